package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.design.RandomTerm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeparationTest {
  private static final double[] ONES = {1, 1, 1, 1, 1, 1};

  private static List<Integer> infinite(double[] y, double[]... columns) {
    double[][] x = new double[columns.length + 1][];
    x[0] = BinomialMixedModelTest.ones(y.length);
    System.arraycopy(columns, 0, x, 1, columns.length);
    return Separation.infinite(y, BinomialMixedModelTest.ones(y.length), x);
  }

  @Test
  void overlapping_responses_are_not_separated() {
    assertThat(infinite(new double[] {0, 1, 0, 1}, new double[] {0, 0, 1, 1})).isEmpty();
    assertThat(infinite(new double[] {0, 1, 0, 1}, new double[] {1, 2, 3, 4})).isEmpty();
  }

  @Test
  void complete_separation_is_found() {
    assertThat(infinite(new double[] {0, 0, 1, 1}, new double[] {0, 0, 1, 1})).contains(1);
    assertThat(infinite(new double[] {1, 1, 0, 0}, new double[] {0, 0, 1, 1})).contains(1);
  }

  @Test
  void one_cell_without_failures_is_found_and_the_others_are_not_blamed() {
    double[] y = {0, 1, 1, 1, 0, 1};
    double[] a = {0, 0, 1, 1, 0, 0};
    double[] b = {0, 0, 0, 0, 1, 1};
    assertThat(infinite(y, a, b)).containsExactly(1);
  }

  @Test
  void a_combination_of_columns_can_separate() {
    double[] y = {0, 0, 1, 1};
    double[] a = {1, 3, 2, 4};
    double[] b = {2, 4, 1, 3};
    assertThat(infinite(y, a, b)).contains(1, 2);
  }

  @Test
  void counts_of_both_kinds_pin_a_cell() {
    double[][] x = {{1, 1}, {0, 1}};
    assertThat(Separation.infinite(new double[] {1, 2}, new double[] {3, 3}, x)).isEmpty();
    assertThat(Separation.infinite(new double[] {1, 3}, new double[] {3, 3}, x)).containsExactly(1);
    assertThat(Separation.infinite(new double[] {1, 0}, new double[] {3, 3}, x)).containsExactly(1);
  }

  /** More different rows than the programme takes: each column by itself. */
  @Test
  void many_values_of_a_number_are_split_alone() {
    double[] x = IntStream.range(0, 1000).mapToDouble(i -> i).toArray();
    double[] split = Arrays.stream(x).map(value -> value < 400 ? 0 : 1).toArray();
    double[] mixed = Arrays.stream(x).map(value -> value % 2).toArray();
    assertThat(infinite(split, x)).containsExactly(1);
    assertThat(infinite(Arrays.stream(split).map(y -> 1 - y).toArray(), x)).containsExactly(1);
    assertThat(infinite(mixed, x)).isEmpty();
  }

  @Test
  void large_spreads_are_said_on_the_scale_of_the_link() {
    assertThat(Separation.spread(Link.LOGIT, List.of(random(4.01))))
        .containsExactly("nearly separated: the standard deviation of (Intercept) by item is 4.01");
    assertThat(Separation.spread(Link.LOGIT, List.of(random(3.99)))).isEmpty();
    assertThat(Separation.spread(Link.PROBIT, List.of(random(2.21)))).hasSize(1);
    assertThat(Separation.spread(Link.PROBIT, List.of(random(2.19)))).isEmpty();
  }

  private static RandomEffects random(double sd) {
    return new RandomEffects(
        "item",
        List.of("(Intercept)"),
        new double[] {sd},
        new double[][] {{1}},
        new double[][] {{sd * sd}});
  }

  private static final RandomTerm ITEM =
      RandomTerm.intercept("item", new int[] {0, 0, 1, 1, 2, 2}, List.of("a", "b", "c"));

  private static BinomialFrame frame(double[] y, double[] n, double[][] x) {
    return new BinomialFrame(y, n, x, List.of("(Intercept)"), List.of(ITEM), Link.LOGIT);
  }

  @Test
  void refuses_impossible_counts() {
    double[] y = {0, 1, 0, 1, 0, 1};
    refused(
        () -> frame(new double[] {0, 1, 0, 1, 0, 2}, ONES, new double[][] {ONES}), "row 5: 2.0");
    refused(() -> frame(new double[] {0, 1, 0, 1, 0, -1}, ONES, new double[][] {ONES}), "row 5");
    refused(() -> frame(y, new double[] {1, 1, 1, 1, 1, 0}, new double[][] {ONES}), "row 5");
    refused(() -> frame(y, new double[] {1, 1, 1, 1, 1, 1.5}, new double[][] {ONES}), "row 5: 1.0");
    refused(
        () -> frame(new double[] {0.5, 1, 0, 1, 0, 1}, ONES, new double[][] {ONES}), "row 0: 0.5");
    refused(() -> frame(y, new double[] {1}, new double[][] {ONES}), "trials has 1");
    refused(() -> frame(y, ONES, new double[0][]), "names");
    refused(() -> frame(y, ONES, new double[][] {{1, 1}}), "(Intercept) has 2");
    refused(() -> frame(y, ONES, new double[][] {{1, 1, 1, 1, 1, Double.NaN}}), "(Intercept)[5]");
    refused(() -> frame(new double[0], ONES, new double[][] {ONES}), "successes has 0");
    refused(
        () -> BinomialMixedModel.laplace(frame(y, ONES, new double[][] {{0, 0, 0, 0, 0, 0}})),
        "linearly dependent");
    refused(
        () -> BinomialMixedModel.quadrature(BinomialMixedModelTest.crossed(), 5),
        "quadrature takes");
    refused(() -> BinomialMixedModel.quadrature(BinomialMixedModelTest.slope(), 5), "quadrature");
    refused(() -> BinomialMixedModel.quadrature(BinomialMixedModelTest.one(), 1), "points are 1");
    refused(
        () -> BinomialMixedModel.quadrature(BinomialMixedModelTest.one(), 101), "points are 101");
  }

  private static void refused(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
  }

  /**
   * Sums of squares of a model by hand: one row of L is z squared, two rows need the covariance.
   */
  @Test
  void wald_by_hand() {
    double[] b = {1, 2};
    double[][] v = {{4, 1}, {1, 2}};
    var one = WaldChiSquare.of(new double[][] {{0, 1}}, b, v);
    assertThat(one.statistic()).isCloseTo(2, within(1e-12));
    assertThat(one.df()).isEqualTo(1);
    var both = WaldChiSquare.of(new double[][] {{1, 0}, {0, 1}}, b, v);
    // b' inverse(v) b, inverse(v) = {{2, -1}, {-1, 4}} / 7
    assertThat(both.statistic()).isCloseTo(14 / 7.0, within(1e-12));
    assertThat(both.df()).isEqualTo(2);
    assertThat(both.p()).isCloseTo(Math.exp(-1), within(1e-12));
    refused(() -> WaldChiSquare.of(new double[][] {{1, 0}, {1, 0}}, b, v), "singular");
  }

  @Test
  void nested_models_by_hand() {
    var test = NestedModels.of(-10, 2, -9, 4);
    assertThat(test.statistic()).isEqualTo(2);
    assertThat(test.df()).isEqualTo(2);
    assertThat(test.p()).isCloseTo(Math.exp(-1), within(1e-12));
    assertThat(NestedModels.of(-9, 2, -9.5, 3).statistic()).isZero();
    refused(() -> NestedModels.of(-10, 2, -9, 2), "parameters are 2 and 2");
    refused(() -> NestedModels.of(Double.NaN, 2, -9, 3), "log likelihoods");
    refused(() -> NestedModels.of(-10, 2, Double.POSITIVE_INFINITY, 3), "log likelihoods");
  }

  /** Nodes of three points: 0 and the root of 3; weights of the normal density 2/3 and 1/6. */
  @Test
  void gauss_hermite_by_hand() {
    var rule = GaussHermite.of(3);
    assertThat(Math.abs(rule.nodes()[0])).isCloseTo(Math.sqrt(3), within(1e-13));
    assertThat(rule.nodes()[1]).isZero();
    double root = Math.sqrt(2 * Math.PI);
    assertThat(Math.exp(rule.logWeights()[1]) / root).isCloseTo(2 / 3.0, within(1e-13));
    assertThat(Math.exp(rule.logWeights()[0]) / root).isCloseTo(1 / 6.0, within(1e-13));
    var many = GaussHermite.of(40);
    double fourth = 0;
    for (int i = 0; i < 40; i++) {
      fourth += Math.exp(many.logWeights()[i]) / root * Math.pow(many.nodes()[i], 4);
    }
    assertThat(fourth).isCloseTo(3, within(1e-11));
  }
}
