package groundwork.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What cannot be computed is refused by every maker, with the argument's name. */
class RefusalsTest {
  private static final double[] NONE = {};
  private static final double[] TWO = {1, 2};
  private static final double[] BROKEN = {1, Double.NaN};
  private static final Resamples DRAWS = Resamples.draw(2, 20, 1);

  private static void refused(ThrowingCallable maker, String message) {
    assertThatIllegalArgumentException().isThrownBy(maker).withMessage(message);
  }

  private static void needsSample(java.util.function.Consumer<double[]> maker, int least) {
    refused(() -> maker.accept(NONE), "x has 0 values; at least " + least + " are needed");
    refused(() -> maker.accept(BROKEN), "x[1] is NaN");
  }

  @Test
  void a_sample_must_be_there_and_finite() {
    needsSample(x -> Mean.student(x, 0.95), 2);
    needsSample(Mean::of, 1);
    needsSample(Mean::variance, 2);
    needsSample(Quantile::median, 1);
    needsSample(Ranks::mid, 1);
    needsSample(Summary::of, 1);
    needsSample(x -> Summary.trimmedMean(x, 0.1), 1);
    needsSample(x -> Bootstrap.mean(x, DRAWS), 1);
    needsSample(x -> Bootstrap.median(x, DRAWS), 1);
    refused(() -> Mean.student(new double[] {3}, 0.95), "x has 1 values; at least 2 are needed");
    refused(() -> Mean.of(new double[] {Double.POSITIVE_INFINITY}), "x[0] is Infinity");
  }

  @Test
  void a_level_lies_strictly_between_0_and_1() {
    var bootstrap = Bootstrap.mean(TWO, DRAWS);
    for (double level : new double[] {0, 1, 95, -0.5, Double.NaN}) {
      var message = "level is " + level + "; it must lie in (0, 1)";
      refused(() -> Check.level(level), message);
      refused(() -> Mean.student(TWO, level), message);
      refused(() -> Proportion.wilson(1, 2, level), message);
      refused(() -> new Interval(0, 1, level), message);
      refused(() -> bootstrap.percentile(level), message);
      refused(() -> bootstrap.basic(level), message);
      refused(() -> bootstrap.normal(level), message);
      refused(() -> bootstrap.bca(level), message);
    }
  }

  @Test
  void a_share_may_be_0_and_1() {
    assertThatCode(() -> Check.share("p", 0)).doesNotThrowAnyException();
    assertThatCode(() -> Check.share("p", 1)).doesNotThrowAnyException();
    refused(() -> Check.share("p", 1.5), "p is 1.5; it must lie in [0, 1]");
    refused(() -> Check.share("p", Double.NaN), "p is NaN; it must lie in [0, 1]");
  }

  @Test
  void a_count_lies_between_0_and_n() {
    assertThatCode(() -> Check.count(0, 1)).doesNotThrowAnyException();
    assertThatCode(() -> Check.count(1, 1)).doesNotThrowAnyException();
    refused(() -> Check.count(0, 0), "0 of 0 is no proportion");
    refused(() -> Check.count(-1, 1), "-1 of 1 is no proportion");
    refused(() -> Check.count(2, 1), "2 of 1 is no proportion");
    refused(() -> new Rate(-1, 2), "-1 of 2 is no rate");
    refused(() -> new Rate(3, 2), "3 of 2 is no rate");
  }

  @Test
  void lists_that_are_read_side_by_side_are_of_one_length() {
    var names = List.of("a", "b");
    double[] three = {1, 2, 3};
    refused(() -> Bootstrap.mean(three, DRAWS), "x has 3 values and units has 2");
    refused(() -> Bootstrap.median(three, DRAWS), "x has 3 values and units has 2");
    refused(() -> Clusters.means(names, three), "cluster has 2 values and above has 3");
    refused(() -> Clusters.ratios(names, TWO, three), "above has 2 values and below has 3");
    refused(() -> Crossed.ratios(names, names, TWO, three), "above has 2 values and below has 3");
    refused(() -> Crossed.means(names, names, three), "first has 2 values and above has 3");
    refused(() -> Crossed.means(names, List.of("i"), TWO), "second has 1 values and above has 2");
    refused(
        () -> Bootstrap.clustered(Clusters.means(List.of("a"), new double[] {1}), DRAWS),
        "clusters has 1 values and units has 2");
    refused(() -> Resamples.given(2, new int[][] {{0}}), "units has 2 values and a row has 1");
  }

  @Test
  void what_is_summed_by_cluster_is_there_and_finite() {
    var names = List.of("a", "b");
    refused(() -> Clusters.means(List.of(), NONE), "values has 0 values; at least 1 are needed");
    refused(() -> Clusters.means(names, BROKEN), "values[1] is NaN");
    refused(() -> Clusters.ratios(names, BROKEN, TWO), "above[1] is NaN");
    refused(() -> Clusters.ratios(names, TWO, BROKEN), "below[1] is NaN");
    refused(() -> Crossed.means(names, names, BROKEN), "values[1] is NaN");
    refused(() -> Crossed.ratios(names, names, BROKEN, TWO), "above[1] is NaN");
    refused(() -> Crossed.ratios(names, names, TWO, BROKEN), "below[1] is NaN");
  }

