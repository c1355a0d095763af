package groundwork.study;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.FileSet;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Finding.Severity;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.StudyReader;
import groundwork.trial.TaskStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a translation is said where it stands, with the rule and a remedy. */
class TranslationsTest {
  private static final Path STUDY = Path.of("studies/sentiment-forward-simulation");
  private static final String DE = "translations/de.yaml";

  private static Map<String, String> files() throws IOException {
    return new HashMap<>(FileSet.ofFolder(STUDY, FileSet.Limits.STUDY).texts(found -> {}));
  }

  private static StimulusSet sentiment() throws IOException {
    return StimulusReader.trusted(
        Files.readAllBytes(Path.of("stimuli/sentiment/manifest.json")),
        Files.readAllBytes(Path.of("stimuli/sentiment/explanations.json")));
  }

  private static List<Finding> findings(Map<String, String> files) throws IOException {
    return StudyReader.read(files, sentiment()).findings().stream()
        .filter(one -> !one.pointer().equals("/arms")) // which controls there are is no matter here
        .toList();
  }

  @Test
  void the_shipped_translation_is_whole() throws IOException {
    assertThat(findings(files())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: Was wird die KI sagen? | titel: Was? | /texts/titel | no text \"titel\" | Did you mean \"title\"",
        "flow.welcome.title: Ihre Aufgabe | flow.welcome.title: ' ' | /texts/flow.welcome.title | is empty | leave it out",
        "flow.welcome.title: Ihre Aufgabe | flow.welcome.title: 'Ihre {aufgabe}' | /texts/flow.welcome.title | no placeholder {aufgabe} | Remove",
        "flow.welcome.title: Ihre Aufgabe | flow.welcome.title: 'In {minutes}' | /texts/flow.welcome.title | the original has not | Remove",
        "language: de | language: fr | /language | this is the file of \"de\" | rename",
        "flow.after.title: Teil 3 von 3 | instructions.md: Hallo | /texts/instructions.md | no text | translations/de/instructions.md",
        "schema: translation/1 | schema: translation/9 | /schema | | ",
        "texts: | texten: | /texten | | ",
      })
  void a_mistake_is_told_in_its_place(
      String before, String after, String pointer, String rule, String remedy) throws IOException {
    var files = files();
    assertThat(files.get(DE)).contains(before);
    files.put(DE, files.get(DE).replaceFirst(Pattern.quote(before), after.replace("$", "\\$")));
    assertThat(findings(files))
        .anySatisfy(
            one -> {
              assertThat(one.severity()).isEqualTo(Severity.ERROR);
              assertThat(one.file()).isEqualTo(DE);
              assertThat(one.pointer()).isEqualTo(pointer);
              assertThat(one.line()).isPositive();
              assertThat(one.rule()).contains(rule == null ? "" : rule);
              assertThat(one.remedy()).contains(remedy == null ? "" : remedy);
            });
  }

