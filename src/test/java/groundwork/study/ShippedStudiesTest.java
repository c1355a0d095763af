package groundwork.study;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.FileSet;
import groundwork.document.control.Markdown;
import groundwork.problem.entity.Finding;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.StudyReader;
import groundwork.study.control.TrialCount;
import groundwork.study.entity.Block;
import groundwork.study.entity.Study;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedStudiesTest {
  private static Optional<StimulusSet> set(String slug) {
    try {
      return StimulusReader.read(FileSet.ofFolder(Path.of("stimuli", slug), FileSet.Limits.STIMULI))
          .set();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private static Study study(String slug) throws IOException {
    var findings = new ArrayList<Finding>();
    var files =
        FileSet.ofFolder(Path.of("studies", slug), FileSet.Limits.STUDY).texts(findings::add);
    var reading = StudyReader.read(files, ShippedStudiesTest::set);
    assertThat(findings).isEmpty();
    assertThat(reading.findings())
        .as("nothing but controls that a study goes without on purpose")
        .allMatch(one -> one.rule().startsWith("nobody meets the control"));
    files.forEach((name, text) -> assertThat(Markdown.html(text)).doesNotContain("Researchers:"));
    return reading.required();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "credit",
        "credit-forms",
        "sentiment",
        "review-network",
        "fashion",
        "fashion-figures"
      })
  void a_set_that_ships_has_nothing_to_remark_on(String slug) throws IOException {
    assertThat(
            StimulusReader.read(FileSet.ofFolder(Path.of("stimuli", slug), FileSet.Limits.STIMULI))
                .findings())
        .isEmpty();
  }

  @Test
  void forward_simulation_tests_on_other_items_than_it_teaches() throws IOException {
    var study = study("sentiment-forward-simulation");
    assertThat(study.arms())
        .extracting(arm -> arm.method())
        .containsExactly("none", "placebo", "lime", "shap");
    assertThat(
            study
                .trials()
                .map(block -> TrialCount.of(study, block, set("sentiment").orElseThrow())))
        .as("practice, pre, learning, post")
        .containsExactly(2, 12, 16, 12);
    assertThat(study.block("ess").orElseThrow().onlyArms())
        .containsExactly("placebo", "lime", "shap");
    assertThat(((Block.Comprehension) study.block("check").orElseThrow()).questions()).hasSize(3);
  }

  @Test
  void the_loan_officer_decides_alone_with_advice_or_with_an_explanation() throws IOException {
    var study = study("credit-decision");
    assertThat(study.arms())
        .extracting(arm -> arm.advice() + " " + arm.method())
        .containsExactly("false none", "true none", "true shap");
    assertThat(
            study.trials().map(block -> TrialCount.of(study, block, set("credit").orElseThrow())))
        .containsExactly(2, 16);
  }

  @Test
  void professionals_decide_on_three_days() throws IOException {
    var study = study("loan-advice-three-days");
    assertThat(study.blocks().filter(Block.Session.class::isInstance)).hasSize(2);
    assertThat(
            study.trials().map(block -> TrialCount.of(study, block, set("credit").orElseThrow())))
        .containsExactly(2, 12, 12, 12);
    assertThat(study.assignment().strata()).containsExactly("screening.role", "screening.region");
  }

  @Test
  void the_proxies_stand_beside_their_controls() throws IOException {
    var functional = study("credit-proxies").functional();
    assertThat(functional.methods())
        .contains("lime", "shap", "occlusion", "placebo", "oracle", "random");
    assertThat(functional.metrics()).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void a_tournament_lets_every_two_of_five_methods_meet() throws IOException {
    var study = study("sentiment-explanation-tournament");
    var block = study.trials().toList().getLast();
    assertThat(block.methods()).containsExactly("lime", "shap", "occlusion", "placebo", "oracle");
    assertThat(TrialCount.of(study, block, set("sentiment").orElseThrow()))
        .as("each pair twice")
        .isEqualTo(20);
  }

  @Test
  void what_if_is_asked_before_and_after_about_the_same_cases() throws IOException {
    var study = study("credit-counterfactual");
    assertThat(study.trials().map(Block.Trials::id))
        .containsExactly("practice", "pre", "learn", "post");
    var credit = set("credit").orElseThrow();
    var counts = study.trials().map(block -> TrialCount.of(study, block, credit)).toList();
    assertThat(counts.getLast()).as("the same items again").isEqualTo(counts.get(1)).isPositive();
    assertThat(study.trials().toList().getLast().items().same()).isEqualTo("pre");
  }

  @Test
  void time_pressure_is_crossed_with_explanations() throws IOException {
    var study = study("credit-time-pressure");
    assertThat(study.arms()).extracting(arm -> arm.id()).containsExactly("none", "shap");
    var main = (Block.Trials) study.block("decide").orElseThrow();
    for (var arm : study.arms()) {
      assertThat(study.conditions(arm, main))
          .extracting(condition -> condition.id())
          .containsExactly("unhurried", "hurried");
    }
    assertThat(TrialCount.of(study, main, set("credit").orElseThrow())).isEqualTo(16);
  }

  @Test
  void each_arm_has_one_more_view_of_the_network() throws IOException {
    var study = study("review-network-views");
    assertThat(study.arms())
        .extracting(arm -> arm.method())
        .containsExactly("none", "graph", "graph-instances", "graph-instances-matrix", "all-views");
    assertThat(
            study
                .trials()
                .map(block -> TrialCount.of(study, block, set("review-network").orElseThrow())))
        .as("practice, foresee, errors")
        .containsExactly(3, 18, 12);
  }

  @Test
  void the_same_forecasts_are_explained_in_five_forms_and_not_at_all() throws IOException {
    var study = study("credit-explanation-forms");
    assertThat(study.arms())
        .extracting(arm -> arm.method())
        .containsExactly("none", "shap", "waterfall", "text", "rules", "counterfactual");
    assertThat(
            TrialCount.of(
                study,
                (Block.Trials) study.block("main").orElseThrow(),
                set("credit-forms").orElseThrow()))
        .isEqualTo(16);
  }

  @Test
  void errors_on_pictures_are_looked_for_in_five_ways() throws IOException {
    var study = study("fashion-error-detection");
    assertThat(study.arms())
        .extracting(arm -> arm.method())
        .containsExactly("none", "gradient", "smoothgrad", "nearest-examples", "attack");
    assertThat(
            study
                .trials()
                .map(block -> TrialCount.of(study, block, set("fashion-figures").orElseThrow())))
        .containsExactly(4, 24);
  }

  @Test
  void who_learned_by_trying_is_tested_on_other_cases_without_trying() throws IOException {
    var study = study("credit-what-if");
    assertThat(study.arms())
        .extracting(arm -> arm.method())
        .containsExactly("none", "shap", "what-if");
    var main = (Block.Trials) study.block("main").orElseThrow();
    assertThat(main.explanation()).isFalse();
    assertThat(TrialCount.of(study, main, set("credit-forms").orElseThrow())).isEqualTo(16);
  }
}
