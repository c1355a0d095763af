package groundwork.metric.measure.agreement;

import groundwork.metric.entity.Case;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import java.util.function.ToDoubleBiFunction;

/** Two explanations of one item: the one that is scored and the one that it is compared with. */
final class Pair {
  static final String OPENXAI = "openxai-a182886";

  private Pair() {}

  /** The score of both, where both rank the features. */
  static Score score(
      Case explained, boolean abs, boolean strict, ToDoubleBiFunction<double[], double[]> of) {
    double[] reference = explained.reference();
    if (reference == null) {
      return Score.none("there is no other explanation to compare with");
    }
    double[] own = explained.attribution();
    if (strict) {
      for (double[] values : new double[][] {own, reference}) {
        if (Attributions.constant(abs ? Attributions.magnitudes(values) : values)) {
          String whose = values == own ? "the explanation" : "the explanation to compare with";
          return Score.none(
              Attributions.zero(values)
                  ? whose + " is zero everywhere"
                  : whose + " gives every feature the same value: no ranking");
        }
      }
    }
    double score = of.applyAsDouble(own, reference);
    return Double.isNaN(score)
        ? Score.none("one of the explanations ranks no feature before another")
        : Score.of(score);
  }

  /** By falling size, from 1: a size shared by several leaves the next rank free or takes it. */
  static int[] ranks(double[] values, int[] descending, boolean dense) {
    int[] ranks = new int[values.length];
    int rank = 1;
    for (int i = 0; i < descending.length; i++) {
      boolean next =
          i > 0 && Math.abs(values[descending[i]]) != Math.abs(values[descending[i - 1]]);
      if (next) {
        rank = dense ? rank + 1 : i + 1;
      }
      ranks[descending[i]] = rank;
    }
    return ranks;
  }
}
