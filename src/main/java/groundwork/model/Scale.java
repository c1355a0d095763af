package groundwork.model;

import java.util.Arrays;

/**
 * Inputs moved and stretched to mean 0 and standard deviation 1, so that training treats them
 * alike; a constant input is only moved.
 */
record Scale(double[] mean, double[] deviation) {
  static Scale none(int inputs) {
    double[] ones = new double[inputs];
    Arrays.fill(ones, 1);
    return new Scale(new double[inputs], ones);
  }

  static Scale of(double[][] rows) {
    int inputs = rows[0].length;
    double[] mean = new double[inputs];
    double[] squares = new double[inputs];
    for (double[] row : rows) {
      for (int i = 0; i < inputs; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    for (double[] row : rows) {
      for (int i = 0; i < inputs; i++) {
        squares[i] += (row[i] - mean[i]) * (row[i] - mean[i]) / rows.length;
      }
    }
    for (int i = 0; i < inputs; i++) {
      double deviation = Math.sqrt(squares[i]);
      squares[i] = deviation > 1e-9 * Math.abs(mean[i]) ? deviation : 1;
    }
    return new Scale(mean, squares);
  }

  void apply(double[] row, double[] scaled) {
    for (int i = 0; i < mean.length; i++) {
      scaled[i] = (row[i] - mean[i]) / deviation[i];
    }
  }

  /**
   * The same function of rows that are not scaled: the first layer, which is dense, takes it in.
   */
  Network into(Network network) {
    if (Arrays.stream(mean).allMatch(m -> m == 0)
        && Arrays.stream(deviation).allMatch(d -> d == 1)) {
      return network;
    }
    double[] weights = network.weights(0);
    double[] bias = network.bias(0);
    for (int o = 0; o < bias.length; o++) {
      for (int i = 0; i < mean.length; i++) {
        int at = o * mean.length + i;
        weights[at] /= deviation[i];
        bias[o] -= weights[at] * mean[i];
      }
    }
    return network.with(0, weights, bias);
  }
}
