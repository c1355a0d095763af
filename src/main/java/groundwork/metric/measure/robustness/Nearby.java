package groundwork.metric.measure.robustness;

import groundwork.explanation.Background;
import groundwork.metric.entity.Case;
import groundwork.metric.measure.Parameters;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Inputs close to an input, also where features are quantities and categories side by side.
 *
 * @param radius largest step of a quantity, in standard deviations of the background; steps are
 *     drawn evenly from ±radius and the result is kept within the background's range (or at the
 *     input's own value beyond it)
 * @param flip probability that a category takes the value of a random background row, or that a
 *     word is left out
 */
public record Nearby(double radius, double flip) {
  public Nearby {
    Parameters.require(radius > 0, "\"radius\" is %s; it must be above 0", radius);
    Parameters.require(flip >= 0 && flip <= 1, "\"flip\" is %s; it must lie in [0, 1]", flip);
  }

  public double[][] of(Case explained, UniformRandomProvider random, int times) {
    var background = explained.background();
    double[] steps = steps(background);
    double[][] near = new double[times][];
    for (int n = 0; n < times; n++) {
      near[n] = one(explained.input(), background, steps, random);
    }
    return near;
  }

  private double[] one(
      double[] input, Background background, double[] steps, UniformRandomProvider random) {
    double[] row = input.clone();
    double[][] rows = background.rows();
    for (int i = 0; i < row.length; i++) {
      // every feature takes its draws whether it uses them or not: one feature more changes no
      // other
      double step = 2 * random.nextDouble() - 1;
      boolean flipped = random.nextDouble() < flip;
      double other = rows[random.nextInt(rows.length)][i];
      if (background.category()[i] || background.isBaseline()) {
        row[i] = flipped ? other : row[i];
      } else {
        row[i] = within(row[i] + step * radius * steps[i], row[i], rows, i);
      }
    }
    return row;
  }

  private static double within(double value, double own, double[][] rows, int i) {
    double low = own;
    double high = own;
    for (double[] row : rows) {
      low = Math.min(low, row[i]);
      high = Math.max(high, row[i]);
    }
    return Math.clamp(value, low, high);
  }

  /** Standard deviation of each column, n in the denominator. */
  private static double[] steps(Background background) {
    double[] deviations = new double[background.inputs()];
    for (int i = 0; i < deviations.length; i++) {
      int column = i;
      double[] values = Arrays.stream(background.rows()).mapToDouble(row -> row[column]).toArray();
      double mean = Arrays.stream(values).sum() / values.length;
      double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
      deviations[i] = Math.sqrt(squares / values.length);
    }
    return deviations;
  }
}
