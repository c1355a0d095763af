package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Case;
import groundwork.metric.measure.Asked;
import groundwork.model.Output;
import java.util.Arrays;

/**
 * Questions to the model about changed rows. Rows are copied into arrays that are used again once
 * they have been asked, so that long walks need little memory. Several rows may belong to one
 * question: its answer is their mean.
 */
final class Asking {
  private final Case explained;
  private final Output output;
  private final double[][] rows;
  private final int[] questions;
  private final double[] sums;
  private int filled;

  /**
   * @param count number of questions
   * @param each rows of a question, at most
   */
  Asking(Case explained, Output output, int count, int each) {
    this.explained = explained;
    this.output = output;
    int atOnce = (int) Math.min((long) count * each, Asked.rowsAtOnce(explained.size()));
    this.rows = new double[Math.max(1, atOnce)][];
    this.questions = new int[rows.length];
    this.sums = new double[count];
  }

  /** A copy of {@code values} as a row of a question; it may be changed until the next call. */
  double[] row(double[] values, int question) {
    if (filled == rows.length) {
      ask();
    }
    if (rows[filled] == null) {
      rows[filled] = new double[values.length];
    }
    System.arraycopy(values, 0, rows[filled], 0, values.length);
    questions[filled] = question;
    return rows[filled++];
  }

  /** The target's output for each question. */
  double[] sums() {
    ask();
    return sums;
  }

  private void ask() {
    if (filled == 0) {
      return;
    }
    double[][] outputs =
        explained
            .model()
            .outputs(filled == rows.length ? rows : Arrays.copyOf(rows, filled), output);
    for (int i = 0; i < filled; i++) {
      sums[questions[i]] += outputs[i][explained.target()];
    }
    filled = 0;
  }
}
