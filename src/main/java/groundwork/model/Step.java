package groundwork.model;

import java.util.Arrays;

/** A layer made ready to run on blocks of rows. Rows may be longer than what is read of them. */
sealed interface Step permits Step.OfDense, ConvStep, PoolStep {
  Layer layer();

  /** What the layer sums up, before its activation. */
  void sums(double[][] x, int rows, double[][] z);

  /**
   * Derivatives with respect to what came in, from those with respect to the sums.
   *
   * @param x what came in
   */
  void back(double[][] delta, int rows, double[][] x, double[][] below);

  /**
   * Adds the derivatives with respect to the weights and biases, over all rows.
   *
   * @param weights as {@link Network.Dense#weights}
   */
  void learn(double[][] delta, int rows, double[][] x, double[][] weights, double[] bias);

  /** To be called after the weights were changed in place, as training does with its own copy. */
  default void changed() {}

  default void forward(double[][] x, int rows, double[][] z) {
    sums(x, rows, z);
    for (int r = 0; r < rows; r++) {
      layer().activation().of(z[r], layer().out());
    }
  }

  static Step of(Layer layer) {
    return switch (layer) {
      case Network.Dense dense -> new OfDense(dense, Sums.turned(dense.weights()));
      case Conv2d conv -> new ConvStep(conv);
      case Pool pool -> new PoolStep(pool);
    };
  }

  /** Dense. */
  record OfDense(Network.Dense layer, double[][] turned) implements Step {
    @Override
    public void changed() {
      Sums.turn(layer.weights(), turned);
    }

    @Override
    public void sums(double[][] x, int rows, double[][] z) {
      Sums.dense(x, rows, layer.weights(), turned, layer.bias(), z, layer.out());
    }

    @Override
    public void back(double[][] delta, int rows, double[][] x, double[][] below) {
      for (int r = 0; r < rows; r++) {
        Arrays.fill(below[r], 0, layer.in(), 0);
      }
      Sums.combine(delta, rows, layer.weights(), layer.out(), below, layer.in());
    }

    @Override
    public void learn(double[][] delta, int rows, double[][] x, double[][] weights, double[] bias) {
      double[][] columns = new double[layer.out()][rows];
      for (int r = 0; r < rows; r++) {
        for (int o = 0; o < columns.length; o++) {
          columns[o][r] = delta[r][o];
          bias[o] += delta[r][o];
        }
      }
      Sums.combine(columns, columns.length, x, rows, weights, layer.in());
    }
  }
}
