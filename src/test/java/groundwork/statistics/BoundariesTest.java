package groundwork.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The smallest cases, and values on a bound. */
class BoundariesTest {
  @Test
  void an_interval_contains_its_bounds_and_nothing_outside() {
    var interval = new Interval(1, 2, 0.95);
    assertThat(interval.contains(1)).isTrue();
    assertThat(interval.contains(2)).isTrue();
    assertThat(interval.contains(Math.nextDown(1.0))).isFalse();
    assertThat(interval.contains(Math.nextUp(2.0))).isFalse();
  }

  @Test
  void rates_of_disjoint_trials_add_up() {
    assertThat(new Rate(1, 3).plus(new Rate(2, 4))).isEqualTo(new Rate(3, 7));
  }

  @Test
  void a_rate_of_nothing_is_undefined() {
    assertThat(new Rate(0, 0).estimate()).isEmpty();
    assertThat(new Rate(0, 0).defined()).isFalse();
    assertThat(new Rate(3, 4).estimate()).hasValue(0.75);
    assertThat(new Rate(1, 1).defined()).isTrue();
    assertThat(new Rate(0, 2).estimate()).hasValue(0);
  }

  @Test
  void the_middle_rank_of_like_values_is_shared() {
    assertThat(Ranks.mid(new double[] {2, 9, 2, 4})).containsExactly(1.5, 4, 1.5, 3);
    assertThat(Ranks.mid(new double[] {7})).containsExactly(1);
  }

  @Test
  void clusters_are_pooled_over_what_is_drawn() {
    var clusters = Clusters.means(List.of("b", "a", "b"), new double[] {1, 5, 3});
    assertThat(clusters.ids()).containsExactly("b", "a");
    assertThat(clusters.numerators()).containsExactly(4, 5);
    assertThat(clusters.denominators()).containsExactly(2, 1);
    assertThat(clusters.size()).isEqualTo(2);
    assertThat(clusters.pooled(new int[] {0, 0, 1})).isEqualTo(13.0 / 5);
    assertThat(clusters.pooled(new int[0])).isNaN();
  }

  @Test
  void cells_that_come_several_times_are_summed() {
    var crossed =
        Crossed.means(
            List.of("p", "q", "p", "p"), List.of("i", "j", "j", "i"), new double[] {1, 2, 4, 5});
    assertThat(crossed.first()).containsExactly("p", "q");
    assertThat(crossed.second()).containsExactly("i", "j");
    assertThat(crossed.firstOf()).containsExactly(0, 1, 0);
    assertThat(crossed.secondOf()).containsExactly(0, 1, 1);
    assertThat(crossed.numerators()).containsExactly(6, 2, 4);
    assertThat(crossed.denominators()).containsExactly(2, 1, 1);
  }

  /** Replicates 1, 2, 6 of the estimate 3: mean 3, variance 7. */
  @Test
  void the_normal_and_the_basic_interval_by_hand() {
    var resamples = Resamples.given(3, new int[][] {{0, 0, 0}, {1, 1, 1}, {2, 2, 2}});
    var bootstrap = Bootstrap.mean(new double[] {1, 2, 6}, resamples);
    assertThat(bootstrap.bias()).isZero();
    assertThat(bootstrap.standardError()).isCloseTo(Math.sqrt(7), within(1e-15));
    assertThat(bootstrap.basic(0.5)).isEqualTo(new Interval(0, 5, 0.5));
    assertThat(bootstrap.halfWidth(0.5)).isEqualTo(2.5);
    var normal = bootstrap.normal(0.95);
    assertThat(normal.low()).isCloseTo(3 - 1.959963984540054 * Math.sqrt(7), within(1e-14));
    assertThat(normal.high()).isCloseTo(3 + 1.959963984540054 * Math.sqrt(7), within(1e-14));
    assertThat(normal.level()).isEqualTo(0.95);
    // two of three lie below
    assertThat(bootstrap.biasCorrection()).isCloseTo(0.430727299295457, within(1e-14));
  }

