package groundwork.study.control;

import groundwork.document.control.DocumentReader;
import groundwork.document.control.Nearest;
import groundwork.document.control.Schemas;
import groundwork.document.entity.Document;
import groundwork.problem.entity.Finding;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Block;
import groundwork.study.entity.ParticipantText;
import groundwork.study.entity.ParticipantText.Kind;
import groundwork.study.entity.Study;
import groundwork.study.entity.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What must hold between the texts of a study and their translations, and of gaps in both. */
final class TranslationRules {
  private static final int SHOWN = 6;

  private final Document definition;
  private final Study study;
  private final Optional<StimulusSet> set;
  private final Map<String, String> files;
  private final List<ParticipantText> texts;
  private final List<Finding> findings = new ArrayList<>();

  TranslationRules(
      Document definition, Study study, Optional<StimulusSet> set, Map<String, String> files) {
    this.definition = definition;
    this.study = study;
    this.set = set;
    this.files = files;
    texts = ParticipantTexts.of(study, set, files);
    texts.stream().filter(text -> text.kind() != Kind.STIMULI).forEach(this::gaps);
    scales(study.locale(), "/locale");
    for (int i = 0; i < study.languages().size(); i++) {
      language(study.languages().get(i), "/languages/" + i);
    }
    forgotten();
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Placeholders of the originals: known, and with something to stand for. */
  private void gaps(ParticipantText text) {
    var known = set.map(one -> Placeholders.values(study, one, text).keySet());
    for (var gap : Placeholders.in(text.text())) {
      if (!Placeholders.KNOWN.contains(gap)) {
        findings.add(at(text, "there is no placeholder {" + gap + "}", placeholders()));
      } else if (gap.equals("title") && text.key().equals("title")) {
        findings.add(at(text, "the title cannot stand for itself", "Write it out."));
      } else if (known.isPresent() && !known.get().contains(gap)) {
        findings.add(at(text, "{" + gap + "} stands for nothing here", without(gap)));
      }
    }
  }

  private Finding at(ParticipantText text, String rule, String remedy) {
    return text.kind() == Kind.FILE
        ? Finding.error(
            text.key(),
            "",
            line(text.text(), rule.replaceAll(".*(\\{\\w+}).*", "$1")),
            rule,
            remedy)
        : definition.error(text.place(), rule, remedy);
  }

  /** The line in which something stands, or the first. */
  private static int line(String text, String part) {
    int at = text.indexOf(part);
    return at < 0 ? 1 : 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  private static String placeholders() {
    return "Known: {"
        + String.join("}, {", Placeholders.KNOWN)
        + "}. To show braces, put a space behind the first.";
  }

  private static String without(String gap) {
    return switch (gap) {
      case Placeholders.CODE ->
          "Only the message of an outcome that has a code may tell it; anywhere else it would be"
              + " known before the end.";
      case "trials" ->
          "The number is not the same for every arm, or hangs on a rule; write it out, or in words.";
      default -> "Write \"" + gap + "\" in study.yaml, or leave the placeholder out.";
    };
  }

  private void language(String language, String place) {
    if (!isLanguage(language)) {
      findings.add(
          definition.error(
              place,
              "\"" + language + "\" is the code of no language",
              "Use the two or three letters of ISO 639, for example de, pt-BR or ar."));
      return;
    }
    if (language.equals(study.locale())) {
      findings.add(
          definition.error(
              place,
              "\"" + language + "\" is the language in which the study is written",
              "Name only the others."));
      return;
    }
    var file = Translation.file(language);
    if (!files.containsKey(file)) {
      findings.add(
          definition.error(
              place,
              "the file \"" + file + "\" is missing",
              "Add it (schema: translation/1, language: " + language + ", texts: …)."));
      return;
    }
    DocumentReader.read(file, files.get(file), DocumentReader.DEFINITION_LIMIT, findings::add)
        .ifPresent(document -> translation(language, document));
    scales(language, place);
  }

  static boolean isLanguage(String code) {
    var language = Locale.forLanguageTag(code);
    return !language.getLanguage().isEmpty()
        && !language.getDisplayLanguage(Locale.ENGLISH).equals(language.getLanguage());
  }

  private void translation(String language, Document document) {
    var wrong = Schemas.check(document, "translation");
    findings.addAll(wrong);
    if (DocumentReader.refused(wrong)) {
      return;
    }
    var translation = Languages.translation(files, language);
    if (!translation.language().equals(language)) {
      findings.add(
          document.error(
              "/language",
              "this is the file of \"%s\", not of \"%s\""
                  .formatted(language, translation.language()),
              "Write language: " + language + ", or rename the file."));
    }
    var byKey =
        texts.stream().collect(Collectors.toMap(ParticipantText::key, text -> text, (a, b) -> a));
    var inFile = new TreeSet<String>();
    texts.stream().filter(text -> text.kind() != Kind.FILE).forEach(text -> inFile.add(text.key()));
    for (var key : new TreeSet<>(translation.texts().keySet())) {
      var place = "/texts" + Document.step(key);
      if (!inFile.contains(key)) {
        findings.add(
            document.error(
                place,
                "this study has no text \"" + key + "\"",
                Nearest.of(key, inFile)
                    .map(near -> "Did you mean \"" + near + "\"?")
                    .orElse(
                        byKey.containsKey(key)
                            ? "A Markdown file is translated in " + Translation.file(language, key)
                            : "Remove it.")));
      } else {
        said(byKey.get(key), translation.texts().get(key), language, document, place);
      }
    }
    filesOf(language, document, byKey);
    coverage(language, translation, document);
  }

  private void filesOf(String language, Document document, Map<String, ParticipantText> byKey) {
    var folder = Translation.file(language, "");
    files.keySet().stream()
        .filter(name -> name.startsWith(folder))
        .forEach(
            name -> {
              var original = byKey.get(name.substring(folder.length()));
              var there = new Document(name, document.root(), Map.of());
              if (original == null || original.kind() != Kind.FILE) {
                findings.add(
                    Finding.warning(
                        name,
                        "",
                        null,
                        "no text of the study has this name",
                        "Texts: "
                            + texts.stream()
                                .filter(text -> text.kind() == Kind.FILE)
                                .map(ParticipantText::key)
                                .collect(Collectors.joining(", "))
                            + "."));
              } else {
                said(original, files.get(name), language, there, "");
              }
            });
  }

  private void said(
      ParticipantText original, String said, String language, Document document, String place) {
    if (said.isBlank()) {
      findings.add(
          document.error(
              place,
              "this translation is empty",
              "Write it, or leave it out: then the original is shown."));
      return;
    }
    var wanted = Placeholders.in(original.text());
    var given = Placeholders.in(said);
    for (var gap : minus(wanted, given)) {
      findings.add(
          document.error(
              place,
              "the original has {" + gap + "}, this translation has not",
              "Write {" + gap + "} where the value belongs."));
    }
    for (var gap : minus(given, wanted)) {
      findings.add(
          document.error(
              place,
              Placeholders.KNOWN.contains(gap)
                  ? "this translation has {" + gap + "}, the original has not"
                  : "there is no placeholder {" + gap + "}",
              wanted.isEmpty()
                  ? "Remove the braces."
                  : "The original has {" + String.join("}, {", wanted) + "}."));
    }
    Scripts.oddity(language, said)
        .ifPresent(
            odd ->
                findings.add(
                    document.warning(place, odd, "Type it anew, if it is not meant to be so.")));
  }

  private static Set<String> minus(Set<String> all, Set<String> others) {
    var rest = new TreeSet<>(all);
    rest.removeAll(others);
    return rest;
  }

  private void coverage(String language, Translation translation, Document document) {
    var coverage = Coverage.of(language, translation, texts, files);
    if (!coverage.missing().isEmpty()) {
      findings.add(
          document.warning(
              "/texts",
              "%d of %d texts have no translation: %s"
                  .formatted(coverage.missing().size(), texts.size(), some(coverage.missing())),
              "Translate them; until then participants read the original among the translated."));
    }
    if (!coverage.stale().isEmpty()) {
      findings.add(
          document.warning(
              coverage.stale().size() == 1
                  ? "/of" + Document.step(coverage.stale().getFirst())
                  : "/of",
              "the original has changed since it was translated: " + some(coverage.stale()),
              "Look whether the translation still fits, and save it anew."));
    }
  }

  private static String some(List<String> keys) {
    return keys.stream().limit(SHOWN).collect(Collectors.joining(", "))
        + (keys.size() > SHOWN ? " and " + (keys.size() - SHOWN) + " more" : "");
  }

  /** Scales come with their own translations, or in their own language. */
  private void scales(String language, String place) {
    for (var block : study.blocks().toList()) {
      if (!(block instanceof Block.Questionnaire asked)) {
        continue;
      }
      Instruments.byId(asked.instrument())
          .filter(scale -> scale.isShipped() && !scale.locale().equals(language))
          .ifPresent(
              scale -> {
                var words = scale.translations().get(language);
                boolean own =
                    asked
                        .stems()
                        .keySet()
                        .containsAll(scale.items().stream().map(item -> item.id()).toList());
                if (words == null && !own) {
                  findings.add(
                      definition.warning(
                          place,
                          "the scale \"%s\" has no wording in \"%s\"; it is asked in \"%s\""
                              .formatted(scale.id(), language, scale.locale()),
                          "Give the words of each item under \"stems\" of the block \""
                              + asked.id()
                              + "\" and translate those, or leave the language out."));
                }
              });
    }
  }

  /** Translations into languages that the study does not name are shown to nobody. */
  private void forgotten() {
    files.keySet().stream()
        .filter(name -> name.matches("translations/[^/]+\\.ya?ml"))
        .filter(
            name -> study.languages().stream().noneMatch(one -> Translation.file(one).equals(name)))
        .forEach(
            name ->
                findings.add(
                    Finding.warning(
                        name,
                        "",
                        1,
                        "this file is used for nothing",
                        "Add the language to \"languages\" in study.yaml, under the name of the"
                            + " file: translations/<language>.yaml.")));
  }
}
