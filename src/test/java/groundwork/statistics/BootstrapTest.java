package groundwork.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.association.Correlation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  static final Offset<Double> EXACT = within(1e-10);
  static final Resamples GIVEN = Data.resource("boot-indices-999x30.csv").resamples();
  static final double[] X = Data.resource("metric-human.csv").numbers("faithfulness");
  static final double[] Y = Data.resource("metric-human.csv").numbers("human");

  @Test
  void all_four_intervals_of_a_mean_agree_with_R_on_given_indices() {
    var r = R.of("boot.mean.given.indices");
    var mean = Bootstrap.mean(Y, GIVEN);
    assertThat(mean.estimate()).isCloseTo(r.number("t0"), EXACT);
    assertThat(mean.standardError()).isCloseTo(r.number("boot.se"), EXACT);
    assertThat(mean.bias()).isCloseTo(r.number("bias"), EXACT);
    assertThat(mean.biasCorrection()).isCloseTo(r.number("z0"), EXACT);
    assertThat(mean.acceleration()).isCloseTo(r.number("a"), EXACT);
    assertThat(mean.undefined()).isZero();
    bounds(mean.percentile(0.95), r.numbers("percentile"));
    bounds(mean.basic(0.95), r.numbers("basic"));
    bounds(mean.normal(0.95), r.numbers("normal"));
    bounds(mean.bca(0.95).orElseThrow(), r.numbers("bca"));
    bounds(type7(mean), r.numbers("percentile.type7"));
    assertThat(mean.halfWidth(0.95))
        .isCloseTo((r.number("percentile", 1) - r.number("percentile", 0)) / 2, EXACT);
  }

  @Test
  void a_statistic_of_pairs_agrees_with_R_on_given_indices() {
    var r = R.of("boot.cor.given.indices");
    var rho =
        Bootstrap.of(
            GIVEN, drawn -> Correlation.spearman(take(X, drawn), take(Y, drawn)).orElseThrow());
    assertThat(rho.estimate()).isCloseTo(r.number("t0"), EXACT);
    assertThat(rho.biasCorrection()).isCloseTo(r.number("z0"), EXACT);
    assertThat(rho.acceleration()).isCloseTo(r.number("a"), EXACT);
    bounds(type7(rho), r.numbers("percentile.type7"));
    // R's type 6 takes the same rank, (r + 1) p, and interpolates straight, not on the normal scale
    assertThat(rho.bca(0.95).orElseThrow().low()).isCloseTo(r.number("bca.type6", 0), within(1e-4));
    assertThat(rho.bca(0.95).orElseThrow().high())
        .isCloseTo(r.number("bca.type6", 1), within(1e-4));
  }

  @Test
  void the_cluster_bootstrap_agrees_with_R_on_given_indices() {
    var r = R.of("simulatability.cluster.boot");
    var people = new ArrayList<String>();
    var changes = new ArrayList<Double>();
    changeOfEachPersonAndItem(people, changes);
    var clusters =
        Clusters.means(people, changes.stream().mapToDouble(Double::doubleValue).toArray());
    var change =
        Bootstrap.clustered(clusters, Data.resource("cluster-boot-indices-500x16.csv").resamples());
    assertThat(change.estimate()).isCloseTo(r.number("mean"), EXACT);
    assertThat(Mean.of(change.replicates())).isCloseTo(r.number("boot.mean"), EXACT);
    assertThat(change.standardError()).isCloseTo(r.number("se"), EXACT);
    assertThat(type7(change).low()).isCloseTo(r.number("lo"), EXACT);
    assertThat(type7(change).high()).isCloseTo(r.number("hi"), EXACT);
  }

  /** The reference drew other resamples: only the size of chance can agree. */
  @Test
  void own_draws_come_near_those_of_R() {
    var r = R.of("boot.ci.check");
    var mean = Bootstrap.mean(Y, Resamples.draw(30, 20_000, 5));
    near(mean.percentile(0.95), r.numbers("perc"));
    near(mean.bca(0.95).orElseThrow(), r.numbers("bca"));
    near(mean.basic(0.95), r.numbers("basic"));
    near(mean.normal(0.95), r.numbers("norm"));
  }

  /** By hand: people a, b with sums 1 + 2 and 3 + 4 on items i, j; b and j drawn twice: 4. */
  @Test
  void the_pigeonhole_bootstrap_takes_people_and_items_at_once() {
    var data = table();
    assertThat(data.first()).containsExactly("a", "b");
    assertThat(data.second()).containsExactly("i", "j");
    assertThat(data.pooled(new int[] {1, 1}, new int[] {1, 1})).isEqualTo(4);
    assertThat(data.pooled(new int[] {0, 1}, new int[] {0, 0})).isEqualTo(2);
    assertThat(data.pooled(new int[] {0, 1}, new int[] {0, 1})).isEqualTo(2.5);
    var replayed =
        Bootstrap.crossed(
            data,
            Resamples.given(2, new int[][] {{0, 0}, {0, 1}, {1, 1}}),
            Resamples.given(2, new int[][] {{0, 0}, {0, 1}, {0, 1}}));
    assertThat(replayed.estimate()).isEqualTo(2.5);
    assertThat(replayed.replicates()).containsExactly(1, 2.5, 3.5);
  }

  @Test
  void both_factors_resampled_are_less_certain_than_one() {
    var people = new ArrayList<String>();
    var items = new ArrayList<String>();
    double[] values = new double[200];
    for (int i = 0; i < values.length; i++) {
      people.add("p" + i % 20);
      items.add("i" + i / 20);
      values[i] = i % 20 * 0.1 + i / 20 * 0.3;
    }
    double both =
        Bootstrap.crossed(
                Crossed.means(people, items, values),
                Resamples.draw(20, 4000, 1),
                Resamples.draw(10, 4000, 2))
            .standardError();
    double overPeople =
        Bootstrap.clustered(Clusters.means(people, values), Resamples.draw(20, 4000, 1))
            .standardError();
    double overItems =
        Bootstrap.clustered(Clusters.means(items, values), Resamples.draw(10, 4000, 2))
            .standardError();
    // the values are additive: so are the two variances
    assertThat(both).isCloseTo(Math.hypot(overPeople, overItems), within(0.02 * both));
  }

  /** Two groups are two factors; both alike, the skewness of one takes back that of the other. */
  @Test
  void a_difference_of_two_groups_resamples_each_by_itself() {
    var people = Clusters.means(List.of("a", "b", "c"), new double[] {1, 2, 9});
    var difference =
        Bootstrap.of(
            Resamples.draw(3, 400, 1),
            Resamples.draw(3, 400, 2),
            (ours, theirs) -> people.pooled(ours) - people.pooled(theirs));
    assertThat(difference.estimate()).isZero();
    assertThat(difference.acceleration()).isCloseTo(0, within(1e-15));
    assertThat(difference.centredP(0)).isEqualTo(1);
    // against a group without variance only the first one's skewness is left
    var alone =
        Bootstrap.of(
            Resamples.draw(3, 40, 1),
            Resamples.draw(2, 40, 2),
            (ours, theirs) -> people.pooled(ours) - 5);
    assertThat(alone.acceleration())
        .isCloseTo(Bootstrap.clustered(people, Resamples.draw(3, 40, 1)).acceleration(), EXACT);
    assertThat(alone.acceleration()).isNotZero();
  }

  /** By hand: the replicates' mean is 2, so one to three of them lie as far off as the estimate. */
  @Test
  void the_centred_p_counts_the_data_as_one_replicate() {
    double[] x = {1, 2, 3};
    var rows = Resamples.given(3, new int[][] {{0, 0, 0}, {1, 1, 1}, {2, 2, 2}, {1, 1, 1}});
    var mean = Bootstrap.mean(x, rows);
    assertThat(mean.replicates()).containsExactly(1, 2, 2, 3);
    assertThat(mean.centredP(0)).isEqualTo(0.2);
    assertThat(mean.centredP(1)).isEqualTo(0.6);
    assertThat(mean.centredP(2)).isEqualTo(1);
    assertThat(mean.centredP(3)).isEqualTo(0.6);
  }

  /** By hand: of a mean, influences are the deviations: sum of cubes / (6 (sum of squares)^1.5). */
  @Test
  void many_units_are_left_out_by_blocks() {
    double[] x = new double[3000];
    Arrays.setAll(x, i -> Math.exp(2 * Math.sin(i * 1.7)));
    double mean = Mean.of(x);
    double squares = Arrays.stream(x).map(v -> Math.pow(v - mean, 2)).sum();
    double cubes = Arrays.stream(x).map(v -> Math.pow(v - mean, 3)).sum();
    assertThat(Bootstrap.mean(x, Resamples.draw(3000, 10, 1)).acceleration())
        .isCloseTo(cubes / (6 * Math.pow(squares, 1.5)), within(1e-3));
    double[] fewer = Arrays.copyOf(x, 2000);
    double middle = Mean.of(fewer);
    double square = Arrays.stream(fewer).map(v -> Math.pow(v - middle, 2)).sum();
    double cube = Arrays.stream(fewer).map(v -> Math.pow(v - middle, 3)).sum();
    assertThat(Bootstrap.mean(fewer, Resamples.draw(2000, 10, 1)).acceleration())
        .isCloseTo(cube / (6 * Math.pow(square, 1.5)), within(1e-9));
  }

  @Test
  void draws_start_anew_each_time_they_are_read() {
    var draws = Resamples.draw(5, 2, 11);
    int[] first = draws.rows().get().clone();
    assertThat(draws.rows().get()).containsExactly(first);
    assertThat(Arrays.stream(first)).allMatch(i -> i >= 0 && i < 5);
    assertThat(draws.n()).isEqualTo(5);
    assertThat(draws.times()).isEqualTo(2);
  }

  @Test
  void the_same_seed_gives_the_same_interval_and_another_seed_another() {
    var one = Bootstrap.mean(Y, Resamples.draw(30, 500, 7)).percentile(0.95);
    assertThat(Bootstrap.mean(Y, Resamples.draw(30, 500, 7)).percentile(0.95)).isEqualTo(one);
    assertThat(Bootstrap.mean(Y, Resamples.draw(30, 500, 8)).percentile(0.95)).isNotEqualTo(one);
  }

  @Test
  void constant_data_have_no_bias_correction() {
    var constant = Bootstrap.mean(new double[] {2, 2, 2}, Resamples.draw(3, 50, 1));
    assertThat(constant.bca(0.95)).isEmpty();
    assertThat(constant.percentile(0.95)).isEqualTo(new Interval(2, 2, 0.95));
  }

  @Test
  void resamples_without_a_value_are_counted_not_scored() {
    var clusters = new Clusters(List.of("a", "b"), new double[] {1, 0}, new double[] {2, 0});
    var rate = Bootstrap.clustered(clusters, Resamples.given(2, new int[][] {{0, 1}, {1, 1}}));
    assertThat(rate.estimate()).isEqualTo(0.5);
    assertThat(rate.undefined()).isEqualTo(1);
    assertThat(rate.replicates()).containsExactly(0.5);
  }

  @Test
  void refuses_factors_that_do_not_go_together() {
    var data = table();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bootstrap.crossed(data, Resamples.draw(2, 9, 1), Resamples.draw(2, 9, 1)))
        .withMessageContaining("same seed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bootstrap.crossed(data, Resamples.draw(2, 9, 1), Resamples.draw(2, 8, 2)))
        .withMessageContaining("first has 9 values and second has 8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bootstrap.crossed(data, Resamples.draw(3, 9, 1), Resamples.draw(2, 9, 2)))
        .withMessageContaining("first clusters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bootstrap.crossed(data, Resamples.draw(2, 9, 1), Resamples.draw(3, 9, 2)))
        .withMessageContaining("second clusters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Crossed.means(List.of("a"), List.of(), new double[] {1}))
        .withMessageContaining("second");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Crossed.means(List.of(), List.of("a"), new double[] {1}))
        .withMessageContaining("first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Clusters.ratios(List.of("a"), new double[1], new double[2]))
        .withMessageContaining("below");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Clusters.ratios(List.of("a", "b"), new double[1], new double[1]))
        .withMessageContaining("cluster");
  }

  @Test
  void refuses_what_cannot_be() {
    assertThatIllegalArgumentException().isThrownBy(() -> Resamples.draw(0, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Resamples.draw(1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Resamples.given(1, new int[0][]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resamples.given(2, new int[][] {{0}}))
        .withMessageContaining("a row has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resamples.given(2, new int[][] {{0, -1}}))
        .withMessageContaining("index -1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Bootstrap.of(
                    Resamples.draw(3, 99, 1),
                    u -> u.length == 3 && u[0] == 0 && u[1] == 1 ? 1 : Double.NaN))
        .withMessageContaining("undefined in");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resamples.given(2, new int[][] {{0, 2}}))
        .withMessageContaining("index 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bootstrap.mean(X, Resamples.draw(9, 9, 9)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bootstrap.clustered(Clusters.means(List.of(), new double[0]), GIVEN));
    assertThatIllegalArgumentException().isThrownBy(() -> Bootstrap.of(GIVEN, drawn -> Double.NaN));
  }

  private static void changeOfEachPersonAndItem(List<String> people, List<Double> changes) {
    var table = Data.resource("simulatability.csv");
    var correct = table.numbers("correct");
    var pre = new HashMap<String, Double>();
    for (int i = 0; i < correct.length; i++) {
      var row = table.rows().get(i);
      if (row[2].equals("pre")) {
        pre.put(row[0] + "/" + row[1], correct[i]);
      }
    }
    // the reference numbers its clusters as R sorts factor levels of integers
    var order = new ArrayList<int[]>();
    for (int i = 0; i < correct.length; i++) {
      var row = table.rows().get(i);
      if (row[2].equals("post")) {
        order.add(new int[] {Integer.parseInt(row[0]), i});
      }
    }
    order.sort(java.util.Comparator.comparingInt(entry -> entry[0]));
    for (var entry : order) {
      var row = table.rows().get(entry[1]);
      people.add(row[0]);
      changes.add(correct[entry[1]] - pre.get(row[0] + "/" + row[1]));
    }
  }

  private static void bounds(Interval interval, double[] expected) {
    assertThat(interval.low()).isCloseTo(expected[0], EXACT);
    assertThat(interval.high()).isCloseTo(expected[1], EXACT);
    assertThat(interval.level()).isEqualTo(0.95);
  }

  private static void near(Interval interval, double[] expected) {
    assertThat(interval.low()).isCloseTo(expected[0], within(0.01));
    assertThat(interval.high()).isCloseTo(expected[1], within(0.01));
  }

  private static Interval type7(Bootstrap bootstrap) {
    return new Interval(
        Quantile.type7(bootstrap.replicates(), 0.025),
        Quantile.type7(bootstrap.replicates(), 0.975),
        0.95);
  }

  private static Crossed table() {
    return Crossed.means(
        List.of("a", "a", "b", "b"), List.of("i", "j", "i", "j"), new double[] {1, 2, 3, 4});
  }

  private static double[] take(double[] x, int[] drawn) {
    return Arrays.stream(drawn).mapToDouble(i -> x[i]).toArray();
  }
}
