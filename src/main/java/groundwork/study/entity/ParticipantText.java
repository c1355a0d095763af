package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import groundwork.provenance.entity.ContentHash;
import java.util.Locale;

/**
 * One thing that participants read.
 *
 * @param key its name in translations: {@code title}, {@code flow.check.questions.what.text}; of a
 *     Markdown file, the file's name
 * @param place pointer into the definition; of stimuli, into their manifest
 * @param text as it is written, in the study's own language
 */
public record ParticipantText(String key, Kind kind, String place, String text) {
  /** Where a text stands. */
  public enum Kind {
    DEFINITION,
    FILE,
    STIMULI;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Enough of the SHA-256 to tell whether the text was changed. */
  public String hash() {
    return ContentHash.of(text).hex().substring(0, 8);
  }
}
