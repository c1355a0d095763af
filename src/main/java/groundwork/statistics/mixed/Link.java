package groundwork.statistics.mixed;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** From the linear predictor to a chance: the distribution function F of a latent variable. */
public enum Link {
  /** F(x) = 1 / (1 + exp(-x)); effects are log odds ratios. */
  LOGIT(Math.PI * Math.PI / 3) {
    @Override
    public double chance(double x) {
      return 1 / (1 + Math.exp(-x));
    }

    @Override
    public double rest(double x) {
      return 1 / (1 + Math.exp(x));
    }

    @Override
    double density(double x) {
      return chance(x) * rest(x);
    }

    @Override
    double slope(double x) {
      return Math.tanh(-x / 2);
    }

    @Override
    double bend(double x) {
      return 1 - 6 * density(x);
    }

    @Override
    double ofChance(double x) {
      return rest(x);
    }

    @Override
    double ofRest(double x) {
      return chance(x);
    }

    @Override
    double logChance(double x) {
      return -softplus(-x);
    }

    @Override
    double logRest(double x) {
      return -softplus(x);
    }

    @Override
    public double predictor(double chance) {
      return Math.log(chance / (1 - chance));
    }
  },

  /** F is the standard normal distribution. */
  PROBIT(1) {
    @Override
    public double chance(double x) {
      return NORMAL.cumulativeProbability(x);
    }

    @Override
    public double rest(double x) {
      return NORMAL.survivalProbability(x);
    }

    @Override
    double density(double x) {
      return NORMAL.density(x);
    }

    @Override
    double slope(double x) {
      return -x;
    }

    @Override
    double bend(double x) {
      return x * x - 1;
    }

    @Override
    double ofChance(double x) {
      // beyond -35 F underflows; Laplace's continued fraction has converged long before
      return x < -35 ? -x - 1 / x : density(x) / chance(x);
    }

    @Override
    double ofRest(double x) {
      return ofChance(-x);
    }

    @Override
    double logChance(double x) {
      return x < -35
          ? NORMAL.logDensity(x) - Math.log(ofChance(x))
          : x > 5 ? Math.log1p(-rest(x)) : Math.log(chance(x));
    }

    @Override
    double logRest(double x) {
      return logChance(-x);
    }

    @Override
    public double predictor(double chance) {
      return NORMAL.inverseCumulativeProbability(chance);
    }
  },

  /** F(x) = 1 - exp(-exp(x)); effects are log hazard ratios. */
  CLOGLOG(Math.PI * Math.PI / 6) {
    @Override
    public double chance(double x) {
      return -Math.expm1(-Math.exp(x));
    }

    @Override
    public double rest(double x) {
      return Math.exp(-Math.exp(x));
    }

    @Override
    double density(double x) {
      return Math.exp(x - Math.exp(x));
    }

    @Override
    double slope(double x) {
      return 1 - Math.exp(x);
    }

    @Override
    double bend(double x) {
      double e = Math.exp(x);
      return (1 - e) * (1 - e) - e;
    }

    @Override
    double ofChance(double x) {
      return x < -700 ? 1 : density(x) / chance(x);
    }

    @Override
    double ofRest(double x) {
      return Math.exp(x);
    }

    @Override
    double logChance(double x) {
      return x < -30 ? x : Math.log(chance(x));
    }

    @Override
    double logRest(double x) {
      return -Math.exp(x);
    }

    @Override
    public double predictor(double chance) {
      return Math.log(-Math.log1p(-chance));
    }
  };

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final double variance;

  Link(double variance) {
    this.variance = variance;
  }

  /** Variance of the latent variable: what a single trial varies by on the scale of the link. */
  public double variance() {
    return variance;
  }

  /** F(x), in [0, 1]. */
  public abstract double chance(double x);

  /** 1 - F(x), without loss of digits. */
  public abstract double rest(double x);

  /** F's inverse. */
  public abstract double predictor(double chance);

  /** f, the derivative of F. */
  abstract double density(double x);

  /** f' / f. */
  abstract double slope(double x);

  /** f'' / f. */
  abstract double bend(double x);

  /** f / F. */
  abstract double ofChance(double x);

  /** f / (1 - F). */
  abstract double ofRest(double x);

  /** log F. */
  abstract double logChance(double x);

  /** log (1 - F). */
  abstract double logRest(double x);

  private static double softplus(double x) {
    return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
  }
}
