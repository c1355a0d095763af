package groundwork.statistics.mixed;

import java.util.Arrays;

/**
 * Newton's method for a cumulative-link model without random effects. The upper bound of row i is
 * the sum over nominal columns m of nominal[m][i] times a threshold of that column, less its
 * predictor; the first nominal column is constant.
 */
final class OrdinalNewton {
  private static final int STEPS = 100;

  private final OrdinalFrame frame;
  private final double[][] nominal;
  private final double[][] design;
  private final int shapes;
  private final int size;

  double[] at;
  double logLik;
  double[] information;
  boolean converged;

  OrdinalNewton(OrdinalFrame frame, double[][] nominal) {
    this.frame = frame;
    this.nominal = nominal;
    design = frame.design();
    shapes = design[0].length;
    size = nominal.length * shapes + frame.x().length;
    at = start();
    run();
  }

  /** Thresholds that give the observed shares, as near as the structure allows. */
  private double[] start() {
    int n = frame.n();
    int[] counts = new int[design.length + 1];
    for (int y : frame.y()) {
      counts[y]++;
    }
    double[] thresholds = new double[design.length];
    double below = 0;
    for (int t = 0; t < thresholds.length; t++) {
      below += counts[t];
      thresholds[t] = frame.link().predictor(below / n);
    }
    double[] product = new double[shapes * shapes];
    double[] right = new double[shapes];
    for (int t = 0; t < thresholds.length; t++) {
      for (int i = 0; i < shapes; i++) {
        right[i] += design[t][i] * thresholds[t];
        Dense.axpy(design[t][i], design[t], 0, product, i * shapes, shapes);
      }
    }
    Dense.cholesky(product, shapes);
    Dense.solveTransposed(product, shapes, right, 1);
    Dense.solveUpper(product, shapes, right, 1);
    return Arrays.copyOf(right, size);
  }

  private void run() {
    double[] score = new double[size];
    information = new double[size * size];
    logLik = sums(at, score, information);
    for (int step = 0; step < STEPS; step++) {
      double[] root = information.clone();
      boolean solvable = Dense.cholesky(root, size);
      if (step == 0 && !(solvable && independent(root))) {
        throw new IllegalArgumentException(
            "the columns %s are linearly dependent".formatted(frame.names()));
      }
      if (!solvable) {
        return; // an estimate runs away; what is left to gain is below rounding
      }
      double[] move = score.clone();
      Dense.solveTransposed(root, size, move, 1);
      Dense.solveUpper(root, size, move, 1);
      double gain = Dense.dot(move, 0, score, 0, size);
      double length = 1;
      double[] next = at;
      double there = Double.NaN;
      double[] nextScore = new double[size];
      double[] nextInformation = new double[size * size];
      while (!(there >= logLik - 1e-12 * (1 + Math.abs(logLik))) && length > 1e-10) {
        next = at.clone();
        Dense.axpy(length, move, 0, next, 0, size);
        Arrays.fill(nextScore, 0);
        Arrays.fill(nextInformation, 0);
        there = sums(next, nextScore, nextInformation);
        length /= 2;
      }
      if (!Double.isFinite(there)) {
        return;
      }
      at = next;
      logLik = there;
      score = nextScore;
      information = nextInformation;
      if (gain < 1e-16) {
        converged = true;
        return;
      }
    }
  }

  /** Whether every column keeps something of its own once those before it are accounted for. */
  private boolean independent(double[] root) {
    for (int i = 0; i < size; i++) {
      double left = root[i * size + i] * root[i * size + i];
      if (!(left > 1e-12 * information[i * size + i])) {
        return false;
      }
    }
    return true;
  }

  private double sums(double[] parameters, double[] score, double[] information) {
    var slice = new Slice(frame.link());
    int k = design.length;
    double[] up = new double[size];
    double[] low = new double[size];
    double sum = 0;
    for (int i = 0; i < frame.n(); i++) {
      int y = frame.y()[i];
      describe(i, y, up);
      describe(i, y - 1, low);
      double upper = y == k ? Double.POSITIVE_INFINITY : Dense.dot(up, 0, parameters, 0, size);
      double lower = y == 0 ? Double.NEGATIVE_INFINITY : Dense.dot(low, 0, parameters, 0, size);
      if (!(upper > lower)) {
        return Double.NaN;
      }
      slice.at(upper, lower);
      sum += slice.log;
      double aa = slice.aa();
      double ab = slice.ab();
      double bb = slice.bb();
      for (int r = 0; r < size; r++) {
        score[r] += slice.a * up[r] - slice.b * low[r];
        double ofUp = aa * up[r] + ab * low[r];
        double ofLow = ab * up[r] + bb * low[r];
        if (ofUp != 0 || ofLow != 0) {
          for (int c = r; c < size; c++) {
            information[r * size + c] -= ofUp * up[c] + ofLow * low[c];
          }
        }
      }
    }
    return sum;
  }

  /** Coefficients of the parameters in bound t of row i; all 0 for an infinite one. */
  private void describe(int i, int t, double[] out) {
    Arrays.fill(out, 0);
    if (t < 0 || t >= design.length) {
      return;
    }
    for (int m = 0; m < nominal.length; m++) {
      Dense.axpy(nominal[m][i], design[t], 0, out, m * shapes, shapes);
    }
    for (int j = 0; j < frame.x().length; j++) {
      out[nominal.length * shapes + j] = -frame.x()[j][i];
    }
  }

  /** Inverse of the information; NaN where an estimate is infinite. */
  double[][] covariance() {
    double[] root = information.clone();
    double[][] out = new double[size][size];
    if (!Dense.cholesky(root, size)) {
      for (double[] row : out) {
        Arrays.fill(row, Double.NaN);
      }
      return out;
    }
    double[] inverse = Dense.inverse(root, size);
    for (int r = 0; r < size; r++) {
      out[r] = Arrays.copyOfRange(inverse, r * size, (r + 1) * size);
    }
    return out;
  }
}
