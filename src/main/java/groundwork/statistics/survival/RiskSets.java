package groundwork.statistics.survival;

import java.util.Arrays;

/**
 * The partial likelihood of proportional hazards, its first and second derivatives, and what each
 * person adds to the first.
 *
 * @param x columns first, centred
 * @param times n
 * @param happened n
 * @param order rows from the earliest to the latest
 * @param ties what is done with events at the same time
 */
record RiskSets(double[][] x, double[] times, boolean[] happened, int[] order, Cox.Ties ties) {

  /**
   * @param information minus the second derivatives
   */
  record At(double logLik, double[] score, double[][] information) {}

  At at(double[] beta) {
    int p = beta.length;
    double[] weights = weights(beta);
    double logLik = 0;
    double[] score = new double[p];
    double[][] information = new double[p][p];
    var risk = new Sums(p);
    for (int to = order.length; to > 0; ) {
      int from = start(to);
      var dying = new Sums(p);
      int died = 0;
      for (int i = from; i < to; i++) {
        int row = order[i];
        risk.add(row, weights[row]);
        if (happened[row]) {
          dying.add(row, weights[row]);
          died++;
          logLik += Math.log(weights[row]);
          for (int j = 0; j < p; j++) {
            score[j] += x[j][row];
          }
        }
      }
      for (int tie = 0; tie < died; tie++) {
        double part = ties == Cox.Ties.EFRON ? (double) tie / died : 0;
        double s0 = risk.zero - part * dying.zero;
        logLik -= Math.log(s0);
        for (int a = 0; a < p; a++) {
          double mean = (risk.first[a] - part * dying.first[a]) / s0;
          score[a] -= mean;
          for (int b = 0; b <= a; b++) {
            double other = (risk.first[b] - part * dying.first[b]) / s0;
            double second = (risk.second[a][b] - part * dying.second[a][b]) / s0 - mean * other;
            information[a][b] += second;
            information[b][a] = information[a][b];
          }
        }
      }
      to = from;
    }
    return new At(logLik, score, information);
  }

  /**
   * Score residuals: each row's share of the first derivatives, adding up to 0 at the maximum.
   *
   * @see <a href="https://doi.org/10.1007/978-1-4757-3294-8">Therneau and Grambsch (2000), section
   *     4.6</a>
   */
  double[][] residuals(double[] beta) {
    int p = beta.length;
    double[] weights = weights(beta);
    double[][] residuals = new double[order.length][p];
    double[] zeroAt = new double[order.length + 1]; // sums over the rows from a place on
    double[][] firstAt = new double[order.length + 1][p];
    for (int i = order.length - 1; i >= 0; i--) {
      int row = order[i];
      zeroAt[i] = zeroAt[i + 1] + weights[row];
      for (int j = 0; j < p; j++) {
        firstAt[i][j] = firstAt[i + 1][j] + weights[row] * x[j][row];
      }
    }
    double hazard = 0; // summed over the events so far
    double[] shifted = new double[p]; // the same times the mean of those at risk
    for (int from = 0; from < order.length; ) {
      int to = Times.end(times, order, from);
      var dying = new Sums(p);
      int died = 0;
      for (int i = from; i < to; i++) {
        if (happened[order[i]]) {
          dying.add(order[i], weights[order[i]]);
          died++;
        }
      }
      double kept = 0; // part of the hazard here that those who die are spared
      double[] keptShifted = new double[p];
      double[] means = new double[p];
      for (int tie = 0; tie < died; tie++) {
        double part = ties == Cox.Ties.EFRON ? (double) tie / died : 0;
        double s0 = zeroAt[from] - part * dying.zero;
        hazard += 1 / s0;
        kept += part / s0;
        for (int j = 0; j < p; j++) {
          double mean = (firstAt[from][j] - part * dying.first[j]) / s0;
          means[j] += mean / died;
          shifted[j] += mean / s0;
          keptShifted[j] += part * mean / s0;
        }
      }
      for (int i = from; i < to; i++) {
        int row = order[i];
        boolean dies = happened[row];
        for (int j = 0; j < p; j++) {
          double own = x[j][row] * (hazard - (dies ? kept : 0));
          residuals[row][j] =
              (dies ? x[j][row] - means[j] : 0)
                  - weights[row] * (own - shifted[j] + (dies ? keptShifted[j] : 0));
        }
      }
      from = to;
    }
    return residuals;
  }

  private double[] weights(double[] beta) {
    double[] eta = new double[order.length];
    for (int j = 0; j < beta.length; j++) {
      for (int i = 0; i < eta.length; i++) {
        eta[i] += beta[j] * x[j][i];
      }
    }
    return Arrays.stream(eta).map(Math::exp).toArray();
  }

  private int start(int to) {
    int from = to - 1;
    while (from > 0 && times[order[from - 1]] == times[order[to - 1]]) {
      from--;
    }
    return from;
  }

  /** Weighted sums of 1, x and xx' over a set of rows. */
  private final class Sums {
    private double zero;
    private final double[] first;
    private final double[][] second;

    Sums(int p) {
      first = new double[p];
      second = new double[p][p];
    }

    void add(int row, double weight) {
      zero += weight;
      for (int a = 0; a < first.length; a++) {
        first[a] += weight * x[a][row];
        for (int b = 0; b <= a; b++) {
          second[a][b] += weight * x[a][row] * x[b][row];
        }
      }
    }
  }
}
