package groundwork.statistics.groups;

import static groundwork.statistics.groups.Expect.close;
import static org.assertj.core.api.Assertions.assertThat;

import groundwork.statistics.R;
import groundwork.statistics.design.Coding;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepeatedMeasuresTest {
  private static RepeatedMeasures one() {
    var table = AnovaTest.table("rm-one.csv");
    var cells = RepeatedCells.of(table.numbers("value"), table, "subject", List.of("condition"));
    return RepeatedMeasures.of(
        cells.values(),
        cells.factors(),
        LinearDesign.constant(cells.people().size()),
        SumsOfSquares.MARGINAL);
  }

  private static RepeatedMeasures two(String... within) {
    var table = AnovaTest.table("rm-two.csv");
    var cells = RepeatedCells.of(table.numbers("value"), table, "subject", List.of(within));
    return RepeatedMeasures.of(
        cells.values(),
        cells.factors(),
        LinearDesign.constant(cells.people().size()),
        SumsOfSquares.MARGINAL);
  }

  private static RepeatedMeasures mixed(Table table, SumsOfSquares type) {
    var cells = RepeatedCells.of(table.numbers("value"), table, "subject", List.of("block"));
    var between =
        LinearDesign.of(
            ModelMatrix.of(
                Formula.parse("~ group"),
                Table.of(Map.of("group", table.column("group").at(cells.rows()))),
                Coding.SUM));
    return RepeatedMeasures.of(cells.values(), cells.factors(), between, type);
  }

  private static void agrees(RepeatedMeasures anova, R expected) {
    var rows = expected.at("univariate").elements();
    assertThat(anova.effects()).hasSize(rows.size() - 1); // without the intercept
    for (var row : rows.subList(1, rows.size())) {
      var effect = anova.effect(row.text("term"));
      close(effect.sumOfSquares(), row.number("Sum Sq"), 1e-9);
      close(effect.df1(), row.number("num Df"));
      close(effect.errorSumOfSquares(), row.number("Error SS"), 1e-9);
      close(effect.df2(), row.number("den Df"));
      close(effect.f(), row.number("F value"), 1e-9);
      close(effect.p(), row.number("Pr(>F)"), 1e-9);
    }
    var mauchly = expected.at("mauchly").elements();
    assertThat(anova.sphericity()).hasSize(mauchly.size());
    for (var row : mauchly) {
      var sphericity = anova.sphericity().get(row.text("term"));
      close(sphericity.w().orElseThrow(), row.number("W"), 1e-9);
      close(sphericity.p().orElseThrow(), row.number("p"), 1e-9);
    }
    for (var row : expected.at("corrections").elements()) {
      var sphericity = anova.sphericity().get(row.text("term"));
      var effect = anova.effect(row.text("term"));
      close(sphericity.greenhouseGeisser(), row.number("GG.eps"), 1e-9);
      close(effect.p(sphericity.greenhouseGeisser()), row.number("GG.p"), 1e-9);
      close(sphericity.huynhFeldt(), row.number("HF.eps"), 1e-9);
      close(effect.p(sphericity.huynhFeldtAtMostOne()), row.number("HF.p"), 1e-9);
    }
  }

  private static void sizes(RepeatedMeasures anova, R expected) {
    for (var row : expected.elements()) {
      var effect = anova.effect(row.text("term"));
      close(effect.partialEta2(), row.number("pes"), 1e-9);
      close(effect.generalisedEta2(), row.number("ges"), 1e-9);
    }
  }

  @Test
  void one_factor_agrees_with_R() {
    agrees(one(), R.of("rm.anova.one"));
    sizes(one(), R.of("rm.anova.one.ges"));
    var corrected = R.of("rm.anova.one.ges").at(0);
    double epsilon = one().sphericity().get("condition").greenhouseGeisser();
    var effect = one().effect("condition");
    close(effect.df1() * epsilon, corrected.number("num Df"), 1e-9);
    close(effect.df2() * epsilon, corrected.number("den Df"), 1e-9);
    close(effect.meanSquareError() / epsilon, corrected.number("MSE"), 1e-9);
    close(effect.p(epsilon), corrected.number("Pr(>F)"), 1e-9);
  }

  @Test
  void the_interval_of_partial_eta_squared_agrees_with_R() {
    var row = R.of("rm.anova.one.effects").at(0);
    var effect = one().effect("condition");
    close(effect.partialEta2(), row.number("Eta2_partial"), 1e-9);
    close(effect.partialEta2(0.9).low(), row.number("CI_low"), 1e-5);
    close(effect.partialEta2(0.9).high(), row.number("CI_high"), 1e-5);
  }

  @Test
  void the_error_stratum_agrees_with_R() {
    var expected = R.of("aov.error");
    var effect = one().effect("condition");
    var row = expected.row("term", "condition");
    close(effect.sumOfSquares(), row.number("Sum Sq"), 1e-9);
    close(effect.f(), row.number("F value"), 1e-9);
    close(effect.p(), row.number("Pr(>F)"), 1e-9);
    close(effect.errorSumOfSquares(), expected.row("term", "Residuals").number("Sum Sq"), 1e-9);
    close(effect.df2(), expected.row("term", "Residuals").number("Df"));
  }

  @Test
  void two_factors_agree_with_R() {
    agrees(two("method", "difficulty"), R.of("rm.anova.two"));
    sizes(two("method", "difficulty"), R.of("rm.anova.two.ges"));
  }

  @Test
  void the_order_of_the_factors_does_not_matter() {
    var turned = two("difficulty", "method");
    var anova = two("method", "difficulty");
    close(turned.effect("method").f(), anova.effect("method").f(), 1e-10);
    close(turned.effect("difficulty:method").f(), anova.effect("method:difficulty").f(), 1e-10);
    assertThat(turned).hasToString("difficulty, method, difficulty:method");
  }

  @Test
  void a_mixed_design_agrees_with_R() {
    var table = AnovaTest.table("mixed-design.csv");
    for (var type : SumsOfSquares.values()) { // balanced: all the same
      agrees(mixed(table, type), R.of("mixed.anova"));
      sizes(mixed(table, type), R.of("mixed.anova.ges"));
    }
    assertThat(mixed(table, SumsOfSquares.MARGINAL)).hasToString("group, block, group:block");
  }
}
