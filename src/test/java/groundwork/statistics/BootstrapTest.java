package groundwork.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

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

  /**
   * R 4.2.2: t0 &lt;- mean(y); t &lt;- apply(idx, 1, function(i) mean(y[i])); bounds as
   * boot::boot.ci interpolates, a by jackknife
   */
  @Test
  void all_four_intervals_of_a_mean_agree_with_R_on_given_indices() {
    var mean = Bootstrap.mean(Y, GIVEN);
    assertThat(mean.estimate()).isCloseTo(0.626, EXACT);
    assertThat(mean.standardError()).isCloseTo(0.0325681137560298, EXACT);
    assertThat(mean.bias()).isCloseTo(-0.00195528862195526, EXACT);
    assertThat(mean.biasCorrection()).isCloseTo(0.0690561248072033, EXACT);
    assertThat(mean.acceleration()).isCloseTo(-0.0145137021096738, EXACT);
    bounds(mean.percentile(0.95), 0.559333333333333, 0.688666666666667);
    bounds(mean.basic(0.95), 0.563333333333333, 0.692666666666667);
    bounds(mean.normal(0.95), 0.564122958615733, 0.691787618628177);
    bounds(mean.bca(0.95).orElseThrow(), 0.563333333333333, 0.690440665117071);
    assertThat(Quantile.type7(mean.replicates(), 0.025)).isCloseTo(0.559333333333333, EXACT);
    assertThat(Quantile.type7(mean.replicates(), 0.975)).isCloseTo(0.6874, EXACT);
  }

  /** R 4.2.2: the same with cor(x, y, method = "spearman") */
  @Test
  void a_statistic_of_pairs_agrees_with_R_on_given_indices() {
    var rho =
        Bootstrap.of(
            GIVEN, drawn -> Correlation.spearman(take(X, drawn), take(Y, drawn)).orElseThrow());
    assertThat(rho.estimate()).isCloseTo(0.812507375777902, EXACT);
    assertThat(rho.biasCorrection()).isCloseTo(0.185479633965277, EXACT);
    assertThat(rho.acceleration()).isCloseTo(-0.00321733441475793, EXACT);
    assertThat(Quantile.type7(rho.replicates(), 0.025)).isCloseTo(0.641369543904047, EXACT);
    assertThat(Quantile.type7(rho.replicates(), 0.975)).isCloseTo(0.899885854297086, EXACT);
  }

  /**
   * R 4.2.2: l &lt;- split(change, participant); t &lt;- apply(ix, 1, function(i)
   * mean(unlist(l[i]))); quantile(t, c(.025, .975))
   */
  @Test
  void the_cluster_bootstrap_agrees_with_R_on_given_indices() {
    var people = new ArrayList<String>();
    var changes = new ArrayList<Double>();
    changeOfEachPersonAndItem(people, changes);
    var clusters =
        Clusters.means(people, changes.stream().mapToDouble(Double::doubleValue).toArray());
    var change =
        Bootstrap.clustered(clusters, Data.resource("cluster-boot-indices-500x16.csv").resamples());
    assertThat(change.estimate()).isCloseTo(0.0625, EXACT);
    assertThat(Mean.of(change.replicates())).isCloseTo(0.058078125, EXACT);
    assertThat(change.standardError()).isCloseTo(0.0685720902265488, EXACT);
    assertThat(Quantile.type7(change.replicates(), 0.025)).isCloseTo(-0.0744140625, EXACT);
    assertThat(Quantile.type7(change.replicates(), 0.975)).isCloseTo(0.1953125, EXACT);
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
    var rate = Bootstrap.clustered(clusters, new Resamples(2, new int[][] {{0, 1}, {1, 1}}));
    assertThat(rate.estimate()).isEqualTo(0.5);
    assertThat(rate.undefined()).isEqualTo(1);
    assertThat(rate.replicates()).containsExactly(0.5);
  }

  @Test
  void refuses_what_cannot_be() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Resamples(2, new int[][] {{0, 2}}))
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

  private static void bounds(Interval interval, double low, double high) {
    assertThat(interval.low()).isCloseTo(low, EXACT);
    assertThat(interval.high()).isCloseTo(high, EXACT);
  }

  private static double[] take(double[] x, int[] drawn) {
    return Arrays.stream(drawn).mapToDouble(i -> x[i]).toArray();
  }
}
