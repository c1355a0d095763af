package groundwork.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many times as large one group's typical value is: times and other positive, skewed measures
 * are compared on the logarithmic scale, by Welch's test.
 *
 * @param ratio geometric mean of x over that of y
 * @param interval confidence interval of the ratio
 * @param t of the difference of mean logarithms, positive where x is larger
 * @param df Welch and Satterthwaite's
 * @param p two-sided, for a ratio of 1
 * @param meanLogX mean natural logarithm of x
 * @param meanLogY mean natural logarithm of y
 * @see <a href="https://doi.org/10.1093/biomet/34.1-2.28">Welch (1947)</a>
 */
public record GeometricMeanRatio(
    double ratio,
    Interval interval,
    double t,
    double df,
    double p,
    double meanLogX,
    double meanLogY) {
  /**
   * @param x at least two positive values, independent of each other
   * @param y at least two positive values in the same unit, of other people
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if there are too few values, one is not finite or not
   *     positive, or both groups are constant
   */
  public static GeometricMeanRatio of(double[] x, double[] y, double level) {
    Check.level(level);
    double[] logX = logs("x", x);
    double[] logY = logs("y", y);
    double vx = Mean.variance(logX) / x.length;
    double vy = Mean.variance(logY) / y.length;
    if (vx + vy == 0) {
      throw new IllegalArgumentException("x and y are constant; t is undefined");
    }
    double meanX = Mean.of(logX);
    double meanY = Mean.of(logY);
    double error = Math.sqrt(vx + vy);
    double df = (vx + vy) * (vx + vy) / (vx * vx / (x.length - 1) + vy * vy / (y.length - 1));
    var student = TDistribution.of(df);
    double difference = meanX - meanY;
    double margin = student.inverseCumulativeProbability((1 + level) / 2) * error;
    double t = difference / error;
    return new GeometricMeanRatio(
        Math.exp(difference),
        new Interval(Math.exp(difference - margin), Math.exp(difference + margin), level),
        t,
        df,
        2 * student.survivalProbability(Math.abs(t)),
        meanX,
        meanY);
  }

  private static double[] logs(String name, double[] values) {
    Check.sample(name, values, 2);
    for (int i = 0; i < values.length; i++) {
      if (values[i] <= 0) {
        throw new IllegalArgumentException(
            "%s[%d] is %s; it has no logarithm".formatted(name, i, values[i]));
      }
    }
    return Arrays.stream(values).map(Math::log).toArray();
  }
}
