package groundwork.study.entity;

import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.entity.StimulusSet;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A study as it was when it opened, with everything a run needs; immutable, shared between
 * requests.
 *
 * @param study id of the study it is a version of
 * @param number 1, 2, 3 …
 * @param html every Markdown file, rendered for participants, by file name
 * @param instruments every scale that the flow names, by id
 * @param translated the same version in each other language that it is offered in
 */
public record StudyVersion(
    ContentHash hash,
    UUID study,
    int number,
    Study definition,
    StimulusSet stimuli,
    Map<String, String> html,
    Map<String, Instrument> instruments,
    Instant openedAt,
    Map<String, StudyVersion> translated) {
  public StudyVersion {
    translated = Map.copyOf(translated);
    html = Map.copyOf(html);
    instruments = Map.copyOf(instruments);
  }

  /** In one language only. */
  public StudyVersion(
      ContentHash hash,
      UUID study,
      int number,
      Study definition,
      StimulusSet stimuli,
      Map<String, String> html,
      Map<String, Instrument> instruments,
      Instant openedAt) {
    this(hash, study, number, definition, stimuli, html, instruments, openedAt, Map.of());
  }

  /** As somebody reads it who takes part in that language; in its own where there is none. */
  public StudyVersion in(String language) {
    return language == null ? this : translated.getOrDefault(language, this);
  }

  /** A scale as a block of the flow has it: with the words that its owner gave. */
  public Instrument scale(Block.Questionnaire block) {
    return instruments.get(block.instrument()).worded(block.stems());
  }

  /** A text of the study as HTML that is safe to show; empty for null. */
  public String html(String file) {
    return file == null ? "" : html.getOrDefault(file, "");
  }
}
