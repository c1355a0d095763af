package groundwork.statistics.mixed;

import java.util.Arrays;

/**
 * The deviance by adaptive Gauss-Hermite quadrature, for one scalar random effect: nodes lie about
 * each level's mode, spread by its curvature. With one node this is Laplace's approximation.
 *
 * @see <a href="https://doi.org/10.1080/10618600.1995.10474663">Pinheiro and Bates (1995)</a>
 */
final class Quadrature implements Objective {
  private final Laplace laplace;
  private final GaussHermite rule;
  private double[] last;

  Quadrature(Laplace laplace, int points) {
    this.laplace = laplace;
    rule = GaussHermite.of(points);
    last = new double[0];
  }

  /** Refuses what this is not made for. */
  static void check(RandomStructure structure, int points) {
    if (points < 2 || points > 100) {
      throw new IllegalArgumentException("points are %d; 2 to 100".formatted(points));
    }
    if (structure.thetas > 1) {
      throw new IllegalArgumentException(
          "terms: quadrature takes one random intercept, not several or a slope");
    }
  }

  @Override
  public double value(double[] at) {
    last = at.clone();
    return deviance(at);
  }

  private double deviance(double[] at) {
    if (!Double.isFinite(laplace.value(at))) {
      return Double.POSITIVE_INFINITY;
    }
    var rows = laplace.rows;
    int points = rule.nodes().length;
    double[] spread = laplace.roots();
    double[] a = laplace.scaled[0][0];
    double[] eta = new double[rows.n];
    double[] each = new double[rows.n];
    double[][] logs = new double[rows.levels][points];
    for (int q = 0; q < points; q++) {
      double node = rule.nodes()[q];
      for (int i = 0; i < rows.n; i++) {
        eta[i] = laplace.eta[i] + a[i] * node / spread[rows.code[0][i]];
      }
      laplace.likelihood.each(eta, laplace.shape(), each);
      for (int i = 0; i < rows.n; i++) {
        logs[rows.code[0][i]][q] += each[i];
      }
      for (int level = 0; level < rows.levels; level++) {
        double u = laplace.u[level] + node / spread[level];
        logs[level][q] += rule.logWeights()[q] + node * node / 2 - u * u / 2;
      }
    }
    double sum = laplace.likelihood.constant();
    for (int level = 0; level < rows.levels; level++) {
      double most = Arrays.stream(logs[level]).max().orElseThrow();
      double total = 0;
      for (double log : logs[level]) {
        total += Math.exp(log - most);
      }
      sum += most + Math.log(total) - Math.log(spread[level]) - Math.log(2 * Math.PI) / 2;
    }
    return -2 * sum;
  }

  /** Central differences: a handful of parameters and one factor only. */
  @Override
  public double[] gradient() {
    double[] out = new double[last.length];
    for (int i = 0; i < out.length; i++) {
      double[] up = last.clone();
      double[] down = last.clone();
      double step = 1e-4 * (1 + Math.abs(last[i]));
      up[i] += step;
      down[i] -= step;
      out[i] = (deviance(up) - deviance(down)) / (2 * step);
    }
    deviance(last);
    return out;
  }
}
