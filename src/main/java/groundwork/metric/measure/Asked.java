package groundwork.metric.measure;

import groundwork.metric.entity.Case;
import groundwork.model.Output;
import groundwork.model.Predictor;
import java.util.Arrays;

/** Questions to a model, in batches that fit into memory. */
public final class Asked {
  private static final int VALUES_AT_ONCE = 1 << 21;

  private Asked() {}

  /** How many rows to make and ask for at once. */
  public static int rowsAtOnce(int inputs) {
    return Math.clamp(VALUES_AT_ONCE / Math.max(1, inputs), 1, 8192);
  }

  /** The target's output of each row. */
  public static double[] target(Case explained, double[][] rows, Output output) {
    return column(explained.model(), rows, explained.target(), output);
  }

  /** The target's output of the input as it is. */
  public static double whole(Case explained, Output output) {
    return explained.model()
        .outputs(new double[][] {explained.input()}, output)[0][explained.target()];
  }

  /** One class's output of each row. */
  public static double[] column(Predictor model, double[][] rows, int of, Output output) {
    double[] answers = new double[rows.length];
    int atOnce = rowsAtOnce(model.inputs());
    for (int from = 0; from < rows.length; from += atOnce) {
      int to = Math.min(rows.length, from + atOnce);
      double[][] batch = to - from == rows.length ? rows : Arrays.copyOfRange(rows, from, to);
      double[][] outputs = model.outputs(batch, output);
      for (int i = from; i < to; i++) {
        answers[i] = outputs[i - from][of];
      }
    }
    return answers;
  }

  /** All outputs of each row. */
  public static double[][] all(Predictor model, double[][] rows, Output output) {
    double[][] answers = new double[rows.length][];
    int atOnce = rowsAtOnce(model.inputs());
    for (int from = 0; from < rows.length; from += atOnce) {
      int to = Math.min(rows.length, from + atOnce);
      double[][] batch = to - from == rows.length ? rows : Arrays.copyOfRange(rows, from, to);
      System.arraycopy(model.outputs(batch, output), 0, answers, from, to - from);
    }
    return answers;
  }

  /**
   * The predicted class of each row: the index of the largest output; of equals, the first. Of a
   * model of one value it never changes.
   */
  public static int[] classes(Predictor model, double[][] rows) {
    var output = model.hasLogits() ? Output.LOGIT : Output.PROBABILITY;
    return Arrays.stream(all(model, rows, output)).mapToInt(Asked::largest).toArray();
  }

  /** The index of the largest; of equals, the first. */
  public static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
