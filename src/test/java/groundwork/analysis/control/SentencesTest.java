package groundwork.analysis.control;

import static groundwork.analysis.control.SomeFindings.analysis;
import static groundwork.analysis.control.SomeFindings.mixed;
import static org.assertj.core.api.Assertions.assertThat;

import groundwork.analysis.entity.Finding.Contrast;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import java.util.Map;

class SentencesTest {
  private static FindingBuilder finding(String kind) {
    return FindingBuilder.of(analysis("one", kind));
  }

  @org.junit.jupiter.api.Test
  void one_test_is_one_sentence() {
    var finding =
        finding("t-test")
            .test(
                Test.of("method", "Welch", "t", 4.836, 37.5512, null, 2.1e-5)
                    .with(new EffectSize("d", 1.312, 0.69, 1.91, 0.95)))
            .done();
    assertThat(Sentences.of(finding))
        .containsExactly("t(37.55) = 4.84, p < .001, d = 1.31, 95% CI [0.69, 1.91]");
  }

  @org.junit.jupiter.api.Test
  void several_tests_say_what_they_are_about_and_how_they_were_corrected() {
    var finding =
        finding("rm-anova")
            .n(120)
            .test(
                Test.of("phase", "Greenhouse-Geisser", "F", 7.59, 5.94, 427.68, 1e-7)
                    .with(EffectSize.of("eta2g", 0.1))
                    .and("epsilon", 0.54))
            .test(Test.of("a", "Pearson", "chi2", 8.41, 3.0, null, 0.0382))
            .test(Test.of("b - c", "Dunn", "z", 2.1, null, null, 0.04).adjusted(0.12, "holm"))
            .test(Test.of("exact", "Fisher", null, null, null, null, 0.2))
            .test(Test.of("days", "type III, Satterthwaite", "F", 3.0, 1.0, 17.0, 0.1))
            .test(Test.of("U", "Mann-Whitney", "U", 517.0, null, null, 0.0001))
            .done();
    assertThat(Sentences.of(finding))
        .containsExactly(
            "phase: F(5.94, 427.68) = 7.59, p < .001, ηG² = .10 (GG ε = .54)",
            "a: χ²(3, N = 120) = 8.41, p = .038",
            "b - c: z = 2.10, p = .120 (Holm)",
            "exact: p = .200",
            "days: F(1, 17) = 3.00, p = .100 (Satterthwaite)",
            "U: U = 517, p < .001");
  }

  @org.junit.jupiter.api.Test
  void a_model_without_tests_says_its_coefficients() {
    assertThat(Sentences.of(mixed()))
        .containsExactly("b = 0.52, SE = 0.11, 95% CI [0.30, 0.74], z = 4.73, p = .031");
  }

  @org.junit.jupiter.api.Test
  void a_contrast_says_where_it_was_taken() {
    var finding =
        finding("emmeans")
            .contrast(
                new Contrast(
                    "a - b",
                    Map.of("phase", "post"),
                    null,
                    0.4,
                    0.2,
                    2.0,
                    38.0,
                    0.052,
                    0.104,
                    "holm",
                    0.0,
                    0.8,
                    null))
            .contrast(
                new Contrast(
                    "a - c", Map.of(), null, 0.4, 0.2, 2.0, null, 0.052, null, null, null, null,
                    null))
            .done();
    assertThat(Sentences.of(finding))
        .containsExactly(
            "a - b (phase = post): difference = 0.40, 95% CI [0.00, 0.80], t(38) = 2.00,"
                + " p = .104 (Holm)",
            "a - c: difference = 0.40, z = 2.00, p = .052");
  }

  @org.junit.jupiter.api.Test
  void descriptives_speak_where_nothing_else_does() {
    var finding =
        finding("descriptive")
            .descriptive(
                Descriptive.of(Map.of("method", "lime"), "rt_ms").and("mean", 4.5).and("sd", 1.25))
            .descriptive(Descriptive.of(Map.of("method", "none"), "auc").and("estimate", 0.75))
            .descriptive(Descriptive.of(Map.of("method", "shap"), "rt_ms").and("n", 0))
            .done();
    assertThat(Sentences.of(finding))
        .containsExactly("lime: M = 4.50, SD = 1.25", "none: AUC = .75");
  }

  @org.junit.jupiter.api.Test
  void sentences_that_stand_are_kept_and_those_beside_are_completed() {
    var said = FindingBuilder.of(mixed()).sentence("As it was.").beside(mixed()).done();
    var completed = Sentences.complete(said);
    assertThat(completed.sentences()).containsExactly("As it was.");
    assertThat(completed.beside().getFirst().sentences()).hasSize(1);
    assertThat(Sentences.complete(completed)).isSameAs(completed);
  }
}
