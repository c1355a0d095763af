package groundwork.metric.scoring;

import groundwork.metric.scoring.ScoreTable.Gap;
import groundwork.statistics.Alternative;
import groundwork.statistics.Interval;
import groundwork.statistics.Mean;
import groundwork.statistics.compare.TTest;
import java.util.ArrayList;
import java.util.List;

/** Whether explanations are as good for some as for others. */
final class Gaps {
  private static final int MOST_GROUPS = 12;

  private Gaps() {}

  static List<Gap> of(Scores scores) {
    var groups = scores.material.groups();
    var names = groups.stream().distinct().sorted().limit(MOST_GROUPS).toList();
    var gaps = new ArrayList<Gap>();
    for (var model : scores.request.models()) {
      for (var method : scores.methods(model)) {
        for (var measure : scores.request.metrics()) {
          var tally = scores.tally(model, method, measure);
          for (int a = 0; a < names.size() && tally.perItem(); a++) {
            for (int b = a + 1; b < names.size(); b++) {
              gaps.add(
                  gap(
                      model,
                      method,
                      measure.key(),
                      names.get(a),
                      names.get(b),
                      of(names.get(a), groups, tally.values),
                      of(names.get(b), groups, tally.values)));
            }
          }
        }
      }
    }
    return gaps;
  }

  private static double[] of(String group, List<String> groups, double[] values) {
    var of = java.util.stream.DoubleStream.builder();
    for (int item = 0; item < values.length; item++) {
      if (groups.get(item).equals(group) && Double.isFinite(values[item])) {
        of.add(values[item]);
      }
    }
    return of.build().toArray();
  }

  private static Gap gap(
      String model,
      String method,
      String metric,
      String first,
      String second,
      double[] a,
      double[] b) {
    Double meanA = a.length == 0 ? null : Mean.of(a);
    Double meanB = b.length == 0 ? null : Mean.of(b);
    var interval = interval(a, b);
    return new Gap(
        model,
        method,
        metric,
        first,
        second,
        a.length,
        b.length,
        meanA,
        meanB,
        meanA == null || meanB == null ? null : Double.valueOf(meanA - meanB),
        interval == null ? null : interval.low(),
        interval == null ? null : interval.high());
  }

  private static boolean nothing(double variance, double mean) {
    return Math.sqrt(variance) <= 1e-12 * Math.abs(mean);
  }

  private static Interval interval(double[] a, double[] b) {
    if (a.length > 1 && b.length > 1 && nothing(Mean.variance(a) + Mean.variance(b), Mean.of(a))) {
      return null; // equal but for rounding
    }
    try {
      return TTest.welch(a, b, 0, Alternative.TWO_SIDED, ScoreTable.LEVEL).interval();
    } catch (IllegalArgumentException tooFewOrConstant) {
      return null;
    }
  }
}
