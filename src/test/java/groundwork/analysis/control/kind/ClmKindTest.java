package groundwork.analysis.control.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.analysis.entity.Finding;
import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.design.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClmKindTest {
  private static final Table WINE =
      GlmmKindTest.table(Data.resource("wine.csv"), List.of("judge", "bottle"));

  private static Finding run(String json) {
    return new ClmKind().run(GlmmKindTest.analysis(json), WINE, Context.of(WINE));
  }

  @Test
  void without_random_terms_agrees_with_R() {
    var r = R.of("clm.wine").at("coef");
    var finding = run("{'id':'a','kind':'clm','tests':'lrt','formula':'rating ~ temp + contact'}");
    assertThat(finding.terms()).hasSize(6);
    for (var term : finding.terms()) {
      var row = r.row("term", term.term());
      assertThat(term.estimate()).isEqualTo(row.number("Estimate"), within(1e-7));
      assertThat(term.se()).isEqualTo(row.number("Std. Error"), within(1e-7));
      assertThat(term.statistic()).isEqualTo(row.number("z value"), within(1e-6));
      assertThat(term.p()).isEqualTo(row.number("Pr(>|z|)"), within(1e-7));
    }
    assertThat(finding.tests()).extracting(Finding.Test::effect).containsExactly("temp", "contact");
    assertThat(finding.tests()).extracting(Finding.Test::df1).containsExactly(1.0, 1.0);
    var nominal = R.of("clm.wine.nominal").row("term", "temp");
    assertThat(finding.assumptions().getFirst().statistic())
        .isEqualTo(nominal.number("LRT"), within(1e-6));
    assertThat(finding.assumptions().getFirst().holds()).isTrue();
    assertThat(finding.sentences())
        .containsExactly(
            "tempwarm: b = 2.50, SE = 0.53, z = 4.73, p < .001, OR = 12.22, 95% CI [4.34, 34.44]",
            "contactyes: b = 1.53, SE = 0.48, z = 3.21, p = .001, OR = 4.61, 95% CI [1.81, 11.73]");
  }

  @Test
  void with_random_terms_agrees_with_R() {
    var r = R.of("clmm.wine").at("coef");
    var finding =
        run(
            "{'id':'a','kind':'clmm','tests':'type3','formula':'rating ~ temp + contact + (1 | judge)'}");
    for (var term : finding.terms()) {
      assertThat(term.estimate())
          .isEqualTo(r.row("term", term.term()).number("Estimate"), within(1e-4));
    }
    assertThat(finding.tests())
        .extracting(Finding.Test::effect)
        .containsExactly("temp", "contact", "random effects");
    assertThat(finding.tests().getFirst().statistic())
        .isEqualTo(Math.pow(finding.terms().get(4).statistic(), 2), within(1e-8));
    assertThat(finding.tests().getLast().statistic())
        .isEqualTo(R.of("clmm2.slopeless.lrt").number("lr"), within(1e-5));
    assertThat(finding.groups()).containsEntry("judge", 9);
    assertThat(finding.random()).hasSize(1);
    assertThat(finding.converged()).isTrue();
  }

  @Test
  void quadrature_is_asked_for_by_its_points() {
    var finding =
        run("{'id':'a','kind':'clmm','agq':10,'formula':'rating ~ temp + contact + (1 | judge)'}");
    assertThat(finding.logLik()).isEqualTo(R.of("clmm.wine.agq10").number("logLik"), within(1e-8));
    assertThat(finding.estimator()).contains("10 points");
  }

  @Test
  void counts_and_the_median_are_described_by_cell() {
    var finding = run("{'id':'a','kind':'clm','formula':'rating ~ temp'}");
    var cold = finding.descriptives().getFirst();
    assertThat(cold.group()).containsEntry("temp", "cold");
    assertThat(cold.values()).containsEntry("n", 36).containsEntry("medianLevel", "2");
  }

  @Test
  void means_are_those_of_the_latent_variable() {
    var finding =
        run(
            "{'id':'a','kind':'clm','specs':'temp','contrasts':'pairwise','formula':'rating ~ temp + contact'}");
    var contrast = finding.contrasts().getFirst();
    assertThat(contrast.contrast()).isEqualTo("cold - warm");
    assertThat(contrast.estimate()).isEqualTo(-finding.terms().get(4).estimate(), within(1e-9));
    assertThat(contrast.se()).isEqualTo(finding.terms().get(4).se(), within(1e-9));
    assertThat(contrast.effectSize().estimate())
        .isEqualTo(Math.exp(contrast.estimate()), within(1e-12));
    double thresholds = 0;
    for (int t = 0; t < 4; t++) {
      thresholds += finding.terms().get(t).estimate() / 4;
    }
    var mean = ((java.util.Map<?, ?>) ((List<?>) finding.more().get("means")).getFirst());
    assertThat((Double) mean.get("estimate"))
        .isEqualTo(finding.terms().get(5).estimate() / 2 - thresholds, within(1e-9));
  }

  @Test
  void refuses_the_other_kind() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("{'id':'a','kind':'clm','formula':'rating ~ temp + (1 | judge)'}"))
        .withMessageContaining("kind clmm");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("{'id':'a','kind':'clmm','formula':'rating ~ temp'}"))
        .withMessageContaining("kind clm");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("{'id':'a','kind':'clm','formula':'rating ~ 0 + temp'}"))
        .withMessageContaining("intercept");
  }
}