  /** What is asked beside, or instead of, a choice is a text like any other. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explain | {marks: {label: Mark what counts.}, text: {label: Why?}} | marks.label, text.label",
        "localisation | {marks: {label: Mark what counts., reference: {truth: true}}} | marks.label",
        "domain-task | {page: {href: /ui/tasks/example.html, title: Proof-reading, outcome: [{name: found, type: number}]}} | page.title",
        "naming | {names: {label: Name it.}} | names.label",
        "estimate | {number: {label: How many?, unit: words, min: 0, max: 9}} | number.label, number.unit",
        "rating | {ratings: [{id: clear, text: It is clear., low: never, high: always}]} | ratings.clear.text, ratings.clear.low, ratings.clear.high",
      })
  void every_label_of_what_is_asked_can_be_translated(String task, String asks, String keys)
      throws IOException {
    var files = new HashMap<>(TaskStudy.files("asked", task, "items: {count: 2}, asks: " + asks));
    files.computeIfPresent("study.yaml", (name, text) -> text + "languages: [de]\n");
    files.put(DE, "schema: translation/1\nlanguage: de\ntexts: {title: Eine Aufgabe}\n");
    var missing =
        findings(files).stream().map(Finding::rule).filter(rule -> rule.contains("no translation"));
    assertThat(missing).singleElement().asString().contains(missing(keys));
  }

  private static List<String> missing(String keys) {
    return Stream.of(keys.split(", ")).map(key -> "flow.main.asks." + key).toList();
  }

  @Test
  void what_is_missing_is_counted_and_named() throws IOException {
    var files = files();
    files.put(DE, files.get(DE).replace("  title: Was wird die KI sagen?\n", ""));
    files.remove("translations/de/part-1.md");
    assertThat(findings(files))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.severity()).isEqualTo(Severity.WARNING);
              assertThat(one.rule()).startsWith("2 of ").contains("title").contains("part-1.md");
            });
  }

  @Test
  void an_original_that_changed_makes_its_translation_stale() throws IOException {
    var files = files();
    files.put(DE, files.get(DE) + "of:\n  title: \"00000000\"\n");
    assertThat(findings(files))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.pointer()).isEqualTo("/of/title");
              assertThat(one.rule()).contains("has changed since it was translated: title");
            });
  }

  @Test
  void a_placeholder_that_one_side_lacks_is_found_in_markdown_too() throws IOException {
    var files = files();
    var name = "translations/de/consent.md";
    files.put(name, files.get(name).replace("{minutes}", "15"));
    assertThat(findings(files))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.file()).isEqualTo(name);
              assertThat(one.rule()).contains("{minutes}");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{title} | true",
        "{minutes} {trials} | true",
        "{minuts} | false",
        "{code} | false", // it would be known before the end
        "{ minutes } | true", // shown as it stands
      })
  void placeholders_of_originals_are_known_and_stand_for_something(String text, boolean fine)
      throws IOException {
    var files = files();
    files.put("instructions.md", "# Read\n\n" + text);
    files.remove("translations/de/instructions.md");
    var errors = findings(files).stream().filter(one -> one.severity() == Severity.ERROR).toList();
    if (fine) {
      assertThat(errors).isEmpty();
    } else {
      assertThat(errors)
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.file()).isEqualTo("instructions.md");
                assertThat(one.line()).isEqualTo(3);
              });
    }
  }

  @Test
  void letters_that_look_alike_and_other_alphabets_are_noticed() throws IOException {
    var files = files();
    files.put(
        DE,
        files
            .get(DE)
            .replace(
                "title: Was wird die KI sagen?", "title: Was wird die KІ sagen?") // І is Cyrillic
            .replace(
                "flow.welcome.title: Ihre Aufgabe",
                "flow.welcome.title: Ваша задача в этом исследовании"));
    assertThat(findings(files))
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.severity()).isEqualTo(Severity.WARNING))
        .anySatisfy(one -> assertThat(one.rule()).contains("look alike"))
        .anySatisfy(one -> assertThat(one.rule()).contains("most of its letters"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[xq] | code of no language",
        "[en] | in which the study is written",
        "[de, fr] | \"translations/fr.yaml\" is missing",
        "[deutsch!] | ",
      })
  void languages_are_languages_and_have_files(String languages, String rule) throws IOException {
    var files = files();
    files.put(
        "study.yaml",
        files.get("study.yaml").replace("languages: [de]", "languages: " + languages));
    assertThat(findings(files))
        .anySatisfy(
            one -> {
              assertThat(one.severity()).isEqualTo(Severity.ERROR);
              assertThat(one.pointer()).startsWith("/languages/");
              assertThat(one.rule()).contains(rule == null ? "" : rule);
            });
  }

  @Test
  void a_file_of_a_language_that_nobody_is_offered_is_noticed() throws IOException {
    var files = files();
    files.put("study.yaml", files.get("study.yaml").replace("languages: [de]\n", ""));
    assertThat(findings(files))
        .singleElement()
        .satisfies(one -> assertThat(one.rule()).contains("used for nothing"));
  }

  /** Also nonsense ends in findings, never in a failure. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]",
        "texts",
        "'{\"schema\": \"translation/1\", \"language\": 7, \"texts\": []}'",
        "'a: b: c'"
      })
  void nonsense_in_the_file_is_refused(String text) throws IOException {
    var files = files();
    files.put(DE, text);
    assertThat(findings(files))
        .anySatisfy(
            one -> {
              assertThat(one.file()).isEqualTo(DE);
              assertThat(one.severity()).isEqualTo(Severity.ERROR);
            });
  }
}
