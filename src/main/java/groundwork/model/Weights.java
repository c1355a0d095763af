package groundwork.model;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers that lie like the weights of layers: derivatives, or their running means.
 *
 * @param weights [layer][output][input]
 * @param bias [layer][output]
 */
record Weights(double[][][] weights, double[][] bias) {
  /** Zeros. */
  static Weights like(List<Layer> layers) {
    double[][][] weights = new double[layers.size()][][];
    double[][] bias = new double[layers.size()][];
    for (int at = 0; at < bias.length; at++) {
      double[][] like = layers.get(at).weights();
      weights[at] = new double[like.length][like.length == 0 ? 0 : like[0].length];
      bias[at] = new double[like.length];
    }
    return new Weights(weights, bias);
  }

  void clear() {
    for (int at = 0; at < bias.length; at++) {
      Arrays.fill(bias[at], 0);
      for (double[] row : weights[at]) {
        Arrays.fill(row, 0);
      }
    }
  }
}
