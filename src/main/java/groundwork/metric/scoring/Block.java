package groundwork.metric.scoring;

import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Baseline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Some items under one model and method: their cases, and what local metrics say about each.
 *
 * @param from index of the first item
 * @param cases one per item; null where the item is bad
 * @param bad why, one per item; null where it is not
 * @param seen one per item; null where the item or the model is bad
 * @param scores [metric][item]; null for a metric that is not local or not applicable
 */
record Block(int from, List<Case> cases, List<String> bad, List<Seen> seen, Score[][] scores) {
  /** The items whose baselines are compared with their inputs. */
  private static final int LOOKED_AT = 1000;

  /**
   * What a case is like, whatever the metric.
   *
   * @param probability of the target
   * @param predicted index of the most probable class; -1 where it was not asked for
   * @param unchanged for each metric with a baseline, the share of features that are equal to it;
   *     NaN where it has none
   */
  record Seen(
      int target,
      int truth,
      int predicted,
      double probability,
      boolean constant,
      boolean zero,
      double[] unchanged) {}

  /**
   * The items to be scored, and by which metrics.
   *
   * @param metrics null for those that are not applicable
   * @param first whether this is the model's first method: what does not depend on the method is
   *     looked at once
   */
  record Task(
      Material material,
      String model,
      String method,
      int from,
      int to,
      List<Measure> metrics,
      long seed,
      boolean first,
      BooleanSupplier goOn) {
    Block done() {
      var cases = new ArrayList<Case>();
      var bad = new ArrayList<String>();
      for (int item = from; item < to; item++) {
        add(item, cases, bad);
      }
      var seen = new ArrayList<Seen>();
      for (int i = 0; i < cases.size(); i++) {
        seen.add(cases.get(i) == null ? null : seen(cases.get(i), from + i, i, bad));
      }
      var scores = new Score[metrics.size()][];
      for (int metric = 0; metric < scores.length; metric++) {
        if (metrics.get(metric) != null && metrics.get(metric).metric() instanceof LocalMetric m) {
          scores[metric] = scores(m, cases, bad);
        }
      }
      return new Block(from, cases, bad, seen, scores);
    }

    private void add(int item, List<Case> cases, List<String> bad) {
      Case one = null;
      String reason = null;
      try {
        var made = material.of(model, method, item, seed);
        one = made.under(new Watched(made.model(), () -> Engine.requireWanted(goOn)));
      } catch (CancellationException stop) {
        throw stop;
      } catch (RuntimeException wrong) {
        reason = reason(wrong);
      }
      cases.add(one);
      bad.add(reason);
    }

    private Seen seen(Case one, int item, int at, List<String> bad) {
      try {
        boolean constant = Attributions.constant(one.attribution());
        boolean zero = Attributions.zero(one.attribution());
        if (!first) {
          return new Seen(one.target(), one.truth(), -1, Double.NaN, constant, zero, new double[0]);
        }
        double[] p = one.model().probabilities(new double[][] {one.input()})[0];
        int predicted = 0;
        for (int c = 1; c < p.length; c++) {
          predicted = p[c] > p[predicted] ? c : predicted;
        }
        return new Seen(
            one.target(),
            one.truth(),
            predicted,
            p[one.target()],
            constant,
            zero,
            item < LOOKED_AT ? unchanged(one) : new double[0]);
      } catch (CancellationException stop) {
        throw stop;
      } catch (RuntimeException wrong) {
        bad.set(at, reason(wrong));
        return null;
      }
    }

    private double[] unchanged(Case one) {
      return metrics.stream()
          .mapToDouble(
              measure ->
                  measure == null
                      ? Double.NaN
                      : measure.baseline().map(base -> share(base, one)).orElse(Double.NaN))
          .toArray();
    }

    /** Of features that no row of the baseline changes. */
    static double share(Baseline baseline, Case one) {
      double[][] rows = baseline.rows(one);
      double equal = 0;
      for (int i = 0; i < one.size(); i++) {
        boolean same = true;
        for (int row = 0; row < rows.length && same; row++) {
          same = rows[row][i] == one.input()[i];
        }
        equal += same ? 1 : 0;
      }
      return equal / one.size();
    }

    private Score[] scores(LocalMetric metric, List<Case> cases, List<String> bad) {
      var scores = new Score[cases.size()];
      for (int i = 0; i < scores.length; i++) {
        var one = cases.get(i);
        scores[i] = bad.get(i) != null ? Score.none(bad.get(i)) : guarded(() -> metric.score(one));
      }
      return scores;
    }
  }

  /** A score, or none with the reason why it could not be made. */
  static Score guarded(Supplier<Score> scoring) {
    try {
      return scoring.get();
    } catch (CancellationException stop) {
      throw stop;
    } catch (RuntimeException wrong) {
      return Score.none(reason(wrong));
    }
  }

  static String reason(RuntimeException wrong) {
    return "could not be scored: "
        + (wrong.getMessage() == null ? wrong.getClass().getSimpleName() : wrong.getMessage());
  }
}
