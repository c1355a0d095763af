package groundwork.statistics.choice;

import groundwork.statistics.Bootstrap;
import groundwork.statistics.Check;
import groundwork.statistics.Resamples;
import groundwork.statistics.choice.BradleyTerry.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Abilities over resamples of clusters.
 *
 * @param fit of all the data
 * @param replicates estimates per resample, in the order of the fit's parameters
 * @param undefined number of resamples without finite abilities
 */
public record ResampledAbilities(BradleyTerry fit, double[][] replicates, int undefined) {
  static ResampledAbilities of(
      Contests contests, List<String> cluster, String reference, Order order, Resamples resamples) {
    Check.sameLength("contests", contests.contests().size(), "cluster", cluster.size());
    var fit = BradleyTerry.of(contests, reference, order);
    var byCluster = new LinkedHashMap<String, List<Contest>>();
    for (int i = 0; i < cluster.size(); i++) {
      byCluster
          .computeIfAbsent(cluster.get(i), id -> new ArrayList<>())
          .add(contests.contests().get(i));
    }
    var pooled =
        byCluster.values().stream()
            .map(own -> new Contests(contests.players(), own).pooled(order).contests())
            .toList();
    Check.sameLength("cluster", pooled.size(), "units", resamples.n());
    var model = new Preference(contests, reference, order);
    var replicates = new ArrayList<double[]>();
    var rows = resamples.rows();
    for (int time = 0; time < resamples.times(); time++) {
      var drawn =
          Arrays.stream(rows.get()).boxed().flatMap(unit -> pooled.get(unit).stream()).toList();
      var again = new Contests(contests.players(), drawn).pooled(order);
      if (defined(again, fit)) {
        replicates.add(model.newton(again, fit.estimates()));
      }
    }
    int undefined = resamples.times() - replicates.size();
    return new ResampledAbilities(fit, replicates.toArray(double[][]::new), undefined);
  }

  /** Without any tie the weight of ties would be 0, its logarithm infinite. */
  private static boolean defined(Contests again, BradleyTerry fit) {
    boolean tied = again.contests().stream().anyMatch(contest -> contest.ties() > 0);
    return Connection.of(again).obstacle().isEmpty()
        && (tied || !fit.names().getLast().equals("tie"));
  }

  /** Ability of one player - ability of another, for intervals. */
  public Bootstrap difference(String a, String b) {
    double[] sorted =
        Arrays.stream(replicates).mapToDouble(row -> at(row, a) - at(row, b)).sorted().toArray();
    double estimate = at(fit.estimates(), a) - at(fit.estimates(), b);
    return new Bootstrap(estimate, sorted, undefined, 0);
  }

  private double at(double[] row, String player) {
    if (player.equals(fit.reference())) {
      return 0;
    }
    int at = fit.names().indexOf(player);
    if (at < 0 || !fit.players().contains(player)) {
      throw new IllegalArgumentException("no player %s among %s".formatted(player, fit.players()));
    }
    return row[at];
  }
}
