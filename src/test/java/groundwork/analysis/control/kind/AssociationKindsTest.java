package groundwork.analysis.control.kind;

import static groundwork.analysis.control.kind.KindRuns.descriptive;
import static groundwork.analysis.control.kind.KindRuns.number;
import static groundwork.analysis.control.kind.KindRuns.run;
import static groundwork.analysis.control.kind.KindRuns.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.analysis.entity.Finding.Warning;
import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.design.Table;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class AssociationKindsTest {
  private static final Offset<Double> EXACT = within(1e-10);

  @Test
  void correlations_agree_with_R() {
    var r = R.of("pearson");
    var pearson =
        run("{'id':'c','kind':'correlation','formula':'human ~ faithfulness'}", "metric-human.csv");
    var test = pearson.tests().getFirst();
    assertThat(test.statistic()).isCloseTo(r.number("statistic"), EXACT);
    assertThat(test.df1()).isEqualTo(28);
    assertThat(test.effectSize().estimate()).isCloseTo(r.number("estimate", "cor"), EXACT);
    assertThat(test.effectSize().low()).isCloseTo(r.number("conf.int", 0), EXACT);
    assertThat(pearson.n()).isEqualTo(30);
    var spearman =
        run(
                "{'id':'c','kind':'correlation','method':'spearman','items':['faithfulness','rating']}",
                "metric-human.csv")
            .tests()
            .getFirst();
    assertThat(spearman.p()).isCloseTo(R.of("spearman.ties").number("p.value"), EXACT);
    assertThat(spearman.effectSize().low())
        .isCloseTo(R.of("spearman.ci").number("bonett.wright", 0), EXACT);
    var exact =
        run(
                "{'id':'c','kind':'correlation','method':'kendall','formula':'y ~ x'}",
                "small-corr.csv")
            .tests()
            .getFirst();
    assertThat(exact.statistic()).isEqualTo(26);
    assertThat(exact.p()).isCloseTo(R.of("kendall.exact").number("p.value"), EXACT);
    var partial =
        run(
                "{'id':'c','kind':'correlation','formula':'human ~ faithfulness','controls':['rating']}",
                "metric-human.csv")
            .tests()
            .getFirst();
    assertThat(partial.statistic()).isCloseTo(R.of("partial").number("t"), EXACT);
    var one =
        run(
                "{'id':'c','kind':'correlation','formula':'human ~ faithfulness','alternative':'greater'}",
                "metric-human.csv")
            .tests()
            .getFirst();
    assertThat(one.p() * 2).isCloseTo(test.p(), within(1e-20));
  }

  @Test
  void every_pair_of_items_is_correlated() {
    var finding =
        run(
            "{'id':'c','kind':'correlation','items':['faithfulness','human','rating'],'bootstrap':200}",
            "metric-human.csv");
    assertThat(finding.tests())
        .extracting(test -> test.effect())
        .containsExactly("faithfulness - human", "faithfulness - rating", "human - rating");
    assertThat(finding.tests().getFirst().more()).containsEntry("interval", "bootstrap");
  }

  @Test
  void linear_regression_agrees_with_R() {
    var finding =
        run("{'id':'o','kind':'ols','formula':'human ~ faithfulness'}", "metric-human.csv");
    var rows = R.of("lm").elements();
    for (int j = 0; j < 2; j++) {
      var term = finding.terms().get(j);
      assertThat(term.estimate()).isCloseTo(rows.get(j).number("Estimate"), EXACT);
      assertThat(term.se()).isCloseTo(rows.get(j).number("Std. Error"), EXACT);
      assertThat(term.df()).isEqualTo(28);
    }
    assertThat(finding.terms().get(1).term()).isEqualTo("faithfulness");
    assertThat(finding.aic()).isCloseTo(R.of("r2").number("AIC"), EXACT);
    assertThat((Double) finding.more().get("rSquared")).isCloseTo(R.of("r2").number("r2"), EXACT);
    assertThat(finding.tests().getFirst().statistic()).isCloseTo(R.of("r2").number("F"), EXACT);
    assertThat(finding.assumptions()).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                run(
                    "{'id':'o','kind':'ols','formula':'human ~ rating + (1 | x)'}",
                    "metric-human.csv"))
        .withMessageContaining("lmm");
  }

  @Test
  void logistic_regression_agrees_with_R_and_wants_clusters() {
    var r = R.of("sim.glm");
    var plain =
        run("{'id':'l','kind':'logistic','formula':'correct ~ explain'}", "crossed-40x24.csv");
    assertThat(plain.terms().get(1).estimate())
        .isCloseTo(r.number("fixed", 1, "Estimate"), within(1e-8));
    assertThat((Double) plain.more().get("deviance")).isCloseTo(r.number("deviance"), within(1e-8));
    assertThat(plain.warnings()).extracting(Warning::code).contains("pseudo-replication");
    var robust =
        run(
            "{'id':'l','kind':'logistic','formula':'correct ~ explain','cluster':'participant'}",
            "crossed-40x24.csv");
    assertThat(robust.terms().get(1).se())
        .isCloseTo(R.of("sim.glm.cluster").number("cr1.explain"), within(1e-6));
    @SuppressWarnings("unchecked")
    var cr0 = (Map<String, Double>) robust.more().get("CR0");
    assertThat(cr0.get("explain"))
        .isCloseTo(R.of("sim.glm.cluster").number("cr0.explain"), within(1e-6));
    assertThat(robust.warnings()).isEmpty();
    assertThat(robust.sentences().getFirst()).contains("OR = ");
  }

  @Test
  void regressions_compare_levels_where_asked() {
    var table =
        Table.of("arm", List.of("a", "b", "c", "a", "b", "c", "a", "b", "c"))
            .with("y", 1, 2, 4, 2, 3, 6, 3, 1, 5)
            .with("z", 1, 0, 1, 0, 1, 1, 0, 1, 0);
    var ols = run("{'id':'o','kind':'ols','formula':'y ~ arm','contrasts':'pairwise'}", table);
    assertThat(ols.contrasts()).hasSize(3);
    assertThat(ols.contrasts().getFirst().estimate()).isCloseTo(0, EXACT);
    assertThat(ols.sentences().getFirst()).startsWith("armb: b = ");
    var logistic =
        run("{'id':'l','kind':'logistic','formula':'z ~ arm','contrasts':'pairwise'}", table);
    assertThat(logistic.contrasts()).hasSize(3);
    assertThat(logistic.contrasts().getFirst().df()).isNull();
  }

  @Test
  void separation_is_said() {
    var table =
        Table.of("group", List.of("a", "a", "a", "b", "b", "b")).with("y", 0, 1, 0, 1, 1, 1);
    var finding = run("{'id':'l','kind':'logistic','formula':'y ~ group'}", table);
    assertThat(finding.converged()).isFalse();
    assertThat(finding.warnings()).extracting(Warning::code).contains("separation");
    assertThat(finding.assumptions().getFirst().holds()).isFalse();
  }

  @Test
  void survival_agrees_with_R() {
    var finding =
        run(
            "{'id':'s','kind':'survival','formula':'Surv(seconds, done) ~ group'}",
            "completion-times.csv");
    for (var group : List.of("control", "explain")) {
      var r = R.of("km.median").row("stratum", "group=" + group);
      var one = descriptive(finding, "time", "group", group);
      assertThat(number(one, "median")).isCloseTo(r.number("median"), EXACT);
      assertThat(number(one, "low")).isCloseTo(r.number("0.95LCL"), EXACT);
      assertThat(number(one, "high")).isCloseTo(r.number("0.95UCL"), EXACT);
      assertThat(number(one, "restrictedMean")).isCloseTo(r.number("rmean"), EXACT);
    }
    assertThat(finding.tests().getFirst().statistic())
        .isCloseTo(R.of("logrank").number("chisq"), EXACT);
    assertThat(finding.terms().getFirst().term()).isEqualTo("groupexplain");
    assertThat(finding.terms().getFirst().estimate())
        .isCloseTo(R.of("cox").number(0, "coef"), within(1e-8));
    var keys =
        run(
            "{'id':'s','kind':'survival','time':'seconds','event':'done','group':'group'}",
            "completion-times.csv");
    assertThat(keys.terms()).isEqualTo(finding.terms());
  }

  @Test
  void agreement_of_two_raters_agrees_with_R() {
    var kappa = run("{'id':'a','kind':'agreement','items':['r1','r2']}", "two-raters.csv");
    var r = R.of("kappa.psych");
    assertThat(number(descriptive(kappa, "kappa"), "estimate")).isCloseTo(r.number("kappa"), EXACT);
    assertThat(number(descriptive(kappa, "kappa"), "low"))
        .isCloseTo(r.number("confid", 0, "lower"), EXACT);
    var linear =
        run(
            "{'id':'a','kind':'agreement','items':['r1','r2'],'weights':'linear'}",
            "two-raters.csv");
    assertThat(number(descriptive(linear, "kappa"), "estimate"))
        .isCloseTo(R.of("kappa.linear").number(), EXACT);
    var ac1 =
        run("{'id':'a','kind':'agreement','items':['r1','r2'],'method':'ac1'}", "two-raters.csv");
    assertThat(number(descriptive(ac1, "ac1"), "estimate"))
        .isCloseTo(R.of("gwet.ac1").number(), EXACT);
  }

  @Test
  void agreement_of_many_raters_agrees_with_R() {
    var icc =
        run(
            "{'id':'a','kind':'agreement','items':['J1','J2','J3','J4'],'method':'icc'}",
            "shrout-fleiss.csv");
    assertThat(number(descriptive(icc, "ICC2k"), "estimate"))
        .isCloseTo(R.of("icc").row("type", "ICC2k").number("ICC"), EXACT);
    assertThat(icc.tests()).hasSize(6);
    // the same, one rating a row
    var wide = Data.resource("krippendorff-2011.csv");
    var rater = new java.util.ArrayList<String>();
    var unit = new java.util.ArrayList<String>();
    var value = new java.util.ArrayList<String>();
    for (var row : wide.rows()) {
      for (int u = 1; u < row.length; u++) {
        rater.add(row[0]);
        unit.add("u" + u);
        value.add(row[u].equals("NA") ? null : row[u]);
      }
    }
    var table =
        Table.of("rater", rater)
            .with("unit", unit)
            .with("value", groundwork.statistics.design.Column.of(value));
    var alpha =
        run(
            "{'id':'a','kind':'agreement','rater':'rater','subject':'unit','value':'value',"
                + "'scale':'ordinal','bootstrap':200}",
            table);
    assertThat(number(descriptive(alpha, "krippendorff_alpha"), "estimate"))
        .isCloseTo(R.of("kripp.alpha.ordinal").number(), EXACT);
    assertThat(descriptive(alpha, "krippendorff_alpha").values()).containsKeys("low", "high");
  }

  @Test
  void reliability_agrees_with_R() {
    var data = Data.published("r/data/delaunay-scale-items.csv");
    Assumptions.assumeTrue(data.isPresent());
    var finding =
        run(
            "{'id':'t','kind':'reliability','items':['trust_1','trust_2','trust_3','trust_4'],"
                + "'bootstrap':200}",
            table(data.get()));
    var r = R.of("alpha.Tt");
    var alpha = descriptive(finding, "alpha", "scale", "scale");
    assertThat(number(alpha, "estimate")).isCloseTo(r.number("raw"), EXACT);
    assertThat(number(alpha, "low")).isCloseTo(r.number("feldt", 0), EXACT);
    assertThat(number(descriptive(finding, "omega_total", "scale", "scale"), "estimate"))
        .isCloseTo(R.of("omega.Tt").number("omega_total_1factor"), within(1e-6));
    assertThat(number(descriptive(finding, "item", "item", "trust_2"), "alphaIfDropped"))
        .isCloseTo(r.number("if_dropped", 1), EXACT);
    assertThat(finding.n()).isEqualTo(280);
    assertThat(finding.sentences().getFirst()).startsWith("α = ");
  }

  @Test
  void two_items_have_no_alpha_and_reversed_items_are_turned() {
    var table = Table.of("a", 1, 2, 3, 4, 5).with("b", 2, 1, 4, 3, 5).with("c", 5, 4, 2, 3, 1);
    var two = run("{'id':'t','kind':'reliability','items':['a','b']}", table);
    assertThat(two.warnings()).extracting(Warning::code).containsExactly("two-items");
    assertThat(number(descriptive(two, "spearman_brown", "scale", "scale"), "estimate"))
        .isCloseTo(1.6 / 1.8, EXACT);
    var turned =
        run(
            "{'id':'t','kind':'reliability','items':['a','b','c'],'reversed':['c'],'scale':[1,5],"
                + "'bootstrap':100}",
            table);
    assertThat(number(descriptive(turned, "alpha", "scale", "scale"), "estimate"))
        .isGreaterThan(0.8);
    var raw = run("{'id':'t','kind':'reliability','items':['a','b','c'],'bootstrap':100}", table);
    assertThat(raw.warnings()).extracting(Warning::code).contains("reversed-item");
  }
}
