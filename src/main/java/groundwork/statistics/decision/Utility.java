package groundwork.statistics.decision;

import groundwork.statistics.Check;

/**
 * Utility of explanations as training: how many times as often people predict the model after K
 * sessions with explanations as after K sessions without.
 *
 * @param sessions K of each value, rising
 * @param values Utility-K: above 1 the explanations help
 * @param score area under Utility-K over K (trapezoids), divided by the range of K, so that it is a
 *     mean utility; of one K the value itself
 * @see <a href="https://doi.org/10.48550/arXiv.2112.04417">Colin et al. (2022)</a>
 */
public record Utility(double[] sessions, double[] values, double score) {
  /**
   * @param sessions K, rising, at least one
   * @param explained share of right predictions with explanations, one a K, in [0, 1]
   * @param baseline the same without, in (0, 1]
   * @throws IllegalArgumentException if lengths differ, K does not rise, a share is out of range,
   *     or a baseline is 0 (no ratio exists then)
   */
  public static Utility of(double[] sessions, double[] explained, double[] baseline) {
    Check.sample("sessions", sessions, 1);
    Check.sameLength("sessions", sessions.length, "explained", explained.length);
    Check.sameLength("sessions", sessions.length, "baseline", baseline.length);
    double[] values = new double[sessions.length];
    double area = 0;
    for (int i = 0; i < values.length; i++) {
      Check.share("explained[" + i + "]", explained[i]);
      Check.share("baseline[" + i + "]", baseline[i]);
      if (baseline[i] == 0) {
        throw new IllegalArgumentException("baseline[" + i + "] is 0; utility is undefined");
      }
      values[i] = explained[i] / baseline[i];
      if (i > 0) {
        double width = sessions[i] - sessions[i - 1];
        if (!(width > 0)) {
          throw new IllegalArgumentException("sessions[" + i + "] is not above the one before it");
        }
        area += width * (values[i] + values[i - 1]) / 2;
      }
    }
    double range = sessions[sessions.length - 1] - sessions[0];
    return new Utility(sessions.clone(), values, range == 0 ? values[0] : area / range);
  }
}
