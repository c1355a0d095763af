package groundwork.metric.entity;

/**
 * One number about one explanation, or about a set of them.
 *
 * @param value the score, NaN where there is none
 * @param error Monte Carlo standard error where the metric samples and one is known, else null
 * @param reason why there is no score; null where there is one
 * @param curve what the score sums up, where that is a curve: one value per step; else null
 */
public record Score(double value, Double error, String reason, double[] curve) {
  /**
   * @throws IllegalArgumentException if a missing score has no reason, or a score has one
   */
  public Score {
    if (Double.isNaN(value) == (reason == null)) {
      throw new IllegalArgumentException("score %s with reason %s".formatted(value, reason));
    }
  }

  public Score(double value, Double error, String reason) {
    this(value, error, reason, null);
  }

  public static Score of(double value) {
    return new Score(value, null, null, null);
  }

  public static Score of(double value, double error) {
    return new Score(value, error, null, null);
  }

  /** A score that sums up a curve. */
  public static Score curve(double value, double... curve) {
    return new Score(value, null, null, curve);
  }

  public static Score none(String reason) {
    return new Score(Double.NaN, null, reason, null);
  }

  public boolean defined() {
    return reason == null;
  }
}
