package groundwork.statistics.mixed;

/** What is maximised over the covariance parameters. */
public enum Estimator {
  /** Restricted likelihood: variances unbiased by the fixed effects; the default. */
  REML,
  /** Full likelihood: needed to compare models with different fixed effects. */
  ML
}
