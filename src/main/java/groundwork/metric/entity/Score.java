package groundwork.metric.entity;

/**
 * One metric of one explanation of one item.
 *
 * @param value the score, NaN where there is none
 * @param error Monte Carlo standard error where the metric samples and one is known, else null
 * @param reason why there is no score; null where there is one
 */
public record Score(double value, Double error, String reason) {
  /**
   * @throws IllegalArgumentException if a missing score has no reason, or a score has one
   */
  public Score {
    if (Double.isNaN(value) == (reason == null)) {
      throw new IllegalArgumentException("score %s with reason %s".formatted(value, reason));
    }
  }

  public static Score of(double value) {
    return new Score(value, null, null);
  }

  public static Score of(double value, double error) {
    return new Score(value, error, null);
  }

  public static Score none(String reason) {
    return new Score(Double.NaN, null, reason);
  }

  public boolean defined() {
    return reason == null;
  }
}
