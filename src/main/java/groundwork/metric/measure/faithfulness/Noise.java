package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Case;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Draws;
import groundwork.model.Output;
import groundwork.model.Parameters;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Perturbations that are normal noise, independent for each feature; categories get none. Recorded
 * {@code noise} [samples][d] is used instead, as it is: as everywhere here, it is subtracted from
 * the input.
 *
 * @param deviation standard deviation
 * @param multiplied whether attributions are already multiplied by the input's distance from the
 *     baseline: noise is then divided by that distance, where there is one
 * @param everywhere whether categories get noise too
 */
record Noise(double deviation, boolean multiplied, boolean everywhere) {
  Noise {
    Parameters.require(deviation > 0, "\"deviation\" is %s; it must be above 0", deviation);
  }

  /** [samples][d]. */
  double[][] draw(Case explained, String metric, int samples) {
    double[][] recorded = recorded(explained);
    if (recorded != null) {
      return recorded;
    }
    UniformRandomProvider random = Draws.of(explained, metric + " noise");
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    boolean[] category = explained.background().category();
    double[][] noise = new double[samples][explained.size()];
    for (double[] row : noise) {
      for (int i = 0; i < row.length; i++) {
        row[i] = category[i] && !everywhere ? 0 : normal.sample() * deviation;
      }
    }
    return noise;
  }

  /**
   * Null where there is none.
   *
   * @throws IllegalArgumentException if it is of another size
   */
  static double[][] recorded(Case explained) {
    double[][] recorded = explained.recorded().get("noise");
    for (int k = 0; recorded != null && k < recorded.length; k++) {
      Parameters.require(
          recorded[k].length == explained.size(),
          "item %s: noise[%d] has %d values, the model reads %d",
          explained.item(),
          k,
          recorded[k].length,
          explained.size());
    }
    return recorded;
  }

  /** What the explanation says that each perturbation does. */
  double[] said(Case explained, double[][] noise, Baseline baseline) {
    double[] slopes = explained.attribution().clone();
    if (multiplied) {
      double[][] rows = baseline.rows(explained);
      double[] from = rows.length == 1 ? rows[0] : explained.background().centre();
      for (int i = 0; i < slopes.length; i++) {
        double distance = explained.input()[i] - from[i];
        slopes[i] = distance == 0 ? slopes[i] : slopes[i] / distance;
      }
    }
    double[] said = new double[noise.length];
    for (int k = 0; k < said.length; k++) {
      for (int i = 0; i < slopes.length; i++) {
        said[k] += noise[k][i] * slopes[i];
      }
    }
    return said;
  }

  /** How far the output falls when each perturbation is taken from the input. */
  double[] falls(Case explained, double[][] noise, Output output) {
    double[] input = explained.input();
    var asking = new Asking(explained, output, noise.length + 1, 1);
    for (int k = 0; k < noise.length; k++) {
      double[] row = asking.row(input, k);
      for (int i = 0; i < row.length; i++) {
        row[i] -= noise[k][i];
      }
    }
    asking.row(input, noise.length);
    double[] outputs = asking.sums();
    double[] falls = new double[noise.length];
    for (int k = 0; k < falls.length; k++) {
      falls[k] = outputs[noise.length] - outputs[k];
    }
    return falls;
  }
}
