package groundwork.metric.scoring;

import groundwork.metric.entity.Score;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Scores of one model, method and metric over all items, in as little memory as that needs. */
final class Tally {
  /** Curves of single items are kept up to this many values in all; their mean always is. */
  private static final int MOST_CURVE_VALUES = 1 << 20;

  final double[] values;
  private double[] errors;
  private String[] reasons;
  private double[][] curves;
  private double[] curveSum;
  private int curveCount;
  private boolean sameLength = true;

  /** Of the whole set, where the metric has such a score; else null. */
  Score overall;

  /** Why there is no score at all; null where there is. */
  String notApplicable;

  Tally(int items) {
    values = new double[items];
    Arrays.fill(values, Double.NaN);
  }

  void add(int item, Score score) {
    values[item] = score.value();
    if (!score.defined()) {
      if (reasons == null) {
        reasons = new String[values.length];
      }
      reasons[item] = score.reason().intern(); // few different ones, over many items
    }
    if (score.error() != null) {
      if (errors == null) {
        errors = new double[values.length];
        Arrays.fill(errors, Double.NaN);
      }
      errors[item] = score.error();
    }
    if (score.curve() != null) {
      curve(item, score.curve());
    }
  }

  private void curve(int item, double[] curve) {
    if (curveSum == null) {
      curveSum = new double[curve.length];
      curves =
          (long) curve.length * values.length <= MOST_CURVE_VALUES
              ? new double[values.length][]
              : null;
    }
    if (curves != null) {
      curves[item] = curve;
    }
    sameLength &= curve.length == curveSum.length;
    if (sameLength) {
      curveCount++;
      for (int i = 0; i < curve.length; i++) {
        curveSum[i] += curve[i];
      }
    }
  }

  /** The mean of the items' curves; null where there are none or they differ in length. */
  double[] meanCurve() {
    return curveSum == null || !sameLength
        ? null
        : Arrays.stream(curveSum).map(sum -> sum / curveCount).toArray();
  }

  Score score(int item) {
    if (!Double.isNaN(values[item])) {
      Double error = errors == null || Double.isNaN(errors[item]) ? null : errors[item];
      return new Score(values[item], error, null, curves == null ? null : curves[item]);
    }
    return Score.none(reason(item));
  }

  private String reason(int item) {
    if (reasons != null && reasons[item] != null) {
      return reasons[item];
    }
    return notApplicable != null ? notApplicable : "this metric has no score of a single item";
  }

  /** Whether there are scores of single items, or reasons why there are none. */
  boolean perItem() {
    return notApplicable == null
        && (reasons != null || Arrays.stream(values).anyMatch(Double::isFinite));
  }

  /** How often each reason was given. */
  Map<String, Integer> reasonCounts() {
    var counts = new TreeMap<String, Integer>();
    if (reasons != null) {
      for (var reason : reasons) {
        if (reason != null) {
          counts.merge(reason, 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  /** Standard error of the mean from sampling within the items; null where nothing was sampled. */
  Double monteCarlo() {
    if (errors == null) {
      return null;
    }
    double squares = 0;
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        n++;
        squares += Double.isNaN(errors[i]) ? 0 : errors[i] * errors[i];
      }
    }
    return n == 0 ? null : Math.sqrt(squares) / n;
  }

  double[] finite() {
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }
}
