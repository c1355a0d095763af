package groundwork.statistics.choice;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import groundwork.statistics.Resamples;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Abilities on the logit scale: the odds that a is preferred to b are exp(ability of a - ability of
 * b). With ties the model is Davidson's: a tie has weight exp(tie) times the geometric mean of the
 * two; with an order effect being first multiplies the odds by exp(order).
 *
 * @param players names
 * @param reference the player whose ability is 0
 * @param names of the parameters: the players but for the reference, then {@code order} and {@code
 *     tie} as they apply
 * @param estimates one a parameter
 * @param covariance of the estimates
 * @param errors what the covariance assumes
 * @param logLik log likelihood of the single comparisons
 * @param nullLogLik the same where all abilities are equal
 * @param deviance twice the distance to the model in which every pair has its own chances
 * @param comparisons number of single comparisons
 * @see <a href="https://doi.org/10.1093/biomet/39.3-4.324">Bradley and Terry (1952)</a>
 * @see <a href="https://doi.org/10.1080/01621459.1970.10481082">Davidson (1970)</a>
 * @see <a href="https://doi.org/10.2307/2529823">Davidson and Beaver (1977)</a>
 */
public record BradleyTerry(
    List<String> players,
    String reference,
    List<String> names,
    double[] estimates,
    double[][] covariance,
    Errors errors,
    double logLik,
    double nullLogLik,
    double deviance,
    int comparisons) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Whether being shown first may matter. */
  public enum Order {
    IGNORED,
    ESTIMATED
  }

  /** What standard errors rest on. */
  public enum Errors {
    /** all comparisons are independent */
    INDEPENDENT,
    /** only those of different clusters are */
    CLUSTERED
  }

  /**
   * Maximum likelihood; ties are modelled where there are any.
   *
   * @param reference the player whose ability is set to 0
   * @throws IllegalArgumentException if there is no such player, or abilities would be infinite or
   *     not comparable: the message then names the players ({@link Connection})
   */
  public static BradleyTerry of(Contests contests, String reference, Order order) {
    return Preference.fit(contests, reference, order);
  }

  /**
   * The same estimates with a sandwich covariance over clusters (with the factor G / (G - 1)).
   *
   * @param cluster who judged each contest, one name a contest; at least two different ones
   * @throws IllegalArgumentException as {@link #of}, or if there are fewer than two clusters
   * @see <a href="https://doi.org/10.1093/biomet/73.1.13">Liang and Zeger (1986)</a>
   */
  public static BradleyTerry clustered(
      Contests contests, List<String> cluster, String reference, Order order) {
    Check.sameLength("contests", contests.contests().size(), "cluster", cluster.size());
    var fit = of(contests, reference, order);
    double[][] covariance = Preference.sandwich(contests, cluster, fit, order);
    return new BradleyTerry(
        fit.players,
        reference,
        fit.names,
        fit.estimates,
        covariance,
        Errors.CLUSTERED,
        fit.logLik,
        fit.nullLogLik,
        fit.deviance,
        fit.comparisons);
  }

  /**
   * One parameter or a difference of two.
   *
   * @param estimate on the logit scale
   * @param standardError of the estimate; 0 for the reference
   * @param interval normal interval
   * @param z estimate / standard error; NaN where the error is 0
   * @param p two-sided
   */
  public record Ability(
      double estimate, double standardError, Interval interval, double z, double p) {}

  /** A player's ability; exactly 0 for the reference. */
  public Ability ability(String player, double level) {
    return difference(player, reference, level);
  }

  /** {@code order} or {@code tie}. */
  public Ability parameter(String name, double level) {
    double[] weights = new double[names.size()];
    int at = names.lastIndexOf(name); // a player may be called order
    if (at < 0) {
      throw new IllegalArgumentException("no parameter %s among %s".formatted(name, names));
    }
    weights[at] = 1;
    return linear(weights, level);
  }

  /** Ability of one player - ability of another. */
  public Ability difference(String a, String b, double level) {
    double[] weights = new double[names.size()];
    add(weights, a, 1);
    add(weights, b, -1);
    return linear(weights, level);
  }

  /**
   * The chance that a is preferred to b, given that one of them is (and, with an order effect, that
   * neither is first).
   *
   * @param estimate in (0, 1)
   * @param interval the normal interval of the difference, carried to the chance
   */
  public record Chance(double estimate, Interval interval) {}

  /**
   * @param level of the interval, in (0, 1)
   * @throws IllegalArgumentException if there is no such player
   */
  public Chance chance(String a, String b, double level) {
    var difference = difference(a, b, level);
    var interval = difference.interval();
    return new Chance(
        Preference.logistic(difference.estimate()),
        new Interval(
            Preference.logistic(interval.low()), Preference.logistic(interval.high()), level));
  }

  /**
   * Whether all abilities are equal.
   *
   * @param statistic twice the difference of the log likelihoods
   * @param df number of players - 1
   * @param p from the chi-square distribution
   */
  public record Equality(double statistic, int df, double p) {}

  /** Likelihood-ratio test of equal abilities; it assumes independent comparisons. */
  public Equality equality() {
    double statistic = Math.max(0, 2 * (logLik - nullLogLik));
    int df = players.size() - 1;
    double p = ChiSquaredDistribution.of(df).survivalProbability(statistic);
    return new Equality(statistic, df, p);
  }

  /**
   * The cluster bootstrap: whole clusters are drawn, each with all its comparisons, and the model
   * is fitted again. Draws in which abilities would be infinite or not comparable are counted.
   *
   * @param cluster who judged each contest, one name a contest
   * @param resamples of the clusters, in order of first appearance
   * @throws IllegalArgumentException as {@link #of}, or if the resamples have another number of
   *     units than there are clusters
   */
  public static ResampledAbilities resampled(
      Contests contests, List<String> cluster, String reference, Order order, Resamples resamples) {
    return ResampledAbilities.of(contests, cluster, reference, order, resamples);
  }

  private void add(double[] weights, String player, double weight) {
    if (!players.contains(player)) {
      throw new IllegalArgumentException("no player %s among %s".formatted(player, players));
    }
    if (!player.equals(reference)) {
      weights[names.indexOf(player)] += weight;
    }
  }

  private Ability linear(double[] weights, double level) {
    Check.level(level);
    double estimate = 0;
    double variance = 0;
    for (int i = 0; i < weights.length; i++) {
      estimate += weights[i] * estimates[i];
      for (int j = 0; j < weights.length; j++) {
        variance += weights[i] * weights[j] * covariance[i][j];
      }
    }
    double error = Math.sqrt(Math.max(0, variance));
    double margin = NORMAL.inverseCumulativeProbability((1 + level) / 2) * error;
    double z = estimate / error;
    return new Ability(
        estimate,
        error,
        new Interval(estimate - margin, estimate + margin, level),
        z,
        2 * NORMAL.survivalProbability(Math.abs(z)));
  }

  static List<String> parameters(Contests contests, String reference, Order order) {
    contests.player(reference);
    var names = new ArrayList<>(contests.players());
    names.remove(reference);
    if (order == Order.ESTIMATED) {
      names.add("order");
    }
    if (contests.contests().stream().anyMatch(contest -> contest.ties() > 0)) {
      names.add("tie");
    }
    return List.copyOf(names);
  }
}
