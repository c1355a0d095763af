package groundwork.metric.measure.region;

import groundwork.metric.entity.Case;
import groundwork.metric.measure.Asked;
import java.util.List;

/** Predicted classes of cases. */
final class Classes {
  static final String NONE = "the model gives one value and no classes";

  private Classes() {}

  /** Cases in a row that share a model are asked together. */
  static int[] of(List<Case> cases) {
    int[] classes = new int[cases.size()];
    for (int from = 0, to; from < classes.length; from = to) {
      var model = cases.get(from).model();
      to = from + 1;
      while (to < classes.length && cases.get(to).model().equals(model)) {
        to++;
      }
      double[][] rows = cases.subList(from, to).stream().map(Case::input).toArray(double[][]::new);
      System.arraycopy(Asked.classes(model, rows), 0, classes, from, to - from);
    }
    return classes;
  }

  static boolean none(Case explained) {
    return explained.model().classes().size() < 2;
  }
}
