package groundwork.model;

import java.util.List;
import java.util.Optional;

/**
 * A classifier: rows of numbers in, a probability for each class out. The same row gives the same
 * probabilities in whatever batch it comes.
 */
public interface Predictor {
  /** How many numbers a row has. */
  int inputs();

  /** The ids of the classes, in the order of the probabilities. */
  List<String> classes();

  /**
   * @param batch any number of rows of {@link #inputs()} finite values; not changed
   * @return for each row one probability per class, in [0, 1], adding up to 1
   * @throws IllegalArgumentException if a row has the wrong length or a value that is not finite
   */
  double[][] probabilities(double[][] batch);

  /** Whether {@link #logits} can be asked for. */
  default boolean hasLogits() {
    return false;
  }

  /**
   * @param batch as for {@link #probabilities}
   * @return for each row one number per class, not bounded
   * @throws IllegalArgumentException if the model gives probabilities only
   */
  default double[][] logits(double[][] batch) {
    throw new IllegalArgumentException(
        "this model gives probabilities only: ask for \"output: probability\"");
  }

  /** Probabilities or logits. */
  default double[][] outputs(double[][] batch, Output output) {
    return output == Output.LOGIT ? logits(batch) : probabilities(batch);
  }

  /** The model with its weights, where they are known. Wrappers hand on what they wrap. */
  default Optional<Layered> layered() {
    return this instanceof Layered known ? Optional.of(known) : Optional.empty();
  }

  /** The model itself, whatever watches over it: for those who ask what kind it is. */
  default Predictor bare() {
    return this;
  }

  /** The index of the most probable class of one row; of equals, the first. */
  default int predict(double[] row) {
    double[] p = probabilities(new double[][] {row})[0];
    int best = 0;
    for (int i = 1; i < p.length; i++) {
      if (p[i] > p[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Refuses rows that a model cannot read: to be called by every implementation. */
  static void require(double[][] batch, int inputs) {
    for (int r = 0; r < batch.length; r++) {
      double[] row = batch[r];
      if (row.length != inputs) {
        throw new IllegalArgumentException(
            "row %d has %d values, the model reads %d".formatted(r, row.length, inputs));
      }
      for (int i = 0; i < inputs; i++) {
        if (!Double.isFinite(row[i])) {
          throw new IllegalArgumentException("value %d of row %d is %s".formatted(i, r, row[i]));
        }
      }
    }
  }
}
