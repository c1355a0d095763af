package groundwork.statistics.compare;

import groundwork.statistics.Alternative;
import groundwork.statistics.Check;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much more probable the data are under an effect than under none.
 *
 * @param log natural logarithm of BF10; above 0 speaks for the effect
 * @see <a href="https://doi.org/10.3758/PBR.16.2.225">Rouder et al. (2009), t</a>
 */
public record BayesFactor(double log) {
  /** The usual scale of the prior on an effect size d: √2 / 2. */
  public static final double MEDIUM = Math.sqrt(2) / 2;

  /** A wider one: 1. */
  public static final double WIDE = 1;

  static final double LEAST_LOG_G = -8; // exp(-1 / 2g) is zero below
  static final double MOST_LOG_G = 80; // what falls as 1 / g is gone above
  static final double STEP = 0.05;

  /**
   * @throws IllegalArgumentException if it is NaN
   */
  public BayesFactor {
    if (Double.isNaN(log)) {
      throw new IllegalArgumentException("log is NaN");
    }
  }

  /** Evidence for the effect over the null; infinite above e^709. */
  public double bf10() {
    return Math.exp(log);
  }

  /** Evidence for the null over the effect. */
  public double bf01() {
    return Math.exp(-log);
  }

  /**
   * JZS, two independent samples: a Cauchy prior on d, Jeffreys' on variance and mean.
   *
   * @param x at least two values
   * @param y at least two values in the same unit
   * @param scale of the Cauchy prior, above 0
   * @param alternative one-sided, the prior is cut in half; GREATER says the first is larger
   * @throws IllegalArgumentException if the data are no t test's, or the scale is not positive
   */
  public static BayesFactor independent(
      double[] x, double[] y, double scale, Alternative alternative) {
    double t = TTest.student(x, y, 0, Alternative.TWO_SIDED, 0.95).statistic();
    return independent(t, x.length, y.length, scale, alternative);
  }

  /** As {@link #independent(double[], double[], double, Alternative)} from Student's t. */
  public static BayesFactor independent(
      double t, int n1, int n2, double scale, Alternative alternative) {
    Check.atLeast("n1", n1, 1);
    Check.atLeast("n2", n2, 1);
    return t(t, (double) n1 * n2 / (n1 + n2), n1 + n2 - 2.0, scale, alternative);
  }

  /**
   * JZS, one sample against a value.
   *
   * @param x at least two values
   * @param mu mean under the null
   * @param scale of the Cauchy prior, above 0
   * @param alternative one-sided, the prior is cut in half; GREATER says x is larger
   * @throws IllegalArgumentException if the data are no t test's, or the scale is not positive
   */
  public static BayesFactor oneSample(
      double[] x, double mu, double scale, Alternative alternative) {
    double t = TTest.oneSample(x, mu, Alternative.TWO_SIDED, 0.95).statistic();
    return oneSample(t, x.length, scale, alternative);
  }

  /** As {@link #oneSample(double[], double, double, Alternative)} from t. */
  public static BayesFactor oneSample(double t, int n, double scale, Alternative alternative) {
    Check.atLeast("n", n, 2);
    return t(t, n, n - 1.0, scale, alternative);
  }

  /** JZS, pairs: {@link #oneSample(double[], double, double, Alternative)} of x - y against 0. */
  public static BayesFactor paired(double[] x, double[] y, double scale, Alternative alternative) {
    return oneSample(Pairs.differences(x, y), 0, scale, alternative);
  }

  /**
   * A share against a value: a logistic prior on its log odds, around those of the null.
   *
   * @param successes in [0, n]
   * @param n at least 1
   * @param p share under the null, in (0, 1)
   * @param scale of the prior, above 0; 0.5 is "medium"
   * @throws IllegalArgumentException if an argument is out of range
   * @see <a href="https://doi.org/10.1080/00031305.1983.10483136">Morey and Rouder, BayesFactor</a>
   */
  public static BayesFactor proportion(int successes, int n, double p, double scale) {
    return CountBayes.proportion(successes, n, p, scale);
  }

