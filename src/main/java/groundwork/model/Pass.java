package groundwork.model;

/** One block of rows forward and back, with everything that was in between. Not for threads. */
final class Pass {
  private final Step[] steps;
  private final double[][][] values; // [step][row]: what came out
  private final double[][][] deltas; // [step][row]: derivatives of what came out
  private final double[][] x;
  private double[][] below;

  Pass(Step[] steps, int rows) {
    this.steps = steps;
    values = new double[steps.length][rows][];
    deltas = new double[steps.length][rows][];
    for (int at = 0; at < steps.length; at++) {
      for (int r = 0; r < rows; r++) {
        values[at][r] = new double[steps[at].layer().out()];
        deltas[at][r] = new double[steps[at].layer().out()];
      }
    }
    x = new double[rows][];
  }

  /** The next rows of the batch. */
  void forward(double[][] batch, int first, int rows) {
    System.arraycopy(batch, first, x, 0, rows);
    for (int at = 0; at < steps.length; at++) {
      steps[at].forward(at == 0 ? x : values[at - 1], rows, values[at]);
    }
  }

  /** What the network ends in. */
  double[] raw(int row) {
    return values[values.length - 1][row];
  }

  /** To be filled with the derivatives of what the network ends in. */
  double[][] delta() {
    return deltas[deltas.length - 1];
  }

  /** Derivatives with respect to the input. */
  double[][] toInput(int rows) {
    below = below == null ? new double[x.length][steps[0].layer().in()] : below;
    for (int at = steps.length - 1; at >= 0; at--) {
      throughActivation(at, rows);
      steps[at].back(deltas[at], rows, in(at), at == 0 ? below : deltas[at - 1]);
    }
    return below;
  }

  /** Adds the derivatives with respect to all weights. */
  void toWeights(int rows, Weights sums) {
    for (int at = steps.length - 1; at >= 0; at--) {
      throughActivation(at, rows);
      if (steps[at].layer().weighted()) {
        steps[at].learn(deltas[at], rows, in(at), sums.weights()[at], sums.bias()[at]);
      }
      if (at > 0) {
        steps[at].back(deltas[at], rows, in(at), deltas[at - 1]);
      }
    }
  }

  private double[][] in(int at) {
    return at == 0 ? x : values[at - 1];
  }

  private void throughActivation(int at, int rows) {
    var layer = steps[at].layer();
    for (int r = 0; r < rows; r++) {
      layer.activation().back(deltas[at][r], values[at][r], layer.out());
    }
  }
}