  @Test
  void replicates_on_one_side_of_the_estimate_have_no_corrected_interval() {
    var above = new Bootstrap(0, new double[] {1, 2, 3}, 0, 0);
    assertThat(above.biasCorrection()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(above.bca(0.9)).isEmpty();
    assertThat(new Bootstrap(9, new double[] {1, 2, 3}, 0, 0).bca(0.9)).isEmpty();
    // half below and no acceleration: the percentile interval
    var even = new Bootstrap(2.5, new double[] {1, 2, 3, 4}, 0, 0);
    assertThat(even.bca(0.4).orElseThrow().low())
        .isCloseTo(even.percentile(0.4).low(), within(1e-12));
    assertThat(even.bca(0.4).orElseThrow().high())
        .isCloseTo(even.percentile(0.4).high(), within(1e-12));
  }

  /** Six of seven lie below: twice Φ⁻¹(6 / 7) is beyond the last rank for either bound. */
  @Test
  void a_corrected_interval_may_have_no_width() {
    var bootstrap = new Bootstrap(3, new double[] {2, 2, 2, 2, 2, 2, 9}, 0, 0);
    assertThat(bootstrap.bca(0.1)).hasValue(new Interval(9, 9, 0.1));
  }

  /** Only one of two groups varies: t of one sample, its degrees of freedom too. */
  @Test
  void one_group_may_be_constant_in_a_ratio_of_geometric_means() {
    double e = Math.E;
    var ratio = GeometricMeanRatio.of(new double[] {1, e, e * e}, new double[] {1, 1, 1}, 0.95);
    assertThat(ratio.meanLogX()).isCloseTo(1, within(1e-15));
    assertThat(ratio.meanLogY()).isZero();
    assertThat(ratio.ratio()).isCloseTo(e, within(1e-14));
    assertThat(ratio.t()).isCloseTo(Math.sqrt(3), within(1e-14)); // 1 / sqrt(1 / 3)
    assertThat(ratio.df()).isCloseTo(2, within(1e-14));
  }

  @Test
  void quantiles_of_the_ends_are_the_ends() {
    double[] x = {3, 1, 2};
    assertThat(Quantile.type7(x, 0)).isEqualTo(1);
    assertThat(Quantile.type7(x, 1)).isEqualTo(3);
    assertThat(Quantile.type7(x, 0.75)).isEqualTo(2.5);
    assertThat(x).containsExactly(3, 1, 2);
    assertThat(Quantile.type7(new double[] {4}, 0.3)).isEqualTo(4);
  }

  @Test
  void two_values_have_a_spread_and_one_has_none() {
    var two = Summary.of(new double[] {1, 3});
    assertThat(two.sd().getAsDouble()).isCloseTo(Math.sqrt(2), within(1e-15));
    assertThat(two.standardError().getAsDouble()).isCloseTo(1, within(1e-15));
    var one = Summary.of(new double[] {1});
    assertThat(one.sd()).isEmpty();
    assertThat(one.standardError()).isEmpty();
  }

  @Test
  void the_mean_of_many_like_values_is_not_worn_by_rounding() {
    double[] x = IntStream.range(0, 1_000_003).mapToDouble(i -> 0.1).toArray();
    assertThat(Mean.of(x)).isEqualTo(0.1);
    double[] far = {1e8 + 0.1, 1e8 + 0.2, 1e8 + 0.3};
    assertThat(Mean.variance(far)).isCloseTo(0.01, within(1e-8));
  }

  @Test
  void the_order_of_values_does_not_change_their_mean() {
    for (int ones = 0; ones <= 30; ones++) {
      double[] first = new double[30];
      double[] last = new double[30];
      for (int i = 0; i < ones; i++) {
        first[i] = 1;
        last[29 - i] = 1;
      }
      assertThat(Mean.of(first)).isEqualTo(Mean.of(last)).isEqualTo(ones / 30.0);
    }
    assertThat(Mean.of(new double[] {1e16, 1, -1e16})).isEqualTo(1.0 / 3);
    assertThat(Mean.of(new double[] {1, 1e16, -1e16})).isEqualTo(1.0 / 3);
    assertThat(Mean.of(new double[] {-1e16, 1, 1e16})).isEqualTo(1.0 / 3);
  }

  @Test
  void the_median_of_a_sample_is_resampled_with_it() {
    var resamples = Resamples.given(3, new int[][] {{0, 0, 1}, {2, 2, 1}, {0, 1, 2}});
    var bootstrap = Bootstrap.median(new double[] {5, 1, 9}, resamples);
    assertThat(bootstrap.estimate()).isEqualTo(5);
    assertThat(bootstrap.replicates()).containsExactly(5, 5, 9);
  }

  @Test
  void far_in_the_tails_an_interval_ends_at_the_outermost_replicates() {
    var resamples = Resamples.given(3, new int[][] {{0, 0, 0}, {1, 1, 1}, {2, 2, 2}, {0, 1, 2}});
    var interval = Bootstrap.mean(new double[] {1, 2, 6}, resamples).percentile(0.999);
    assertThat(interval.low()).isEqualTo(1);
    assertThat(interval.high()).isEqualTo(6);
  }

  @Test
  void a_bound_on_a_rank_is_the_replicate_there() {
    var resamples = Resamples.given(3, new int[][] {{0, 0, 0}, {1, 1, 1}, {2, 2, 2}});
    var interval = Bootstrap.mean(new double[] {1, 2, 6}, resamples).percentile(0.5);
    assertThat(interval).isEqualTo(new Interval(1, 6, 0.5)); // ranks 4 x 1/4 and 4 x 3/4
  }

  @Test
  void leaving_one_of_two_out_tells_nothing_of_skewness() {
    var jackknife = Jackknife.of(2, left -> left[0]);
    assertThat(jackknife.n()).isEqualTo(2);
    assertThat(jackknife.squares()).isCloseTo(0.5, within(1e-15));
    assertThat(jackknife.acceleration()).isZero();
    var one = Jackknife.of(1, left -> 1);
    assertThat(one).isEqualTo(new Jackknife(1, 0, 0));
    var undefined = Jackknife.of(3, left -> left[0] == 0 ? Double.NaN : 1);
    assertThat(undefined).isEqualTo(new Jackknife(3, 0, 0));
  }

  /** Davison and Hinkley (1997), equation 5.26, with influences worked out by hand. */
  @Test
  void the_acceleration_of_two_samples_weighs_each_by_its_size() {
    double[] x = {0, 0, 3};
    double[] y = {1, 1, 1, 5};
    var first = Jackknife.of(3, left -> mean(x, left));
    var second = Jackknife.of(4, left -> mean(y, left));
    // influences of the means: value - mean
    assertThat(first.squares()).isCloseTo(1 + 1 + 4, within(1e-12));
    assertThat(first.cubes()).isCloseTo(-1 - 1 + 8, within(1e-12));
    assertThat(second.squares()).isCloseTo(3 + 9, within(1e-12));
    assertThat(second.cubes()).isCloseTo(-3 + 27, within(1e-12));
    double below = 6.0 / 9 + 12.0 / 16;
    double above = 6.0 / 27 + 24.0 / 64;
    assertThat(first.acceleration(second))
        .isCloseTo(above / (6 * Math.pow(below, 1.5)), within(1e-12));
    assertThat(first.acceleration()).isCloseTo(6 / (6 * Math.pow(6, 1.5)), within(1e-12));
  }

  private static double mean(double[] x, int[] left) {
    return IntStream.of(left).mapToDouble(i -> x[i]).average().orElseThrow();
  }

  @Test
  void a_cell_counts_as_often_as_its_levels_are_drawn_together() {
    var crossed =
        Crossed.ratios(
            List.of("a", "a", "b", "b"),
            List.of("i", "j", "i", "j"),
            new double[] {1, 2, 3, 4},
            new double[] {2, 2, 5, 5});
    // a twice and b once; i never and j three times: 6 x 2 + 3 x 4 over 6 x 2 + 3 x 5
    assertThat(crossed.pooled(new int[] {0, 0, 1}, new int[] {1, 1, 1})).isEqualTo(24.0 / 27);
    assertThat(crossed.pooled(new int[] {}, new int[] {0})).isNaN();
  }
}