  @Test
  void at_least_one_unit_is_drawn_at_least_once() {
    assertThat(Resamples.draw(1, 1, 1).rows().get()).containsExactly(0);
    refused(() -> Resamples.draw(0, 1, 1), "1 rows over 0 units");
    refused(() -> Resamples.draw(1, 0, 1), "0 rows over 1 units");
    refused(() -> Resamples.given(2, new int[][] {{0, 2}}), "index 2 of 2 units");
    refused(() -> Resamples.given(2, new int[][] {{-1, 0}}), "index -1 of 2 units");
  }

  @Test
  void bounds_of_an_interval_are_in_order() {
    refused(() -> new Interval(2, 1, 0.9), "[2.0, 1.0] is no interval");
    refused(() -> new Interval(Double.NaN, 1, 0.9), "[NaN, 1.0] is no interval");
    assertThat(new Interval(1, 1, 0.9).contains(1)).isTrue();
  }

  @Test
  void a_probability_is_neither_0_nor_1() {
    assertThatCode(() -> Check.probability("p", 1e-300)).doesNotThrowAnyException();
    assertThatCode(() -> Check.probability("p", Math.nextDown(1.0))).doesNotThrowAnyException();
    for (double p : new double[] {0, 1, -0.5, 2, Double.NaN}) {
      refused(() -> Check.probability("p", p), "p is " + p + "; it must lie in (0, 1)");
    }
  }

  @Test
  void a_share_is_not_below_0() {
    refused(() -> Check.share("p", -Double.MIN_VALUE), "p is -4.9E-324; it must lie in [0, 1]");
  }

  @Test
  void zero_is_not_positive_and_not_negative() {
    assertThatCode(() -> Check.positive("x", Double.MIN_VALUE)).doesNotThrowAnyException();
    assertThatCode(() -> Check.notNegative("x", 0)).doesNotThrowAnyException();
    for (double x : new double[] {0, -1, Double.POSITIVE_INFINITY, Double.NaN}) {
      refused(() -> Check.positive("x", x), "x is " + x + "; it must be above 0");
    }
    for (double x : new double[] {-Double.MIN_VALUE, -1, Double.POSITIVE_INFINITY, Double.NaN}) {
      refused(() -> Check.notNegative("x", x), "x is " + x + "; it must not be below 0");
    }
  }

  @Test
  void a_number_is_finite() {
    assertThatCode(() -> Check.finite("x", -Double.MAX_VALUE)).doesNotThrowAnyException();
    for (double x : new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN}) {
      refused(() -> Check.finite("x", x), "x is " + x + "; it must be finite");
    }
  }

  @Test
  void the_least_count_is_enough() {
    assertThatCode(() -> Check.atLeast("times", 3, 3)).doesNotThrowAnyException();
    refused(() -> Check.atLeast("times", 2, 3), "times is 2; at least 3 is needed");
  }

  @Test
  void every_interval_of_a_share_asks_for_a_share_and_a_level() {
    var none = "2 of 1 is no proportion";
    refused(() -> Proportion.wilson(2, 1, 0.95), none);
    refused(() -> Proportion.clopperPearson(2, 1, 0.95), none);
    refused(() -> Proportion.jeffreys(2, 1, 0.95), none);
    refused(() -> Proportion.agrestiCoull(2, 1, 0.95), none);
    refused(() -> Proportion.wald(2, 1, 0.95), none);
    var level = "level is 1.0; it must lie in (0, 1)";
    refused(() -> Proportion.clopperPearson(1, 2, 1), level);
    refused(() -> Proportion.jeffreys(1, 2, 1), level);
    refused(() -> Proportion.agrestiCoull(1, 2, 1), level);
    refused(() -> Proportion.wald(1, 2, 1), level);
    refused(() -> GeometricMeanRatio.of(TWO, TWO, 1), level);
  }

  @Test
  void more_than_half_of_the_resamples_have_a_value() {
    var rows = Resamples.given(2, new int[][] {{0, 0}, {0, 0}, {1, 1}});
    refused(
        () -> Bootstrap.of(rows, units -> units.length == 2 && units[1] == 0 ? Double.NaN : 1),
        "the statistic is undefined in 2 of 3 resamples");
    var even = Resamples.given(2, new int[][] {{0, 0}, {0, 1}});
    assertThat(
            Bootstrap.of(even, units -> units.length == 2 && units[1] == 0 ? Double.NaN : 1)
                .undefined())
        .isEqualTo(1);
    refused(() -> Bootstrap.of(even, units -> Double.NaN), "the statistic of the data is NaN");
  }
}
