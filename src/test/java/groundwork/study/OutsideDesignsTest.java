package groundwork.study;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.FileSet;
import groundwork.problem.entity.Finding;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.StudyReader;
import groundwork.study.control.StudyReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Designs that no template has, sound ones and broken ones, over the sets that ship. */
class OutsideDesignsTest {
  private static final Path DESIGNS = Path.of("src/test/resources/designs");
  private static final Map<String, Optional<StimulusSet>> SETS = new ConcurrentHashMap<>();

  private static Optional<StimulusSet> set(String slug) {
    return SETS.computeIfAbsent(
        slug,
        one -> {
          try {
            return StimulusReader.read(
                    FileSet.ofFolder(Path.of("stimuli", one), FileSet.Limits.STIMULI))
                .set();
          } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
          }
        });
  }

  private static StudyReading read(String study, String plan) {
    var files = new TreeMap<String, String>();
    files.put("study.yaml", study);
    files.put("consent.md", "# Taking part");
    files.put("welcome.md", "# Welcome");
    if (plan != null) {
      files.put("plan.yaml", plan);
    }
    return StudyReader.read(files, OutsideDesignsTest::set);
  }

  private static String design(String name) throws IOException {
    return Files.readString(DESIGNS.resolve(name + ".yaml"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "three-by-two",
        "teach-test",
        "pre-post-same",
        "minimised",
        "three-sessions",
        "constrained",
        "difficulty",
        "adversarial",
        "mixed-kinds",
        "several-languages",
        "tournament-images",
        "only-within"
      })
  void a_sound_design_is_read(String name) throws IOException {
    var reading = read(design(name), null);
    assertThat(reading.findings()).noneMatch(one -> one.severity() == Finding.Severity.ERROR);
    assertThat(reading.required().arms()).isNotEmpty();
  }

  @Test
  void where_everything_varies_within_people_all_are_in_one_arm() throws IOException {
    var study = read(design("only-within"), null).required();
    assertThat(study.arms())
        .singleElement()
        .satisfies(arm -> assertThat(arm.id()).isEqualTo("all"));
    assertThat(study.conditions(study.arms().getFirst(), study.trials().findFirst().orElseThrow()))
        .hasSize(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "screening.experience | you.experience | /assignment/strata/0 | answer to a question | screening.<question>",
        "screening.experience | screening.eye | /assignment/strata/0 | no screening asks | block of screening",
        "screening.experience | screening.age | /assignment/strata/0 | answered by a number | ranges",
        "recruitment.STUDY_ID | recruitment.PROLIFIC_PID | /assignment/strata/2 | stratum of their own | many people share",
        "policy: minimisation, | policy: minimisation, quota: 30, | /assignment/quota | may take 60 runs together | to 60",
        "quota: 20 | quota: 0 | /arms/0/quota | at least 1 | larger",
        "you.age < 18 | your.age < 18 | /flow/0/exclude/0/when | your | you",
        "method: shap | method: shep | /arms/1/method | no method \"shep\" | shap",
        "id: gender | id: Gender | /flow/0/questions/1/id | lower-case letters, digits and underscores | Rename",
        "locale: en | locale: english! | /locale | code of a language | Rename",
        "items: {perCell: 2} | items: {perCell: 40} | /flow/1/items/perCell | only 16 | Lower",
        "items: {perCell: 2} | items: {same: later} | /flow/1/items/same | no block | Put the block",
        "weight: 2 | weight: 0 | /arms/1/weight | at least 1 | larger",
        "probability: 0.8 | probability: 8 | /assignment/probability | at most 1 | smaller",
      })
  void what_is_wrong_is_told_with_place_rule_and_remedy(
      String from, String to, String pointer, String rule, String remedy) throws IOException {
    var study = design("minimised");
    assertThat(study).contains(from);
    assertThat(read(study.replaceFirst(java.util.regex.Pattern.quote(from), to), null).findings())
        .anySatisfy(
            one -> {
              assertThat(one.pointer()).isEqualTo(pointer);
              assertThat(one.rule()).contains(rule);
              assertThat(one.remedy()).contains(remedy);
              assertThat(one.line()).isPositive();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minimised | told apart by \"method\"",
        "three-by-two | told apart by factor_fid and factor_method and factor_presence",
      })
  void a_plan_by_arm_is_told_which_columns_say_it(String name, String remedy) throws IOException {
    var plan =
        """
        schema: plan/1
        analyses:
          - {id: a, kind: descriptive, measure: correct, by: [arm]}
        """;
    assertThat(read(design(name), plan).findings())
        .anySatisfy(one -> assertThat(one.remedy()).contains(remedy));
  }
}
