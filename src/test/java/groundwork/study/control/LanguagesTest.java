package groundwork.study.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.FileSet;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusReader;
import groundwork.study.entity.Block;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.entity.Landing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
  private static StudyVersion version(Map<String, String> files) throws IOException {
    var set =
        StimulusReader.trusted(
            Files.readAllBytes(Path.of("stimuli/sentiment/manifest.json")),
            Files.readAllBytes(Path.of("stimuli/sentiment/explanations.json")));
    return new Languages(StudyReader.trusted(files), StudyReader.definition(files), set, files)
        .version(ContentHash.of("v"), UUID.randomUUID(), 1, Instant.EPOCH);
  }

  private static Map<String, String> files() throws IOException {
    return new HashMap<>(
        FileSet.ofFolder(Path.of("studies/sentiment-forward-simulation"), FileSet.Limits.STUDY)
            .texts(found -> {}));
  }

  @Test
  void everything_that_is_read_is_in_the_language_and_nothing_that_counts_has_changed()
      throws IOException {
    var english = version(files());
    var german = english.in("de");
    assertThat(german.definition().title()).isEqualTo("Was wird die KI sagen?");
    assertThat(german.definition().locale()).isEqualTo("de");
    assertThat(german.hash()).isEqualTo(english.hash());
    assertThat(german.html("consent.md")).contains("Etwa 15 Minuten").doesNotContain("{minutes}");
    assertThat(english.html("consent.md")).contains("About 15 minutes");
    assertThat(german.html("outcome:withdrawn")).contains("Studie verlassen");
    assertThat(german.stimuli().outputClass("positive").orElseThrow().label()).isEqualTo("positiv");
    assertThat(german.stimuli().items()).isEqualTo(english.stimuli().items());
    assertThat(german.stimuli().explanations()).isEqualTo(english.stimuli().explanations());
    var check = (Block.Comprehension) german.definition().block("check").orElseThrow();
    var same = (Block.Comprehension) english.definition().block("check").orElseThrow();
    for (int i = 0; i < check.questions().size(); i++) {
      assertThat(check.questions().get(i).key()).isEqualTo(same.questions().get(i).key());
      assertThat(check.questions().get(i).text()).isNotEqualTo(same.questions().get(i).text());
    }
    var scale = (Block.Questionnaire) german.definition().block("ess").orElseThrow();
    assertThat(german.scale(scale).items().getFirst().text()).startsWith("Durch die Erklärung");
    assertThat(german.scale(scale).scores()).isEqualTo(english.scale(scale).scores());
    assertThat(english.in("fr")).isSameAs(english);
    assertThat(english.in(null)).isSameAs(english);
  }

  @Test
  void what_is_not_translated_is_said_as_it_was_written() throws IOException {
    var files = files();
    files.put("translations/de.yaml", "schema: translation/1\nlanguage: de\ntexts: {}\n");
    var german = version(files).in("de");
    assertThat(german.definition().title()).isEqualTo("What will the AI say?");
    assertThat(german.html("consent.md")).contains("Etwa 15 Minuten");
  }

  @Test
  void a_value_is_put_in_as_text_never_as_markup() throws IOException {
    var files = files();
    files.put("part-1.md", "# {title}\n\nIn {minutes} minutes, {trials} answers.");
    files.put(
        "study.yaml",
        files
            .get("study.yaml")
            .replace("title: What will the AI say?", "title: 'A <b>bold</b> & \"wild\" *one*'"));
    assertThat(version(files).html("part-1.md"))
        .contains("A &lt;b&gt;bold&lt;/b&gt; &amp; &#34;wild&#34; *one*")
        .contains("In 15 minutes, 24 answers.");
  }

  @Test
  void the_code_stands_in_the_message_of_its_outcome() throws IOException {
    var files = files();
    files.put(
        "study.yaml",
        files
            .get("study.yaml")
            .replace(
                "completed: {code: GW-FORESEE-7Q4}",
                "completed: {code: GW_A_B, message: 'Your code: {code}'}"));
    assertThat(version(files).html("outcome:completed")).isEqualTo("<p>Your code: GW_A_B</p>");
  }

  @ParameterizedTest
  @CsvSource({"de, de", "de-AT, de", "DE, de", "fr, en", "en-GB, en", "*, en", "'', en"})
  void the_nearest_language_is_offered(String wanted, String shown) throws IOException {
    var landing = Landing.of(version(files()), List.of(wanted));
    assertThat(landing.locale()).isEqualTo(shown);
    assertThat(landing.languages()).containsExactly("en", "de");
  }

  @Test
  void the_first_that_there_is_wins() throws IOException {
    var landing = Landing.of(version(files()), List.of("fr", "de-CH", "en"));
    assertThat(landing.title()).isEqualTo("Was wird die KI sagen?");
  }
}
