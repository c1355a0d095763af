package groundwork.statistics.choice;

import groundwork.statistics.choice.BradleyTerry.Errors;
import groundwork.statistics.choice.BradleyTerry.Order;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Newton's method for the log-linear form of the model: each outcome of a contest has a weight
 * exp(x · parameters), and its chance is that weight over the sum of all.
 */
final class Preference {
  private static final int STEPS = 100;
  private static final double POSITIVE = 1e-14;
  private static final double INFINITE = 25; // odds of 7e10

  private final List<String> names;
  private final int[] place; // of each player among the parameters, -1 for the reference
  private final int order;
  private final int tie;

  Preference(Contests contests, String reference, Order order) {
    var players = contests.players();
    this.names = BradleyTerry.parameters(contests, reference, order);
    var others = players.stream().filter(player -> !player.equals(reference)).toList();
    this.place = players.stream().mapToInt(others::indexOf).toArray();
    this.order = order == Order.ESTIMATED ? others.size() : -1;
    boolean tied = contests.contests().stream().anyMatch(contest -> contest.ties() > 0);
    this.tie = tied ? names.size() - 1 : -1;
  }

  static BradleyTerry fit(Contests contests, String reference, Order order) {
    var model = new Preference(contests, reference, order);
    Connection.of(contests).obstacle().ifPresent(Preference::refuse);
    var pooled = contests.pooled(order);
    double[] at = model.newton(pooled, new double[model.names.size()]);
    var there = model.sums(pooled.contests(), at);
    double saturated = pooled.contests().stream().mapToDouble(Preference::saturated).sum();
    return new BradleyTerry(
        contests.players(),
        reference,
        model.names,
        at,
        there.decomposition().getSolver().getInverse().getData(),
        Errors.INDEPENDENT,
        there.logLik,
        model.equal(pooled),
        Math.max(0, 2 * (saturated - there.logLik)),
        contests.comparisons());
  }

  private static void refuse(String why) {
    throw new IllegalArgumentException(why);
  }

