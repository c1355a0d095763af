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
}
