package groundwork.statistics.groups;

import static groundwork.statistics.groups.Expect.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.design.Coding;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnovaTest {
  private static final Table FACTORIAL = table("factorial-unbalanced.csv");

  /** Factors in the order of appearance, as the reference values have it. */
  static Table table(String file) {
    var data = Data.resource(file);
    var columns = new LinkedHashMap<String, Column>();
    for (var name : data.header()) {
      var column = Column.of(data.text(name));
      columns.put(
          name,
          column instanceof Column.Factor
              ? Column.Factor.of(data.text(name), data.text(name).stream().distinct().toList())
              : column);
    }
    return Table.of(columns);
  }

  private static LinearAnova anova(String formula, Table table, SumsOfSquares type) {
    var matrix = ModelMatrix.of(Formula.parse(formula), table, Coding.SUM);
    return LinearAnova.of(matrix.y(), LinearDesign.of(matrix), type);
  }

  private static void agrees(Effect effect, R row) {
    close(effect.sumOfSquares(), row.number("Sum Sq"), 1e-9);
    close(effect.df1(), row.number("Df"));
    close(effect.f(), row.number("F value"), 1e-9);
    close(effect.p(), row.number("Pr(>F)"), 1e-9);
  }

  private static void agrees(LinearAnova anova, R expected, int rows) {
    assertThat(anova.effects()).hasSize(rows);
    for (var effect : anova.effects()) {
      agrees(effect, expected.row("term", effect.term()));
    }
    var rest = expected.row("term", "Residuals");
    close(anova.residualSumOfSquares(), rest.number("Sum Sq"));
    close(anova.residualDf(), rest.number("Df"));
    assertThat(anova.lost()).isEmpty();
  }

  @Test
  void three_types_of_sums_of_squares_agree_with_R() {
    var formula = "value ~ method * expertise";
    agrees(anova(formula, FACTORIAL, SumsOfSquares.SEQUENTIAL), R.of("factorial.type1"), 3);
    agrees(anova(formula, FACTORIAL, SumsOfSquares.HIERARCHICAL), R.of("factorial.type2"), 3);
    var third = anova(formula, FACTORIAL, SumsOfSquares.MARGINAL);
    agrees(third, R.of("factorial.type3"), 3);
    agrees(third.intercept(), R.of("factorial.type3").row("term", "(Intercept)"));
  }

  @Test
  void covariance_agrees_with_R() {
    var anova = anova("value ~ age + method", table("ancova.csv"), SumsOfSquares.MARGINAL);
    agrees(anova, R.of("ancova.type3"), 2);
    agrees(anova.intercept(), R.of("ancova.type3").row("term", "(Intercept)"));
  }

  @Test
  void one_factor_is_the_one_way_test() {
    var anova = anova("value ~ group", table("oneway.csv"), SumsOfSquares.HIERARCHICAL);
    var test = OneWay.fisher(Expect.oneway());
    close(anova.effect("group").f(), test.f(), 1e-12);
    close(anova.effect("group").p(), test.p(), 1e-11);
  }

  @Test
  void partial_effect_sizes_and_their_intervals_agree_with_R() {
    var anova = anova("value ~ method * expertise", FACTORIAL, SumsOfSquares.MARGINAL);
    for (var row : R.of("factorial.pes").elements()) {
      var effect = anova.effect(row.text("Parameter"));
      close(effect.partialEta2(), row.number("Eta2_partial"));
      close(effect.generalisedEta2(), row.number("Eta2_partial"));
      var interval = effect.partialEta2(0.9);
      close(interval.low(), row.number("CI_low"), 1e-5); // R's own optimiser
      close(interval.high(), row.number("CI_high"), 1e-5);
      assertThat(interval.level()).isEqualTo(0.9);
    }
    for (var row : R.of("factorial.pomega").elements()) {
      var effect = anova.effect(row.text("Parameter"));
      close(effect.partialOmega2(66), row.number("Omega2_partial"));
      var interval = effect.partialOmega2(66, 0.9);
      close(interval.low(), row.number("CI_low"), 1e-5);
      close(interval.high(), row.number("CI_high"), 1e-5);
    }
  }

  @Test
  void omega_squared_is_never_below_0() {
    assertThat(new Effect("a", 1, 2, 100, 50, 0.01).partialOmega2(53)).isZero();
    assertThat(new Effect("a", 8, 2, 100, 50, 0.01).partialOmega2(53)).isPositive();
    assertThat(new Effect("a", 8, 2, 100, 50, 0.01).meanSquareError()).isEqualTo(2);
  }

  @Test
  void the_order_of_terms_matters_for_type_one_only() {
    var turned = "value ~ expertise * method";
    var formula = "value ~ method * expertise";
    for (var type : SumsOfSquares.values()) {
      double first = anova(formula, FACTORIAL, type).effect("method").sumOfSquares();
      double second = anova(turned, FACTORIAL, type).effect("method").sumOfSquares();
      if (type == SumsOfSquares.SEQUENTIAL) {
        assertThat(Math.abs(first - second)).isGreaterThan(1);
      } else {
        close(second, first, 1e-10);
      }
    }
  }

  /**
   * By hand: every term contains the constant, so that it stands alone: n times the square mean.
   */
  @Test
  void the_constant_comes_before_all_terms_but_for_type_three() {
    double[] y = FACTORIAL.numbers("value");
    double mean = java.util.Arrays.stream(y).average().orElseThrow();
    var formula = "value ~ method * expertise";
    for (var type : List.of(SumsOfSquares.SEQUENTIAL, SumsOfSquares.HIERARCHICAL)) {
      var intercept = anova(formula, FACTORIAL, type).intercept();
      assertThat(intercept.term()).isEqualTo("(Intercept)");
      assertThat(intercept.df1()).isOne();
      close(intercept.sumOfSquares(), y.length * mean * mean, 1e-11);
    }
  }

  @Test
  void types_go_by_number() {
    assertThat(SumsOfSquares.type(1)).isEqualTo(SumsOfSquares.SEQUENTIAL);
    assertThat(SumsOfSquares.type(3)).isEqualTo(SumsOfSquares.MARGINAL);
    for (int type : new int[] {0, 4}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SumsOfSquares.type(type))
          .withMessageContaining("type is " + type);
    }
  }

  @Test
  void an_empty_cell_costs_the_interaction_its_degrees_of_freedom() {
    var table = FACTORIAL.where(keep(FACTORIAL));
    var anova = anova("value ~ method * expertise", table, SumsOfSquares.SEQUENTIAL);
    assertThat(anova.effect("method:expertise").df1()).isEqualTo(1);
    var alias = anova("value ~ method + factor(method)", table, SumsOfSquares.SEQUENTIAL);
    assertThat(alias.lost()).containsExactly("factor(method)");
  }

  private static boolean[] keep(Table table) {
    var method = table.factor("method");
    var expertise = table.factor("expertise");
    boolean[] keep = new boolean[table.rows()];
    for (int row = 0; row < keep.length; row++) {
      keep[row] = method.codes()[row] != 1 || expertise.codes()[row] != 1;
    }
    return keep;
  }

  @Test
  void residuals_are_those_of_the_cell_means() {
    var anova = anova("value ~ group", table("oneway.csv"), SumsOfSquares.SEQUENTIAL);
    double[] none = Expect.oneway()[0];
    double mean = java.util.Arrays.stream(none).average().orElseThrow();
    close(anova.residuals()[0], none[0] - mean, 1e-10);
    assertThat(anova.residuals()).hasSize(76);
  }

  @Test
  void refuses_what_no_variance_can_be_analysed_of() {
    double[] y = {1, 2, 3, 4};
    double[] ones = {1, 1, 1, 1};
    double[] half = {1, 1, -1, -1};
    var terms = List.of(new groundwork.statistics.design.Term(List.of("a")));
    var design = new LinearDesign(new double[][] {ones, half}, new int[] {0, 1}, terms, Coding.SUM);
    assertThat(LinearAnova.of(y, design, SumsOfSquares.MARGINAL).residualDf()).isEqualTo(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearAnova.of(half, design, SumsOfSquares.MARGINAL))
        .withMessageContaining("fitted exactly");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearAnova.of(new double[] {1, 2, 3}, design, SumsOfSquares.MARGINAL))
        .withMessageContaining("y has 3 values and design has 4");
    var bare = new LinearDesign(new double[][] {half}, new int[] {1}, terms, Coding.SUM);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearAnova.of(y, bare, SumsOfSquares.SEQUENTIAL))
        .withMessageContaining("design has no constant");
    var treatment =
        new LinearDesign(new double[][] {ones, half}, new int[] {0, 1}, terms, Coding.TREATMENT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearAnova.of(y, treatment, SumsOfSquares.MARGINAL))
        .withMessageContaining("type III need sum coding");
    var full =
        new LinearDesign(new double[][] {{1, 1}, {1, -1}}, new int[] {0, 1}, terms, Coding.SUM);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearAnova.of(new double[] {1, 2}, full, SumsOfSquares.MARGINAL))
        .withMessageContaining("y has 2 values; the design uses up all");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearAnova.of(y, design, SumsOfSquares.MARGINAL).effect("b"))
        .withMessageContaining("no term is called b");
  }
}
