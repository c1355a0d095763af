package groundwork.explanation;

import groundwork.model.Output;
import groundwork.model.Predictor;
import java.util.Arrays;

/** Questions to a model in batches that fit into memory; its answers are checked. */
public final class Answers {
  private static final int ROWS_AT_ONCE = 8192;
  private static final int VALUES_AT_ONCE = 1 << 22;

  private Answers() {}

  /** How many rows of so many values to make and ask for at once. */
  static int rowsAtOnce(int inputs) {
    return Math.clamp(VALUES_AT_ONCE / Math.max(1, inputs), 1, ROWS_AT_ONCE);
  }

  /**
   * @return for each row one number per class
   * @throws IllegalArgumentException if the model answers for other rows or classes than it was
   *     asked about, or with a number that is not finite
   */
  public static double[][] of(Predictor model, double[][] rows, Output output) {
    double[][] answers = new double[rows.length][];
    int atOnce = rowsAtOnce(model.inputs());
    for (int from = 0; from < rows.length; from += atOnce) {
      int to = Math.min(rows.length, from + atOnce);
      double[][] part = model.outputs(Arrays.copyOfRange(rows, from, to), output);
      if (part.length != to - from) {
        throw new IllegalArgumentException(
            "the model was asked about %d rows and answered for %d"
                .formatted(to - from, part.length));
      }
      for (double[] row : part) {
        check(row, model.classes().size());
      }
      System.arraycopy(part, 0, answers, from, part.length);
    }
    return answers;
  }

  private static void check(double[] row, int classes) {
    boolean fits = row.length == classes;
    for (int i = 0; fits && i < classes; i++) {
      fits = Double.isFinite(row[i]);
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "the model answered %s for %d classes".formatted(Arrays.toString(row), classes));
    }
  }

  /** The class that each row is predicted to be in; of equally probable ones, the first. */
  public static int[] predicted(Predictor model, double[][] rows) {
    return Arrays.stream(of(model, rows, Output.PROBABILITY)).mapToInt(Answers::largest).toArray();
  }

  /** Where the largest number is; of equals, the first. */
  public static int largest(double[] row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) {
      if (row[i] > row[best]) {
        best = i;
      }
    }
    return best;
  }
}
