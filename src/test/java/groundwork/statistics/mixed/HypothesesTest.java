package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.design.Coding;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HypothesesTest {
  static Table table(Data data, List<String> texts, List<String> numbers) {
    var table = Table.of("row", new double[data.rows().size()]);
    for (String name : texts) {
      table = table.with(name, data.text(name));
    }
    for (String name : numbers) {
      table = table.with(name, data.numbers(name));
    }
    return table;
  }

  static LinearMixedModel fit(ModelMatrix matrix) {
    return LinearMixedModel.fit(matrix.y(), matrix.columns(), matrix.random(), Estimator.REML);
  }

  @Test
  void type_three_agrees_with_R_where_effects_are_coded_by_treatment() {
    var data = Paz.data();
    var table =
        table(
            data,
            List.of("participant", "condition"),
            List.of("trial", "pack_after", "decision_ms"));
    for (String id : List.of("paz.pack.anova", "paz.rt.anova")) {
      String y = id.equals("paz.pack.anova") ? "pack_after" : "decision_ms";
      String order = id.equals("paz.pack.anova") ? "trial:condition" : "condition:trial";
      var formula =
          Formula.parse(
              y
                  + (order.startsWith("trial")
                      ? " ~ factor(trial) * condition"
                      : " ~ condition * factor(trial)")
                  + " + (1 | participant)");
      var matrix = ModelMatrix.of(formula, table, Coding.TREATMENT);
      var method = Satterthwaite.of(fit(matrix));
      var tests = Hypotheses.typeThree(matrix, ModelMatrix.of(formula, table, Coding.SUM));
      var r = R.of(id);
      assertThat(tests).hasSize(3);
      SatterthwaiteTest.agrees(r.row("term", "trial"), method.test(tests.get("factor(trial)")));
      SatterthwaiteTest.agrees(r.row("term", "condition"), method.test(tests.get("condition")));
      SatterthwaiteTest.agrees(
          r.row("term", order), method.test(tests.get(order.replace("trial", "factor(trial)"))));
    }
  }

  /** Balanced: all types ask the same of a main effect in a design without covariates. */
  @Test
  void types_agree_where_a_design_is_balanced() {
    var matrix =
        ModelMatrix.of(Formula.parse("y ~ a * b + (1 | g)"), small(true), Coding.TREATMENT);
    var sum = ModelMatrix.of(Formula.parse("y ~ a * b + (1 | g)"), small(true), Coding.SUM);
    var one = Hypotheses.sequential(matrix);
    var two = Hypotheses.marginal(matrix);
    var three = Hypotheses.typeThree(matrix, sum);
    var method = Satterthwaite.of(fit(matrix));
    assertThat(one.keySet()).containsExactly("a", "b", "a:b");
    for (String term : one.keySet()) {
      double f = method.test(one.get(term)).f();
      assertThat(method.test(two.get(term)).f()).isCloseTo(f, within(1e-9 * f));
      assertThat(method.test(three.get(term)).f()).isCloseTo(f, within(1e-9 * f));
    }
  }

  /** By hand: in an unbalanced design a after b is what type II asks, a before b type I. */
  @Test
  void types_differ_where_a_design_is_not_balanced() {
    var ab = ModelMatrix.of(Formula.parse("y ~ a * b + (1 | g)"), small(false), Coding.TREATMENT);
    var ba = ModelMatrix.of(Formula.parse("y ~ b * a + (1 | g)"), small(false), Coding.TREATMENT);
    var method = Satterthwaite.of(fit(ab));
    var other = Satterthwaite.of(fit(ba));
    double first = method.test(Hypotheses.sequential(ab).get("a")).f();
    double second = method.test(Hypotheses.marginal(ab).get("a")).f();
    double after = other.test(Hypotheses.sequential(ba).get("a")).f();
    assertThat(second).isCloseTo(after, within(1e-7 * after));
    assertThat(second).isNotCloseTo(first, within(1e-5 * first));
    double third =
        method
            .test(
                Hypotheses.typeThree(
                        ab,
                        ModelMatrix.of(
                            Formula.parse("y ~ a * b + (1 | g)"), small(false), Coding.SUM))
                    .get("a"))
            .f();
    assertThat(third).isNotCloseTo(second, within(1e-5 * second));
    assertThat(method.test(Hypotheses.marginal(ab).get("a:b")).f())
        .isCloseTo(method.test(Hypotheses.sequential(ab).get("a:b")).f(), within(1e-9));
  }

  private static Table small(boolean balanced) {
    int n = 48;
    double[] y = new double[n];
    var a = new String[n];
    var b = new String[n];
    var g = new String[n];
    for (int i = 0; i < n; i++) {
      a[i] = "a" + i % 2;
      b[i] = "b" + (balanced ? i / 2 % 3 : (i * i + i / 5) % 3);
      g[i] = "g" + i / 6;
      y[i] = Math.sin(7 * i) + i % 2 + Math.cos(i / 6) * 2 + (i / 2 % 3) * 0.4;
    }
    return Table.of("a", List.of(a)).with("b", List.of(b)).with("g", List.of(g)).with("y", y);
  }

  @Test
  void a_numeric_variable_has_one_row() {
    var table =
        small(true)
            .with(
                "x",
                java.util.stream.IntStream.range(0, 48).mapToDouble(i -> i * i % 11).toArray());
    var formula = Formula.parse("y ~ x + (1 | g)");
    Map<String, double[][]> tests =
        Hypotheses.typeThree(
            ModelMatrix.of(formula, table, Coding.TREATMENT),
            ModelMatrix.of(formula, table, Coding.SUM));
    assertThat(tests.get("x")[0]).containsExactly(new double[] {0, 1}, within(1e-12));
  }
}