  static double[][] sandwich(
      Contests contests, List<String> cluster, BradleyTerry fit, Order order) {
    var model = new Preference(contests, fit.reference(), order);
    var scores = new LinkedHashMap<String, double[]>();
    int p = fit.estimates().length;
    for (int i = 0; i < cluster.size(); i++) {
      var one = model.sums(List.of(contests.contests().get(i)), fit.estimates());
      double[] sum = scores.computeIfAbsent(cluster.get(i), id -> new double[p]);
      for (int j = 0; j < p; j++) {
        sum[j] += one.score[j];
      }
    }
    int clusters = scores.size();
    if (clusters < 2) {
      throw new IllegalArgumentException("cluster has %d levels; two or more".formatted(clusters));
    }
    var meat = new Array2DRowRealMatrix(p, p);
    for (double[] score : scores.values()) {
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < p; j++) {
          meat.addToEntry(i, j, score[i] * score[j] * clusters / (clusters - 1));
        }
      }
    }
    var bread = new Array2DRowRealMatrix(fit.covariance());
    return bread.multiply(meat).multiply(bread).getData();
  }

  /** The maximum, by Newton's steps from a start; halved where they would go down. */
  double[] newton(Contests pooled, double[] start) {
    double[] at = start;
    var here = sums(pooled.contests(), at);
    for (int step = 0; step < STEPS; step++) {
      double[] move =
          here.decomposition().getSolver().solve(new ArrayRealVector(here.score)).toArray();
      double gain = new ArrayRealVector(move).dotProduct(new ArrayRealVector(here.score));
      double size = 1;
      double[] next = moved(at, move, size);
      var there = sums(pooled.contests(), next);
      while (there.logLik < here.logLik - 1e-9 * Math.abs(here.logLik) && size > 1e-6) {
        size /= 2;
        next = moved(at, move, size);
        there = sums(pooled.contests(), next);
      }
      at = next;
      here = there;
      for (int i = 0; i < at.length; i++) {
        if (!(Math.abs(at[i]) < INFINITE)) {
          refuse("%s has no finite estimate".formatted(names.get(i)));
        }
      }
      if (gain < 1e-20 * (1 + Math.abs(here.logLik))) {
        break;
      }
    }
    return at;
  }

  private static double[] moved(double[] at, double[] move, double size) {
    double[] next = at.clone();
    for (int i = 0; i < at.length; i++) {
      next[i] += size * move[i];
    }
    return next;
  }

  /** Log likelihood, its gradient and minus its second derivative. */
  private record Sums(double logLik, double[] score, double[][] information) {
    CholeskyDecomposition decomposition() {
      return new CholeskyDecomposition(
          new Array2DRowRealMatrix(information, false), 1e-10, POSITIVE);
    }
  }

  private Sums sums(List<Contest> contests, double[] at) {
    int p = names.size();
    double[] score = new double[p];
    double[][] information = new double[p][p];
    double logLik = 0;
    int outcomes = tie < 0 ? 2 : 3;
    double[][] x = new double[outcomes][p];
    double[] chance = new double[outcomes];
    for (Contest contest : contests) {
      describe(contest, x);
      double largest = Double.NEGATIVE_INFINITY;
      for (int o = 0; o < outcomes; o++) {
        chance[o] = dot(x[o], at);
        largest = Math.max(largest, chance[o]);
      }
      double sum = 0;
      for (double value : chance) {
        sum += Math.exp(value - largest);
      }
      double log = largest + Math.log(sum);
      int[] seen = {contest.firstWins(), contest.secondWins(), contest.ties()};
      int n = contest.comparisons();
      double[] mean = new double[p];
      for (int o = 0; o < outcomes; o++) {
        logLik += seen[o] * (chance[o] - log);
        chance[o] = Math.exp(chance[o] - log);
        for (int i = 0; i < p; i++) {
          mean[i] += chance[o] * x[o][i];
          score[i] += (seen[o] - n * chance[o]) * x[o][i];
        }
      }
      for (int o = 0; o < outcomes; o++) {
        for (int i = 0; i < p; i++) {
          for (int j = 0; j < p; j++) {
            information[i][j] += n * chance[o] * (x[o][i] - mean[i]) * (x[o][j] - mean[j]);
          }
        }
      }
    }
    return new Sums(logLik, score, information);
  }

  private void describe(Contest contest, double[][] x) {
    for (double[] row : x) {
      Arrays.fill(row, 0);
    }
    int a = place[contest.first()];
    int b = place[contest.second()];
    if (a >= 0) {
      x[0][a] = 1;
    }
    if (b >= 0) {
      x[1][b] = 1;
    }
    if (order >= 0) {
      x[0][order] = 1;
    }
    if (tie >= 0) {
      for (int i = 0; i < x[2].length; i++) {
        x[2][i] = (x[0][i] + x[1][i]) / 2;
      }
      x[2][tie] = 1;
    }
  }

  /** Log likelihood where every pair has its own chances. */
  private static double saturated(Contest contest) {
    int n = contest.comparisons();
    return part(contest.firstWins(), n) + part(contest.secondWins(), n) + part(contest.ties(), n);
  }

  private static double part(double seen, double of) {
    return seen == 0 ? 0 : seen * Math.log(seen / of);
  }

  /** Log likelihood where abilities are equal; order and ties keep what they explain. */
  private double equal(Contests pooled) {
    double first = 0;
    double second = 0;
    double ties = 0;
    for (Contest contest : pooled.contests()) {
      first += contest.firstWins();
      second += contest.secondWins();
      ties += contest.ties();
    }
    double n = first + second + ties;
    double decided =
        order < 0 ? 2 * part((first + second) / 2, n) : part(first, n) + part(second, n);
    return decided + part(ties, n);
  }

  private static double dot(double[] x, double[] at) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * at[i];
    }
    return sum;
  }

  static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
