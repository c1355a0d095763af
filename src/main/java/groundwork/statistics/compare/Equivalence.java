package groundwork.statistics.compare;

import groundwork.statistics.Alternative;
import groundwork.statistics.Interval;

/**
 * Two one-sided tests: is a difference smaller than what would matter? That a test for a difference
 * finds none is no answer.
 *
 * @param lower the test that it lies above the lower bound
 * @param upper the test that it lies below the upper bound
 * @param p the larger of the two
 * @param interval of the difference at level 1 - 2 alpha: equivalent at alpha where it lies within
 *     the bounds
 * @param low lower bound of what does not matter, in the unit of the data
 * @param high upper bound of what does not matter
 * @see <a href="https://doi.org/10.1007/BF01068419">Schuirmann (1987)</a>
 */
public record Equivalence(
    TTest lower, TTest upper, double p, Interval interval, double low, double high) {
  private interface Test {
    TTest of(double mu, Alternative alternative, double level);
  }

  /**
   * Two independent samples, by Welch's test.
   *
   * @param x at least two values
   * @param y at least two values in the same unit
   * @param low least difference x - y that does not matter, in the unit of the data
   * @param high largest difference that does not matter, above {@code low}
   * @param alpha of each test, in (0, 0.5)
   * @throws IllegalArgumentException as {@link TTest#welch}, or if the bounds are crossed or alpha
   *     out of range
   */
  public static Equivalence welch(double[] x, double[] y, double low, double high, double alpha) {
    return of(
        (mu, alternative, level) -> TTest.welch(x, y, mu, alternative, level), low, high, alpha);
  }

  /** Two independent samples, by Student's test; the rest as {@link #welch}. */
  public static Equivalence student(double[] x, double[] y, double low, double high, double alpha) {
    return of(
        (mu, alternative, level) -> TTest.student(x, y, mu, alternative, level), low, high, alpha);
  }

  /** Pairs, by the differences x - y; the rest as {@link #welch}. */
  public static Equivalence paired(double[] x, double[] y, double low, double high, double alpha) {
    return of(
        (mu, alternative, level) -> TTest.paired(x, y, mu, alternative, level), low, high, alpha);
  }

  /** The mean of one sample; the rest as {@link #welch}. */
  public static Equivalence oneSample(double[] x, double low, double high, double alpha) {
    return of(
        (mu, alternative, level) -> TTest.oneSample(x, mu, alternative, level), low, high, alpha);
  }

  private static Equivalence of(Test test, double low, double high, double alpha) {
    if (!(low < high)) { // the negation also refuses NaN
      throw new IllegalArgumentException("[%s, %s] are no bounds".formatted(low, high));
    }
    if (!(alpha > 0 && alpha < 0.5)) { // the negation also refuses NaN
      throw new IllegalArgumentException("alpha is " + alpha + "; it must lie in (0, 0.5)");
    }
    var lower = test.of(low, Alternative.GREATER, 1 - alpha);
    var upper = test.of(high, Alternative.LESS, 1 - alpha);
    var interval = test.of(0, Alternative.TWO_SIDED, 1 - 2 * alpha).interval();
    return new Equivalence(lower, upper, Math.max(lower.p(), upper.p()), interval, low, high);
  }
}
