package groundwork.study.control;

import groundwork.document.control.DocumentReader;
import groundwork.document.control.Markdown;
import groundwork.json.control.Json;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.entity.Feature;
import groundwork.stimulus.entity.OutputClass;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Block;
import groundwork.study.entity.Instrument;
import groundwork.study.entity.ParticipantText;
import groundwork.study.entity.ParticipantText.Kind;
import groundwork.study.entity.Study;
import groundwork.study.entity.StudyVersion;
import groundwork.study.entity.Translation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One study in each of its languages, gaps in its texts filled in. What has no translation is said
 * as it was written.
 *
 * @param tree the definition as it is written, in the present edition
 */
record Languages(Study study, JsonNode tree, StimulusSet set, Map<String, String> files) {

  StudyVersion version(ContentHash hash, UUID id, int number, Instant openedAt) {
    var texts = ParticipantTexts.of(study, Optional.of(set), files);
    var translated = new HashMap<String, StudyVersion>();
    for (var language : study.languages()) {
      translated.put(
          language,
          in(language, translation(files, language), texts)
              .version(hash, id, number, openedAt, Map.of()));
    }
    return in(study.locale(), null, texts).version(hash, id, number, openedAt, translated);
  }

  /** What stands in the file; nothing where it does not read. */
  static Translation translation(Map<String, String> files, String language) {
    var file = Translation.file(language);
    return Optional.ofNullable(files.get(file))
        .flatMap(
            text -> DocumentReader.read(file, text, DocumentReader.DEFINITION_LIMIT, ignored -> {}))
        .flatMap(document -> bound(document.root()))
        .orElseGet(() -> new Translation(Translation.SCHEMA, language, null, null));
  }

  private static Optional<Translation> bound(JsonNode tree) {
    try {
      return Optional.of(Json.MAPPER.treeToValue(tree, Translation.class));
    } catch (JacksonException misshapen) { // said by the schema
      return Optional.empty();
    }
  }

  /** The words of one text in a language, or null where there are none. */
  static String said(
      ParticipantText text, String language, Translation translation, Map<String, String> files) {
    return text.kind() == Kind.FILE
        ? files.get(Translation.file(language, text.key()))
        : translation.texts().get(text.key());
  }

  private record Said(
      Study study, StimulusSet set, Map<String, String> html, Map<String, Instrument> instruments) {
    StudyVersion version(
        ContentHash hash,
        UUID id,
        int number,
        Instant openedAt,
        Map<String, StudyVersion> translated) {
      return new StudyVersion(
          hash, id, number, study, set, html, instruments, openedAt, translated);
    }
  }

  /**
   * @param translation null for the study's own language
   */
  private Said in(String language, Translation translation, List<ParticipantText> texts) {
    var words = new HashMap<String, String>();
    for (var text : texts) {
      var said = translation == null ? null : said(text, language, translation, files);
      words.put(text.key(), said == null || said.isBlank() ? text.text() : said);
    }
    var written = (ObjectNode) tree.deepCopy();
    written.put("locale", language);
    var html = plain();
    for (var text : texts) {
      var values = Placeholders.values(study, set, text);
      values.put("title", words.getOrDefault("title", study.title()));
      var said = words.get(text.key());
      switch (text.kind()) {
        case FILE -> html.put(text.key(), shown(said, values));
        case DEFINITION -> {
          put(written, text.place(), Placeholders.fill(said, values, UnaryOperator.identity()));
          if (text.key().matches("outcomes\\..*\\.message")) {
            html.put("outcome:" + text.key().split("\\.")[1], shown(said, values));
          }
        }
        case STIMULI -> {}
      }
    }
    return new Said(StudyReader.bind(written), stimuli(words), html, instruments(language));
  }

  /** Markdown that no text of the definition names may be asked for all the same. */
  private Map<String, String> plain() {
    var html = new HashMap<String, String>();
    files.forEach(
        (name, text) -> {
          if (name.endsWith(".md") && !name.startsWith(Translation.FOLDER)) {
            html.put(name, Markdown.html(text));
          }
        });
    return html;
  }

  private static String shown(String markdown, Map<String, String> values) {
    return Placeholders.fill(Markdown.html(markdown), values, Languages::escaped);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;");
  }

  private static void put(ObjectNode tree, String place, String text) {
    var pointer = JsonPointer.compile(place);
    if (tree.at(pointer.head()) instanceof ObjectNode around) {
      around.put(pointer.last().getMatchingProperty(), text);
    }
  }

  private StimulusSet stimuli(Map<String, String> words) {
    var classes =
        set.classes().stream()
            .map(
                one ->
                    new OutputClass(
                        one.id(), words.getOrDefault("stimuli.classes." + one.id(), one.label())))
            .toList();
    var features = set.features().stream().map(one -> feature(one, words)).toList();
    return classes.equals(set.classes()) && features.equals(set.features())
        ? set
        : set.reworded(classes, features);
  }

  private static Feature feature(Feature one, Map<String, String> words) {
    var key = "stimuli.features." + one.id();
    return new Feature(
        one.id(),
        words.getOrDefault(key + ".label", one.label()),
        one.type(),
        words.getOrDefault(key + ".unit", one.unit()),
        one.min(),
        one.max(),
        one.options().stream()
            .map(
                option ->
                    new Feature.Option(
                        option.id(),
                        words.getOrDefault(key + ".options." + option.id(), option.label())))
            .toList(),
        one.description());
  }

  private Map<String, Instrument> instruments(String language) {
    var instruments = new HashMap<String, Instrument>();
    for (var block : study.blocks().toList()) {
      if (block instanceof Block.Questionnaire asked) {
        Instruments.byId(asked.instrument())
            .ifPresent(scale -> instruments.put(asked.instrument(), scale.in(language)));
      }
    }
    return instruments;
  }
}
