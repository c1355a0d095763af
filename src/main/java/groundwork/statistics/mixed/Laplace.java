package groundwork.statistics.mixed;

import java.util.Arrays;

/**
 * The Laplace deviance of a mixed model: minus twice the log of the likelihood with the random
 * effects integrated out, approximated at their conditional mode.
 *
 * <p>Unit random effects u have density N(0, I); the predictor is offset + Xβ + Au with A = Z T by
 * rows. At the mode of the penalised log likelihood the deviance is -2 l + u'u + log det(I + A'WA).
 * Its gradient follows from the implicit function theorem, so that a derivative costs about as much
 * as a value whatever the number of parameters (as in TMB, <a
 * href="https://doi.org/10.18637/jss.v070.i05">Kristensen et al. 2016</a>).
 *
 * <p>Parameters: fixed coefficients, shape, theta. With {@link Inner#WITH_FIXED} the fixed
 * coefficients are part of the mode and theta alone is left (glmer's nAGQ = 0).
 */
final class Laplace implements Objective {
  private static final int STEPS = 100;
  private static final double CLOSE = 1e-10; // Newton squares the error once more after this

  /** What the mode is taken over. */
  enum Inner {
    RANDOM,
    WITH_FIXED
  }

  final CrossedRows rows;
  final Likelihood likelihood;
  final Inner inner;
  final double[] u;
  final double[] eta;
  final double[][][] scaled;
  final WeightedFactor factor;

  private final WeightedFactor expected;
  private final double[] score;
  private final double[] curvature;
  private final double[] weight;
  private final double[] slope;
  private final double[] base;
  private final int random;
  private double[] beta;
  private double[] shape = new double[0];
  private double[] theta;
  private double logLik;

  Laplace(CrossedRows rows, Likelihood likelihood, Inner inner) {
    this.rows = rows;
    this.likelihood = likelihood;
    this.inner = inner;
    random = rows.structure.effects;
    u = new double[random + (inner == Inner.WITH_FIXED ? rows.p : 0)];
    eta = new double[rows.n];
    base = new double[rows.n];
    score = new double[rows.n];
    curvature = new double[rows.n];
    weight = likelihood.expected() ? new double[rows.n] : curvature;
    slope = new double[rows.n];
    scaled = rows.room();
    factor = new WeightedFactor(rows);
    expected = likelihood.expected() ? new WeightedFactor(rows) : factor;
    beta = new double[rows.p];
  }

  private boolean joint() {
    return inner == Inner.WITH_FIXED;
  }

  /** Fixed coefficients of the last value. */
  double[] beta() {
    return joint() ? Arrays.copyOfRange(u, random, u.length) : beta;
  }

  /** The determinant's weights at the last value's mode. */
  double[] weights() {
    return weight;
  }

  /** Roots of the first factor's blocks where it has one effect a level. */
  double[] roots() {
    return expected.roots();
  }

  double[] shape() {
    return shape;
  }

  double[] theta() {
    return theta;
  }

  /** Log likelihood at the mode, without the random effects' own density. */
  double conditionalLogLik() {
    return logLik;
  }

