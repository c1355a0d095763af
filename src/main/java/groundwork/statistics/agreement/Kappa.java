package groundwork.statistics.agreement;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Agreement of two raters beyond what their margins alone would give.
 *
 * @param estimate (observed - expected) / (1 - expected), at most 1
 * @param interval estimate ± z · √variance, cut at -1 and 1
 * @param variance in large samples
 * @param observed weighted share of agreement
 * @param expected the same if the two raters had nothing to do with each other
 * @param n things that both rated
 * @see <a href="https://doi.org/10.1177/001316446002000104">Cohen (1960)</a>
 * @see <a href="https://doi.org/10.1037/h0026256">Cohen (1968), weights</a>
 * @see <a href="https://doi.org/10.1037/h0028106">Fleiss, Cohen and Everitt (1969), variance</a>
 */
public record Kappa(
    double estimate, Interval interval, double variance, double observed, double expected, int n) {
  /**
   * Unweighted: categories have no order.
   *
   * @param a the first rater's categories, numbers in [0, categories)
   * @param b the second rater's, of the same things
   * @param categories how many there are, used or not, at least 2
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if nothing was rated, lengths differ, a category is out of
   *     range, or both raters use one and the same category only (kappa is undefined then)
   */
  public static Kappa cohen(int[] a, int[] b, int categories, double level) {
    return of(a, b, categories, distance -> distance == 0 ? 1 : 0, level);
  }

  /** Weights fall linearly with the distance of ordered categories; otherwise as {@link #cohen}. */
  public static Kappa linear(int[] a, int[] b, int categories, double level) {
    return of(a, b, categories, distance -> 1 - distance, level);
  }

  /** Weights fall with the squared distance of ordered categories; otherwise likewise. */
  public static Kappa quadratic(int[] a, int[] b, int categories, double level) {
    return of(a, b, categories, distance -> 1 - distance * distance, level);
  }

  private static Kappa of(int[] a, int[] b, int categories, DoubleUnaryOperator w, double level) {
    Check.level(level);
    var table = Confusion.of(a, b, categories);
    double[][] weights = new double[categories][categories];
    double[] ofFirst = new double[categories];
    double[] ofSecond = new double[categories];
    double observed = 0;
    double expected = 0;
    for (int i = 0; i < categories; i++) {
      for (int j = 0; j < categories; j++) {
        weights[i][j] = w.applyAsDouble(Math.abs(i - j) / (categories - 1.0));
        ofFirst[i] += weights[i][j] * table.second()[j];
        ofSecond[j] += weights[i][j] * table.first()[i];
        observed += weights[i][j] * table.cells()[i][j];
        expected += weights[i][j] * table.first()[i] * table.second()[j];
      }
    }
    if (1 - expected < 1e-12) {
      throw new IllegalArgumentException("one category was used throughout; kappa is undefined");
    }
    double squares = 0;
    for (int i = 0; i < categories; i++) {
      for (int j = 0; j < categories; j++) {
        double influence =
            weights[i][j] * (1 - expected) - (ofFirst[i] + ofSecond[j]) * (1 - observed);
        squares += table.cells()[i][j] * influence * influence;
      }
    }
    double centre = observed * expected - 2 * expected + observed;
    double variance =
        Math.max(0, squares - centre * centre) / (table.n() * Math.pow(1 - expected, 4));
    double kappa = (observed - expected) / (1 - expected);
    double half =
        NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2)
            * Math.sqrt(variance);
    var interval = new Interval(Math.max(-1, kappa - half), Math.min(1, kappa + half), level);
    return new Kappa(kappa, interval, variance, observed, expected, table.n());
  }
}
