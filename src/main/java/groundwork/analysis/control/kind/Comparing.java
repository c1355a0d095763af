package groundwork.analysis.control.kind;

import groundwork.analysis.control.Sentences;
import groundwork.analysis.control.kind.Arms.Pair;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Assumption;
import groundwork.analysis.entity.Finding.Contrast;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Alternative;
import groundwork.statistics.Interval;
import groundwork.statistics.Mean;
import groundwork.statistics.Summary;
import groundwork.statistics.compare.ShapiroWilk;
import groundwork.statistics.compare.Variances;
import groundwork.statistics.design.Table;
import groundwork.statistics.multiple.Adjustment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What all kinds have in common that compare two groups, or one sample with a value: which pairs of
 * groups there are, what the groups look like, and the correction for several pairs.
 */
abstract class Comparing implements Kind {
  /** Corrects for several pairs where the plan names no other. */
  static final String ADJUST = "holm";

  private static final int FEW = 5;
  private static final int MANY = 30;
  private static final double MOST_AT_AN_END = 0.5;

  /**
   * What came of one pair.
   *
   * @param contrast the difference in the measure's unit, or null where the test knows none
   */
  record Outcome(Test test, Contrast contrast) {}

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var arms = Arms.of(analysis, table, context, alwaysPaired());
    var finding = FindingBuilder.of(analysis).n(arms.n());
    arms.excluded().forEach(finding::excluded);
    describe(analysis, arms, finding);
    if (arms.levels().size() == 1) {
      if (arms.factor().isPresent()) {
        throw new IllegalArgumentException(
            "\"%s\" has only the level \"%s\": there is nothing to compare"
                .formatted(arms.factor().get(), arms.levels().getFirst()));
      }
      add(finding, List.of(one(analysis, arms.values().getFirst(), context, finding)), "none");
      normal(finding, "", arms.values().getFirst(), "wilcoxon");
    } else {
      pairs(analysis, arms, context, finding);
    }
    warn(arms, finding);
    after(analysis, table, arms, context, finding);
    return said(finding);
  }

  /** Sentences of the tests alone, since contrasts say the same again. */
  private static Finding said(FindingBuilder finding) {
    var done = finding.done();
    if (done.sentences().isEmpty()) {
      var tests = FindingBuilder.of(done).contrasts(List.of()).done();
      Sentences.of(tests).forEach(finding::sentence);
    }
    return finding.done();
  }

  /** One sample against the null's value. */
  abstract Outcome one(Analysis analysis, double[] x, Context context, FindingBuilder finding);

  /** Two groups, or two measurements of the same subjects. */
  abstract Outcome two(
      Analysis analysis, Pair pair, boolean paired, Context context, FindingBuilder finding);

  boolean alwaysPaired() {
    return false;
  }

  /** Whether normality and equal variances are asked for. */
  boolean parametric() {
    return false;
  }

  /** What else is to be said. */
  void after(Analysis analysis, Table table, Arms arms, Context context, FindingBuilder finding) {}

  private void pairs(Analysis analysis, Arms arms, Context context, FindingBuilder finding) {
    var outcomes = new ArrayList<Outcome>();
    var chosen = Pairings.of(analysis, arms.levels());
    for (int[] each : chosen) {
      var pair = arms.pair(each[0], each[1]);
      finding.excluded("incomplete pair", chosen.size() == 1 ? pair.incomplete() : 0);
      try {
        outcomes.add(two(analysis, pair, arms.paired(), context, finding));
      } catch (IllegalArgumentException impossible) {
        if (chosen.size() == 1) {
          throw impossible;
        }
        finding.warn("not-run", pair.name() + ": " + impossible.getMessage());
      }
      if (arms.paired()) {
        normal(
            finding,
            chosen.size() == 1 ? "differences" : pair.name(),
            pair.differences(),
            "wilcoxon");
      }
    }
    if (!arms.paired()) {
      for (int i = 0; i < arms.levels().size(); i++) {
        normal(finding, arms.levels().get(i), arms.values().get(i), "mann-whitney");
      }
      variances(arms, finding);
    }
    add(finding, outcomes, outcomes.size() < 2 ? "none" : analysis.text("adjust", ADJUST));
  }

  private static void add(FindingBuilder finding, List<Outcome> outcomes, String adjust) {
    double[] p =
        outcomes.stream()
            .mapToDouble(one -> one.test().p() == null ? Double.NaN : one.test().p())
            .toArray();
    boolean corrects = !adjust.equals("none") && Arrays.stream(p).noneMatch(Double::isNaN);
    double[] adjusted = corrects ? Adjustment.named(adjust).of(p) : p;
    for (int i = 0; i < adjusted.length; i++) {
      var outcome = outcomes.get(i);
      finding.test(corrects ? outcome.test().adjusted(adjusted[i], adjust) : outcome.test());
      if (outcome.contrast() != null) {
        finding.contrast(
            corrects ? outcome.contrast().adjusted(adjusted[i], adjust) : outcome.contrast());
      }
    }
  }

  private static void describe(Analysis analysis, Arms arms, FindingBuilder finding) {
    for (int i = 0; i < arms.levels().size(); i++) {
      var level = arms.levels().get(i);
      double[] x = arms.values().get(i);
      if (!level.isEmpty()) {
        finding.group(level, x.length);
      }
      var column = arms.factor().orElse("measure");
      var group = level.isEmpty() ? Map.<String, String>of() : Map.of(column, level);
      var one = Descriptive.of(group, arms.measure()).and("n", x.length);
      if (x.length == 0) {
        throw new IllegalArgumentException("no value of " + arms.measure() + " is left");
      }
      var summary = Summary.of(x);
      one = one.and("mean", summary.mean());
      if (x.length > 1) {
        var mean = Mean.student(x, analysis.level());
        one =
            one.and("sd", mean.sd())
                .and("se", mean.sd() / Math.sqrt(x.length))
                .within(mean.interval());
      }
      finding.descriptive(
          one.and("median", summary.median())
              .and("q1", summary.lowerQuartile())
              .and("q3", summary.upperQuartile())
              .and("min", summary.min())
              .and("max", summary.max()));
    }
  }

  private void normal(FindingBuilder finding, String of, double[] x, String robust) {
    if (!parametric() || x.length < ShapiroWilk.LEAST || x.length > ShapiroWilk.MOST) {
      return;
    }
    try {
      var test = ShapiroWilk.of(x);
      boolean holds = test.p() >= 0.05;
      finding.assumption(
          new Assumption(
              "normality" + (of.isEmpty() ? "" : " of " + of),
              test.statistic(),
              test.p(),
              holds,
              holds
                  ? "Shapiro-Wilk"
                  : "Shapiro-Wilk speaks against it; "
                      + (x.length >= MANY ? "means of this many bear that, and " : "")
                      + "the robust alternative is "
                      + robust));
    } catch (IllegalArgumentException constant) {
      finding.assumption(
          new Assumption(
              "normality" + (of.isEmpty() ? "" : " of " + of),
              null,
              null,
              null,
              constant.getMessage()));
    }
  }

  private void variances(Arms arms, FindingBuilder finding) {
    if (!parametric()) {
      return;
    }
    try {
      var test = Variances.brownForsythe(arms.values().toArray(double[][]::new));
      boolean holds = test.p() >= 0.05;
      finding.assumption(
          new Assumption(
              "equal variances",
              test.statistic(),
              test.p(),
              holds,
              holds
                  ? "Brown-Forsythe; Welch's test does not need it"
                  : "Brown-Forsythe speaks against it; Welch's test does not need it"));
    } catch (IllegalArgumentException constant) {
      finding.assumption(
          new Assumption("equal variances", null, null, null, "no variation within groups"));
    }
  }

  private static void warn(Arms arms, FindingBuilder finding) {
    for (int i = 0; i < arms.levels().size(); i++) {
      double[] x = arms.values().get(i);
      var where = arms.levels().get(i).isEmpty() ? "" : " in " + arms.levels().get(i);
      if (x.length < FEW) {
        finding.warn("few-values", "Only %d values%s.".formatted(x.length, where));
      }
      var summary = Summary.of(x);
      if (summary.min() == summary.max()) {
        finding.warn("no-variance", "All values%s are equal.".formatted(where));
        continue;
      }
      end(finding, x, summary.max(), "ceiling", "highest", where);
      end(finding, x, summary.min(), "floor", "lowest", where);
    }
    if (arms.repeated()) {
      finding.warn(
          arms.paired() ? "averaged" : "pseudo-replication",
          arms.paired()
              ? "Several values of one subject in one group were averaged."
              : "The same people have several values in one group, which the test takes for"
                  + " independent: average them (\"unit\") or take a mixed model.");
    }
    if (!arms.paired() && arms.shared()) {
      finding.warn(
          "same-people",
          "The same people are in several groups, which the test takes for independent: say"
              + " \"paired: true\".");
    }
  }

  private static void end(
      FindingBuilder finding, double[] x, double end, String code, String word, String where) {
    double share = Arrays.stream(x).filter(value -> value == end).count() / (double) x.length;
    if (x.length >= FEW && share >= MOST_AT_AN_END) {
      finding.warn(
          code,
          "%.0f%% of the values%s are the %s one: differences may be hidden."
              .formatted(100 * share, where, word));
    }
  }

  static Alternative alternative(Analysis analysis) {
    return Alternative.valueOf(
        analysis.text("alternative", "two-sided").toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static double mu(Analysis analysis) {
    return analysis.number("mu").orElse(0);
  }

  static EffectSize size(String name, double estimate, Interval interval) {
    return EffectSize.of(name, estimate, interval);
  }

  /** What is set against the null's value, in words. */
  static String against(Analysis analysis) {
    double mu = mu(analysis);
    return "against " + (mu == Math.rint(mu) ? Long.toString((long) mu) : Double.toString(mu));
  }

  static Contrast contrast(
      String name,
      String method,
      double estimate,
      Double se,
      Double statistic,
      Double df,
      Double p,
      Interval interval,
      EffectSize size) {
    return new Contrast(
        name,
        Map.of(),
        method,
        estimate,
        se,
        statistic,
        df,
        p,
        null,
        null,
        interval == null ? null : interval.low(),
        interval == null ? null : interval.high(),
        size);
  }
}