  @Override
  public double value(double[] at) {
    int from = 0;
    if (!joint()) {
      beta = Arrays.copyOfRange(at, 0, rows.p);
      from = rows.p;
    }
    shape = Arrays.copyOfRange(at, from, from + likelihood.shapes());
    theta = Arrays.copyOfRange(at, from + shape.length, at.length);
    rows.scale(theta, scaled);
    Arrays.fill(base, 0);
    if (!joint()) {
      rows.addFixed(beta, base);
    }
    if (!mode()) {
      Arrays.fill(u, 0, random, 0); // once more, not from where the last mode was
      if (!mode()) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return -2 * logLik + squares() + expected.logDeterminant();
  }

  /** Newton's method on the penalised log likelihood, which is concave. */
  private boolean mode() {
    double here = penalised(u);
    if (!Double.isFinite(here)) {
      return false;
    }
    double[] step = new double[u.length];
    for (int i = 0; i < STEPS; i++) {
      if (!factor.factor(scaled, curvature, joint())) {
        return false;
      }
      ascent(step);
      double[] right = step.clone();
      factor.solve(step);
      double gain = Dense.dot(right, 0, step, 0, step.length);
      if (!(gain >= 0)) {
        return false;
      }
      double length = 1;
      double[] from = u.clone();
      double there;
      do {
        System.arraycopy(from, 0, u, 0, u.length);
        Dense.axpy(length, step, 0, u, 0, u.length);
        there = penalised(u);
        length /= 2;
      } while (!(there >= here - 1e-12 * Math.abs(here) - 1e-11) && length > 1e-10);
      here = there;
      if (gain < CLOSE) {
        break;
      }
    }
    if (likelihood.expected()) {
      likelihood.weights(eta, shape, weight, slope);
    }
    return Double.isFinite(here) && expected.factor(scaled, weight, joint());
  }

  /** What the log likelihood and the penalty gain along each effect. */
  private void ascent(double[] out) {
    Arrays.fill(out, 0);
    rows.gather(scaled, score, out);
    for (int i = 0; i < random; i++) {
      out[i] -= u[i];
    }
    for (int j = random; j < out.length; j++) {
      out[j] = Dense.dot(rows.x[j - random], 0, score, 0, rows.n);
    }
  }

  private double penalised(double[] at) {
    predict(at, eta);
    for (int i = 0; i < eta.length; i++) {
      eta[i] += base[i];
    }
    logLik = likelihood.at(eta, shape, score, curvature);
    return logLik - squares() / 2;
  }

  private void predict(double[] effects, double[] out) {
    Arrays.fill(out, 0);
    rows.addRandom(scaled, effects, out);
    for (int j = random; j < effects.length; j++) {
      Dense.axpy(effects[j], rows.x[j - random], 0, out, 0, rows.n);
    }
  }

  private double squares() {
    return Dense.dot(u, 0, u, 0, random);
  }

  @Override
  public double[] gradient() {
    if (likelihood.expected()) {
      factor.factor(scaled, curvature, joint());
    }
    likelihood.weights(eta, shape, weight, slope);
    double[] leverage = new double[rows.n];
    double[][] products = new double[rows.factors][];
    for (int f = 0; f < rows.factors; f++) {
      products[f] = new double[rows.k[f] * rows.k[f]];
    }
    expected.leverage(scaled, weight, leverage, products);
    double[] pull = new double[rows.n];
    for (int i = 0; i < rows.n; i++) {
      pull[i] = slope[i] * leverage[i];
    }
    double[] v = new double[u.length];
    rows.gather(scaled, pull, v);
    for (int j = random; j < v.length; j++) {
      v[j] = Dense.dot(rows.x[j - random], 0, pull, 0, rows.n);
    }
    factor.solve(v);
    double[] adjoint = new double[rows.n];
    predict(v, adjoint);
    for (int i = 0; i < rows.n; i++) {
      pull[i] += -2 * score[i] - curvature[i] * adjoint[i];
    }
    double[] ofTheta = ofTheta(products, pull, v);
    if (joint()) {
      return ofTheta;
    }
    double[] ofShape = likelihood.shapeGradient(eta, shape, leverage, adjoint);
    double[] out = new double[rows.p + ofShape.length + ofTheta.length];
    for (int j = 0; j < rows.p; j++) {
      out[j] = Dense.dot(rows.x[j], 0, pull, 0, rows.n);
    }
    System.arraycopy(ofShape, 0, out, rows.p, ofShape.length);
    System.arraycopy(ofTheta, 0, out, rows.p + ofShape.length, ofTheta.length);
    return out;
  }

  private double[] ofTheta(double[][] products, double[] pull, double[] v) {
    double[] out = new double[theta.length];
    int firsts = rows.firsts();
    for (int f = 0; f < rows.factors; f++) {
      int k = rows.k[f];
      int first = f == 0 ? 0 : firsts + rows.base[f];
      double[] matrix = products[f].clone();
      for (int r = 0; r < k; r++) {
        for (int c = 0; c <= r; c++) {
          double sum = 0;
          for (int i = 0; i < rows.n; i++) {
            int at = first + rows.code[f][i] * k + c;
            sum += rows.z[f][r][i] * (pull[i] * u[at] + score[i] * v[at]);
          }
          matrix[r * k + c] = 2 * matrix[r * k + c] + sum;
        }
      }
      rows.structure.gather(f, matrix, 1, out);
    }
    return out;
  }
}
