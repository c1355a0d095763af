package groundwork.model;

/**
 * A network whose weights are being changed: the cross-entropy of rows, and its derivatives. Not
 * for threads.
 */
final class Fitting {
  private static final int BLOCK = 64;

  /** Not to be given away before it was copied: its weights change. */
  final Network network;

  final Weights slopes;
  private final Scale scale;
  private final Pass pass;
  private final double[][] x;

  Fitting(Network start, Scale scale) {
    this.network = start.copy();
    this.slopes = Weights.like(network.parts());
    this.scale = scale;
    this.pass = network.pass(BLOCK);
    this.x = new double[BLOCK][network.inputs()];
  }

  /**
   * The mean cross-entropy of the rows from {@code from} to {@code to} in this order, in nats, its
   * derivatives into {@link #slopes}.
   *
   * @param targets for each row a probability of each class
   */
  double loss(double[][] rows, double[][] targets, int[] order, int from, int to) {
    slopes.clear();
    double loss = 0;
    for (int first = from; first < to; first += BLOCK) {
      int size = Math.min(BLOCK, to - first);
      for (int r = 0; r < size; r++) {
        scale.apply(rows[order[first + r]], x[r]);
      }
      pass.forward(x, 0, size);
      for (int r = 0; r < size; r++) {
        loss += slope(pass.raw(r), targets[order[first + r]], pass.delta()[r], to - from);
      }
      pass.toWeights(size, slopes);
    }
    return loss / (to - from);
  }

  private static double slope(double[] logits, double[] target, double[] delta, int rows) {
    System.arraycopy(logits, 0, delta, 0, logits.length);
    Link.softmax(delta);
    double loss = 0;
    for (int c = 0; c < delta.length; c++) {
      if (target[c] > 0) {
        loss -= target[c] * Math.log(Math.max(delta[c], Double.MIN_NORMAL));
      }
      delta[c] = (delta[c] - target[c]) / rows;
    }
    return loss;
  }

  /** To be called after the weights were changed. */
  void changed() {
    for (var step : network.steps()) {
      step.changed();
    }
  }

  /**
   * What was fitted, for rows that are not scaled.
   *
   * @throws IllegalArgumentException if the weights left all bounds
   */
  Network fitted() {
    try {
      return scale.into(network.copy());
    } catch (IllegalArgumentException unbounded) {
      throw new IllegalArgumentException(
          "training diverged (%s): lower the learning rate or scale the inputs"
              .formatted(unbounded.getMessage()),
          unbounded);
    }
  }
}
