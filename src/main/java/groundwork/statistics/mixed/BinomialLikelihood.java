package groundwork.statistics.mixed;

import org.apache.commons.math3.special.Gamma;

/**
 * Successes out of trials.
 *
 * @param successes of each row
 * @param trials of each row
 * @param constant sum of the log binomial coefficients
 */
record BinomialLikelihood(double[] successes, double[] trials, Link link, double constant)
    implements Likelihood {

  static BinomialLikelihood of(double[] successes, double[] trials, Link link) {
    double constant = 0;
    for (int i = 0; i < trials.length; i++) {
      if (successes[i] > 0 && successes[i] < trials[i]) {
        constant +=
            Gamma.logGamma(trials[i] + 1)
                - Gamma.logGamma(successes[i] + 1)
                - Gamma.logGamma(trials[i] - successes[i] + 1);
      }
    }
    return new BinomialLikelihood(successes, trials, link, constant);
  }

  @Override
  public int rows() {
    return successes.length;
  }

  @Override
  public int shapes() {
    return 0;
  }

  @Override
  public double at(double[] eta, double[] shape, double[] score, double[] curvature) {
    return constant
        + (link == Link.LOGIT ? logit(eta, score, curvature) : any(eta, score, curvature));
  }

  private double logit(double[] eta, double[] score, double[] curvature) {
    double sum = 0;
    for (int i = 0; i < eta.length; i++) {
      double x = eta[i];
      double small = Math.exp(-Math.abs(x));
      double share = 1 / (1 + small);
      double chance = x >= 0 ? share : small * share;
      double soft = (x > 0 ? x : 0) + Math.log(1 + small); // log1p is slow, and the sum is large
      sum += successes[i] * x - trials[i] * soft;
      score[i] = successes[i] - trials[i] * chance;
      curvature[i] = trials[i] * small * share * share;
    }
    return sum;
  }

  private double any(double[] eta, double[] score, double[] curvature) {
    double sum = 0;
    for (int i = 0; i < eta.length; i++) {
      double x = eta[i];
      double yes = successes[i];
      double no = trials[i] - yes;
      double r = link.ofChance(x);
      double s = link.ofRest(x);
      double slope = link.slope(x);
      sum += (yes > 0 ? yes * link.logChance(x) : 0) + (no > 0 ? no * link.logRest(x) : 0);
      score[i] = (yes > 0 ? yes * r : 0) - (no > 0 ? no * s : 0);
      curvature[i] = (yes > 0 ? yes * r * (r - slope) : 0) + (no > 0 ? no * s * (s + slope) : 0);
    }
    return sum;
  }

  @Override
  public void each(double[] eta, double[] shape, double[] out) {
    for (int i = 0; i < eta.length; i++) {
      double yes = successes[i];
      double no = trials[i] - yes;
      out[i] =
          (yes > 0 ? yes * link.logChance(eta[i]) : 0) + (no > 0 ? no * link.logRest(eta[i]) : 0);
    }
  }

  @Override
  public boolean expected() {
    return link != Link.LOGIT;
  }

  @Override
  public void weights(double[] eta, double[] shape, double[] weight, double[] slope) {
    if (link == Link.LOGIT) {
      for (int i = 0; i < eta.length; i++) {
        double x = eta[i];
        double small = Math.exp(-Math.abs(x));
        double share = 1 / (1 + small);
        weight[i] = trials[i] * small * share * share;
        double turn = (1 - small) * share; // tanh of half the distance from 0
        slope[i] = x >= 0 ? -weight[i] * turn : weight[i] * turn;
      }
      return;
    }
    for (int i = 0; i < eta.length; i++) {
      double x = eta[i];
      double r = link.ofChance(x);
      double s = link.ofRest(x);
      weight[i] = trials[i] * r * s;
      slope[i] = weight[i] * (2 * link.slope(x) - r + s);
    }
  }

  @Override
  public double[] shapeGradient(double[] eta, double[] shape, double[] leverage, double[] adjoint) {
    return new double[0];
  }

  /** Log likelihood where every row has its own chance. */
  double saturated() {
    double sum = constant;
    for (int i = 0; i < trials.length; i++) {
      sum += part(successes[i], trials[i]) + part(trials[i] - successes[i], trials[i]);
    }
    return sum;
  }

  private static double part(double seen, double of) {
    return seen == 0 ? 0 : seen * Math.log(seen / of);
  }
}