  /**
   * A share against a value: a beta prior.
   *
   * @param successes in [0, n]
   * @param n at least 1
   * @param p share under the null, in (0, 1)
   * @param a of the prior, above 0; 1 and 1 is uniform
   * @param b of the prior, above 0
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static BayesFactor binomial(int successes, int n, double p, double a, double b) {
    return CountBayes.binomial(successes, n, p, a, b);
  }

  /**
   * Rows of a contingency table that share their proportions, against rows that do not: independent
   * multinomials with a symmetric Dirichlet prior.
   *
   * @param table counts: groups in rows, at least two of each
   * @param concentration of the prior, at least 1 or such that the prior of the null exists
   * @throws IllegalArgumentException if the table is none or the concentration too small
   * @see <a href="https://doi.org/10.1093/biomet/61.3.545">Gûnel and Dickey (1974)</a>
   */
  public static BayesFactor contingency(int[][] table, double concentration) {
    return CountBayes.contingency(table, concentration);
  }

  /**
   * A Pearson correlation against 0: a beta prior, stretched to (-1, 1).
   *
   * @param r observed, in (-1, 1)
   * @param n pairs, at least 3
   * @param width of the prior, above 0: 1/3 is "medium", 1 is uniform
   * @throws IllegalArgumentException if an argument is out of range
   * @see <a href="https://doi.org/10.1016/j.jmp.2015.06.004">Ly, Verhagen and Wagenmakers
   *     (2016)</a>
   */
  public static BayesFactor correlation(double r, int n, double width) {
    return CorrelationBayes.of(r, n, width);
  }

  /**
   * JZS, k groups against one mean.
   *
   * @param groups at least two, each of at least one value, more values than groups
   * @param scale of the prior on standardised effects, above 0; 0.5 is "medium"
   * @throws IllegalArgumentException if there are too few values, one is not finite, all are equal,
   *     or the scale is not positive
   * @see <a href="https://doi.org/10.1016/j.jmp.2012.08.001">Rouder et al. (2012)</a>
   */
  public static BayesFactor anova(double[][] groups, double scale) {
    return AnovaBayes.of(groups, scale);
  }

  /**
   * The approximation by the information criteria of two models.
   *
   * @param none BIC of the model without the effect
   * @param effect BIC of the model with it, of the same data
   * @throws IllegalArgumentException if one is not finite
   * @see <a href="https://doi.org/10.3758/BF03194105">Wagenmakers (2007)</a>
   */
  public static BayesFactor bic(double none, double effect) {
    Check.finite("none", none);
    Check.finite("effect", effect);
    return new BayesFactor((none - effect) / 2);
  }

  private static BayesFactor t(
      double t, double n, double df, double scale, Alternative alternative) {
    Check.finite("t", t);
    Check.positive("df", df);
    Check.positive("scale", scale);
    var rest = TDistribution.of(df + 1);
    double log =
        LogIntegral.of(
            u -> {
              double g = Math.exp(u);
              double shrunk = 1 + n * g * scale * scale;
              double like = -Math.log(shrunk) / 2 - (df + 1) / 2 * Math.log1p(t * t / shrunk / df);
              double side = t * Math.sqrt((1 - 1 / shrunk) * (df + 1) / (df + t * t / shrunk));
              return like + logPriorOfG(u) + logShare(rest, side, alternative);
            },
            LEAST_LOG_G,
            MOST_LOG_G,
            STEP);
    return new BayesFactor(log + (df + 1) / 2 * Math.log1p(t * t / df));
  }

  /** Of log g, where g is 1 / χ²(1). */
  static double logPriorOfG(double u) {
    return -Math.log(2 * Math.PI) / 2 - u / 2 - Math.exp(-u) / 2;
  }

  /** The posterior share on the side of the alternative, over its prior share of one half. */
  private static double logShare(TDistribution rest, double side, Alternative alternative) {
    return switch (alternative) {
      case TWO_SIDED -> 0;
      case LESS -> Math.log(2 * rest.survivalProbability(side));
      case GREATER -> Math.log(2 * rest.cumulativeProbability(side));
    };
  }
}
