package groundwork.statistics.compare;

import static groundwork.statistics.compare.Samples.A;
import static groundwork.statistics.compare.Samples.AFTER;
import static groundwork.statistics.compare.Samples.B;
import static groundwork.statistics.compare.Samples.BEFORE;
import static groundwork.statistics.compare.Samples.minus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Alternative;
import groundwork.statistics.Data;
import groundwork.statistics.Mean;
import groundwork.statistics.R;
import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class BayesFactorTest {
  private static final Alternative TWO = Alternative.TWO_SIDED;

  /** R says of each by how much its own quadrature may be wrong. */
  @Test
  void t_tests_agree_with_R() {
    same(BayesFactor.independent(A, B, BayesFactor.MEDIUM, TWO), R.of("bf.ttest.ind"));
    same(BayesFactor.independent(A, B, BayesFactor.WIDE, TWO), R.of("bf.ttest.ind.wide"));
    same(BayesFactor.paired(AFTER, BEFORE, BayesFactor.MEDIUM, TWO), R.of("bf.ttest.paired"));
    var d = minus(AFTER, BEFORE);
    same(BayesFactor.oneSample(d, 0, BayesFactor.MEDIUM, TWO), R.of("bf.ttest.paired"));
    assertThat(BayesFactor.oneSample(d, 2, BayesFactor.MEDIUM, TWO).log())
        .isLessThan(R.of("bf.ttest.paired").number("log.bf"));
  }

  private static void same(BayesFactor factor, R r) {
    double error = 1e-9 + 3 * r.number("error");
    assertThat(factor.log()).isCloseTo(r.number("log.bf"), within(error));
    assertThat(factor.bf10() / r.number("bf10")).isCloseTo(1, within(error));
    assertThat(factor.bf01() * r.number("bf10")).isCloseTo(1, within(error));
  }

  @Test
  void one_sided_tests_agree_with_R() {
    var r = R.of("bf.ttest.one.sided");
    assertThat(BayesFactor.independent(A, B, BayesFactor.MEDIUM, Alternative.GREATER).log())
        .isCloseTo(r.number("log.bf", 0), within(1e-6));
    assertThat(BayesFactor.independent(A, B, BayesFactor.MEDIUM, Alternative.LESS).log())
        .isCloseTo(r.number("log.bf", 1), within(1e-4));
  }

  @Test
  void the_two_sides_average_to_both() {
    for (double t : new double[] {-3, 0, 0.4, 7}) {
      double greater = BayesFactor.oneSample(t, 12, 0.5, Alternative.GREATER).bf10();
      double less = BayesFactor.oneSample(t, 12, 0.5, Alternative.LESS).bf10();
      double both = BayesFactor.oneSample(t, 12, 0.5, TWO).bf10();
      assertThat((greater + less) / 2 / both).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void the_grid_of_t_agrees_with_R() {
    for (R row : R.of("bf.tstat.grid").elements()) {
      var factor =
          BayesFactor.independent(
              row.number("t"),
              (int) row.number("n1"),
              (int) row.number("n2"),
              BayesFactor.MEDIUM,
              TWO);
      assertThat(factor.log()).isCloseTo(row.number("logbf"), within(1e-6));
    }
  }

  @Test
  void an_enormous_t_does_not_overflow() {
    var factor = BayesFactor.independent(400, 5000, 5000, BayesFactor.MEDIUM, TWO);
    assertThat(factor.log()).isGreaterThan(1000).isFinite();
    assertThat(factor.bf10()).isInfinite();
    assertThat(factor.bf01()).isZero();
  }

  @Test
  void a_correlation_agrees_with_R() {
    var data = Data.resource("metric-human.csv");
    double r =
        new PearsonsCorrelation().correlation(data.numbers("faithfulness"), data.numbers("human"));
    assertThat(BayesFactor.correlation(r, 30, 1 / 3.0).log())
        .isCloseTo(R.of("bf.correlation").number("log.bf"), within(1e-10));
    assertThat(BayesFactor.correlation(-r, 30, 1 / 3.0).log())
        .isCloseTo(R.of("bf.correlation").number("log.bf"), within(1e-10));
    assertThat(BayesFactor.correlation(0, 30, 1).bf01()).isGreaterThan(1);
  }

  @Test
  void shares_agree_with_R() {
    assertThat(BayesFactor.proportion(37, 60, 0.5, 0.5).log())
        .isCloseTo(R.of("bf.proportion").number("log.bf"), within(1e-8));
    assertThat(BayesFactor.binomial(37, 60, 0.5, 1, 1).bf10())
        .isCloseTo(R.of("bf.binomial.beta").number(), within(1e-12));
    assertThat(BayesFactor.proportion(7, 7, 0.3, 0.5).log())
        .isCloseTo(BayesFactor.proportion(0, 7, 0.7, 0.5).log(), within(1e-10));
    assertThat(BayesFactor.binomial(7, 7, 0.3, 1, 2).log())
        .isCloseTo(BayesFactor.binomial(0, 7, 0.7, 2, 1).log(), within(1e-12));
  }

  /**
   * R 4.2.2: log(integrate(function(o) dlogis(o, qlogis(p), s) * dbinom(x, n, plogis(o)), -Inf,
   * Inf, rel.tol = 1e-12)$value / dbinom(x, n, p))
   */
  @Test
  void shares_against_an_uneven_null_agree_with_R() {
    assertThat(BayesFactor.proportion(7, 20, 0.3, 0.5).log())
        .isCloseTo(-0.607091287121, within(1e-9));
    assertThat(BayesFactor.proportion(12, 20, 0.3, 0.5).log())
        .isCloseTo(2.171768743994, within(1e-9));
    assertThat(BayesFactor.proportion(2, 20, 0.7, 2).log())
        .isCloseTo(13.875957128497, within(1e-8));
    assertThat(BayesFactor.proportion(0, 5, 0.2, 1).log()).isCloseTo(0.155875224061, within(1e-9));
  }

  /** By hand: one success has the probability a / (a + b); the null says one half. */
  @Test
  void one_success_under_a_beta_prior_by_hand() {
    assertThat(BayesFactor.binomial(1, 1, 0.5, 2, 1).bf10()).isCloseTo(4 / 3.0, within(1e-13));
    assertThat(BayesFactor.binomial(0, 1, 0.5, 2, 3).bf10()).isCloseTo(6 / 5.0, within(1e-13));
  }

  /**
   * By hand: of three columns with a uniform prior, rows of one unit each have 1/3 · 1/3 apart and
   * 1/12 together; with a concentration of 2 the two rows of two columns have 1/2 · 1/2 apart and
   * B(4, 4) / B(3, 3) = 3/14 together.
   */
  @Test
  void tables_of_two_units_by_hand() {
    int[][] three = {{1, 0, 0}, {0, 1, 0}};
    assertThat(BayesFactor.contingency(three, 1).bf10()).isCloseTo(4 / 3.0, within(1e-13));
    int[][] two = {{1, 0}, {0, 1}};
    assertThat(BayesFactor.contingency(two, 2).bf10()).isCloseTo(7 / 6.0, within(1e-13));
  }

  @Test
  void tables_agree_with_R() {
    var data = Data.resource("contingency-2x2.csv");
    int[] correct = data.integers("correct");
    int[] wrong = data.integers("wrong");
    int[][] table = {{correct[0], wrong[0]}, {correct[1], wrong[1]}};
    assertThat(BayesFactor.contingency(table, 1).log())
        .isCloseTo(R.of("bf.contingency.ind").number("log.bf"), within(1e-10));
    int[][] swapped = {{wrong[1], correct[1]}, {wrong[0], correct[0]}};
    assertThat(BayesFactor.contingency(swapped, 1.5).log())
        .isCloseTo(BayesFactor.contingency(table, 1.5).log(), within(1e-10));
  }

  /** R draws; its error is said. */
  @Test
  void groups_agree_with_R() {
    double[][] groups = Samples.oneway();
    var r = R.of("bf.anova");
    assertThat(BayesFactor.anova(groups, 0.5).log())
        .isCloseTo(r.number("log.bf"), within(3 * r.number("error")));
    double n = Arrays.stream(groups).mapToInt(group -> group.length).sum();
    double[] all = Arrays.stream(groups).flatMapToDouble(Arrays::stream).toArray();
    double total = (n - 1) * Mean.variance(all);
    double within = Arrays.stream(groups).mapToDouble(g -> (g.length - 1) * Mean.variance(g)).sum();
    double none = n * Math.log(total / n) + Math.log(n);
    double effect = n * Math.log(within / n) + 4 * Math.log(n);
    assertThat(BayesFactor.bic(none, effect).bf10() / R.of("bf.bic").number())
        .isCloseTo(1, within(1e-10));
  }

  /** With two groups the contrast is the difference / √2: a scale of s is one of √2 s on d. */
  @Test
  void two_groups_are_a_t_test() {
    assertThat(BayesFactor.anova(new double[][] {A, B}, 0.5).log())
        .isCloseTo(BayesFactor.independent(A, B, 0.5 * Math.sqrt(2), TWO).log(), within(1e-10));
  }

  @Test
  void refuses_what_is_out_of_range() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BayesFactor(Double.NaN))
        .withMessageContaining("log is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.independent(1, 0, 3, 1, TWO))
        .withMessageContaining("n1 is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.independent(1, 3, 0, 1, TWO))
        .withMessageContaining("n2 is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.independent(1, 1, 1, 1, TWO))
        .withMessageContaining("df is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.oneSample(1, 1, 1, TWO))
        .withMessageContaining("n is 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.oneSample(Double.NaN, 9, 1, TWO))
        .withMessageContaining("t is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.oneSample(1, 9, 0, TWO))
        .withMessageContaining("scale is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.proportion(3, 2, 0.5, 1))
        .withMessageContaining("3 of 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.proportion(1, 2, 1, 1))
        .withMessageContaining("p is 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.proportion(1, 2, 0.5, 0))
        .withMessageContaining("scale is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.binomial(3, 2, 0.5, 1, 1))
        .withMessageContaining("3 of 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.binomial(1, 2, 0, 1, 1))
        .withMessageContaining("p is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.binomial(1, 2, 0.5, 0, 1))
        .withMessageContaining("a is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.binomial(1, 2, 0.5, 1, 0))
        .withMessageContaining("b is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.correlation(1, 9, 1))
        .withMessageContaining("r is 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.correlation(0, 2, 1))
        .withMessageContaining("n is 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.correlation(0, 9, 0))
        .withMessageContaining("width is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.bic(Double.NaN, 1))
        .withMessageContaining("none is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.bic(1, Double.NaN))
        .withMessageContaining("effect is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.contingency(new int[][] {{1, 2}}, 1))
        .withMessageContaining("number of rows is 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.contingency(new int[][] {{1}, {2}}, 1))
        .withMessageContaining("number of columns is 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.contingency(new int[][] {{1, 2}, {2}}, 1))
        .withMessageContaining("table[1] has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.contingency(new int[][] {{1, 2}, {2, -1}}, 1))
        .withMessageContaining("table[1][1] is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.contingency(new int[][] {{1, 2}, {2, 1}}, 0.5))
        .withMessageContaining("prior of the null is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.anova(new double[][] {A}, 1))
        .withMessageContaining("number of groups is 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.anova(new double[][] {A, {}}, 1))
        .withMessageContaining("groups[1] has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.anova(new double[][] {A, B}, 0))
        .withMessageContaining("scale is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.anova(new double[][] {{1}, {2}}, 1))
        .withMessageContaining("number of values is 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BayesFactor.anova(new double[][] {{1, 1}, {1}}, 1))
        .withMessageContaining("groups are constant");
  }
}
