package groundwork.metric.scoring;

import groundwork.metric.entity.Direction;
import groundwork.metric.scoring.ScoreTable.Comparison;
import groundwork.metric.scoring.ScoreTable.ControlComparison;
import groundwork.metric.scoring.ScoreTable.FriedmanTest;
import groundwork.metric.scoring.ScoreTable.Nemenyi;
import groundwork.statistics.Alternative;
import groundwork.statistics.Interval;
import groundwork.statistics.Mean;
import groundwork.statistics.Ranks;
import groundwork.statistics.compare.Continuity;
import groundwork.statistics.compare.SignedRank;
import groundwork.statistics.distribution.StudentisedRange;
import groundwork.statistics.groups.Friedman;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Methods beside each other, item by item. */
final class Comparisons {
  /** Below this number of differences, p is exact. */
  private static final int EXACT = 50;

  private Comparisons() {}

  static List<Comparison> of(Scores scores) {
    var comparisons = new ArrayList<Comparison>();
    for (var model : scores.request.models()) {
      for (var measure : scores.request.metrics()) {
        comparisons.add(compared(scores, model, measure));
      }
    }
    return comparisons;
  }

  private static Comparison compared(Scores scores, String model, Measure measure) {
    int items = scores.material.items().size();
    var methods =
        scores.methods(model).stream()
            .filter(method -> 2 * scores.tally(model, method, measure).finite().length >= items)
            .toList();
    if (methods.size() < 2) {
      return none(model, measure, 0, "fewer than two methods have scores of most items");
    }
    double[][] rows = rows(scores, model, measure, methods);
    if (rows.length < 2) {
      return none(model, measure, rows.length, "fewer than two items have a score by every method");
    }
    try {
      var test = Friedman.of(rows);
      return new Comparison(
          model,
          measure.key(),
          rows.length,
          new FriedmanTest(test.statistic(), test.df(), test.p()),
          new Nemenyi(critical(methods.size(), rows.length), meanRanks(rows, methods)),
          null);
    } catch (IllegalArgumentException same) {
      return none(model, measure, rows.length, "no item tells the methods apart");
    }
  }

  private static Comparison none(String model, Measure measure, int n, String reason) {
    return new Comparison(model, measure.key(), n, null, null, reason);
  }

  /** Items that all methods have a score for; lower is better. */
  private static double[][] rows(
      Scores scores, String model, Measure measure, List<String> methods) {
    var columns =
        methods.stream().map(method -> scores.tally(model, method, measure).values).toList();
    var rows = new ArrayList<double[]>();
    for (int item = 0; item < columns.getFirst().length; item++) {
      double[] row = new double[columns.size()];
      boolean whole = true;
      for (int m = 0; m < row.length; m++) {
        row[m] = -sign(measure) * columns.get(m)[item];
        whole &= Double.isFinite(row[m]);
      }
      if (whole) {
        rows.add(row);
      }
    }
    return rows.toArray(double[][]::new);
  }

  private static double sign(Measure measure) {
    return measure.metric().card().direction() == Direction.HIGHER ? 1 : -1;
  }

  /** Demšar (2006), section 3.2.2: q / √2 · √(k (k + 1) / 6n). */
  static double critical(int methods, int items) {
    double q = new StudentisedRange(methods, Double.POSITIVE_INFINITY).quantile(ScoreTable.LEVEL);
    return q * Math.sqrt(methods * (methods + 1) / (12.0 * items));
  }

  private static Map<String, Double> meanRanks(double[][] rows, List<String> methods) {
    double[] sums = new double[methods.size()];
    for (double[] row : rows) {
      double[] ranks = Ranks.mid(row);
      for (int m = 0; m < sums.length; m++) {
        sums[m] += ranks[m];
      }
    }
    var means = new LinkedHashMap<String, Double>();
    for (int m = 0; m < sums.length; m++) {
      means.put(methods.get(m), sums[m] / rows.length);
    }
    return means;
  }

  static List<ControlComparison> withControls(Scores scores) {
    var comparisons = new ArrayList<ControlComparison>();
    for (var model : scores.request.models()) {
      for (var method : scores.methods(model)) {
        if (!Controls.ALWAYS.contains(method)) {
          for (var measure : scores.request.metrics()) {
            for (var control : Controls.ALWAYS) {
              comparisons.add(beside(scores, model, method, measure, control));
            }
          }
        }
      }
    }
    return comparisons;
  }

  private static ControlComparison beside(
      Scores scores, String model, String method, Measure measure, String control) {
    double[][] pairs = rows(scores, model, measure, List.of(control, method));
    double[] better = new double[pairs.length]; // in rows, lower is better
    for (int i = 0; i < better.length; i++) {
      better[i] = pairs[i][0] - pairs[i][1];
    }
    Interval interval =
        better.length < 2 ? null : Mean.student(better, ScoreTable.LEVEL).interval();
    return new ControlComparison(
        model,
        method,
        measure.key(),
        control,
        better.length,
        better.length == 0 ? null : Mean.of(better),
        interval == null ? null : interval.low(),
        interval == null ? null : interval.high(),
        p(better),
        interval == null ? null : interval.low() > 0);
  }

  private static Double p(double[] differences) {
    try {
      return differences.length < EXACT
          ? SignedRank.exact(differences, SignedRank.Zeros.DROPPED, Alternative.TWO_SIDED).p()
          : SignedRank.normal(
                  differences,
                  SignedRank.Zeros.DROPPED,
                  Continuity.CORRECTED,
                  Alternative.TWO_SIDED)
              .p();
    } catch (IllegalArgumentException allZero) {
      return null;
    }
  }
}
