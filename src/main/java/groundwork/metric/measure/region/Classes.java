package groundwork.metric.measure.region;

import groundwork.metric.entity.Case;
import groundwork.metric.measure.Asked;
import groundwork.model.Predictor;
import java.util.Arrays;
import java.util.List;

/** Predicted classes; of equally probable ones, the first. */
final class Classes {
  private Classes() {}

  static int[] of(Predictor model, double[][] rows) {
    int[] classes = new int[rows.length];
    int atOnce = Asked.rowsAtOnce(model.inputs());
    for (int from = 0; from < rows.length; from += atOnce) {
      int to = Math.min(rows.length, from + atOnce);
      double[][] answers = model.probabilities(Arrays.copyOfRange(rows, from, to));
      for (int i = from; i < to; i++) {
        classes[i] = largest(answers[i - from]);
      }
    }
    return classes;
  }

  /** Of each case's input; cases in a row that share a model are asked together. */
  static int[] of(List<Case> cases) {
    int[] classes = new int[cases.size()];
    for (int from = 0, to; from < classes.length; from = to) {
      var model = cases.get(from).model();
      to = from + 1;
      while (to < classes.length && cases.get(to).model().equals(model)) {
        to++;
      }
      double[][] rows = cases.subList(from, to).stream().map(Case::input).toArray(double[][]::new);
      System.arraycopy(of(model, rows), 0, classes, from, to - from);
    }
    return classes;
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
