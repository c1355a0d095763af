package groundwork.analysis.control.kind;

import groundwork.analysis.control.Reported;
import groundwork.analysis.control.Sentences;
import groundwork.analysis.control.kind.Arms.Pair;
import groundwork.analysis.entity.Finding;
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
      if (parametric()) {
        ArmChecks.normal(finding, "", arms.values().getFirst(), "wilcoxon");
      }
    } else {
      pairs(analysis, arms, context, finding);
    }
    ArmChecks.warn(arms, finding);
    after(analysis, table, arms, context, finding);
    return said(finding);
  }

  /** One sentence a test, since contrasts say the same again. */
  private Finding said(FindingBuilder finding) {
    var done = finding.done();
    if (done.sentences().isEmpty()) {
      boolean several = done.tests().size() > 1;
      for (var test : done.tests()) {
        finding.sentence((several ? test.effect() + ": " : "") + sentence(test, done));
      }
    }
    return finding.done();
  }

  /** What is reported of one test, without saying of which. */
  String sentence(Test test, Finding finding) {
    var alone = FindingBuilder.of(finding).contrasts(List.of()).tests(List.of(test)).done();
    return Sentences.of(alone).getFirst();
  }

  /** Of a rank test: its statistic, p, r = |z| / √n, and the effect size with its interval. */
  static String ranks(Test test, String size) {
    var said = Reported.rankSum(test.symbol(), test.statistic());
    var p =
        test.pAdjusted() == null
            ? said.p(test.p())
            : said.pAdjusted(test.pAdjusted(), test.adjust());
    var effect = test.effectSize();
    return p.effect("r", (Double) test.more().get("r"))
        .effect(size, effect.estimate())
        .interval(effect.low(), effect.high(), effect.level())
        .text();
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
      if (parametric() && arms.paired()) {
        ArmChecks.normal(
            finding,
            chosen.size() == 1 ? "differences" : pair.name(),
            pair.differences(),
            "wilcoxon");
      }
    }
    if (parametric() && !arms.paired()) {
      for (int i = 0; i < arms.levels().size(); i++) {
        ArmChecks.normal(finding, arms.levels().get(i), arms.values().get(i), "mann-whitney");
      }
      boolean assumed = analysis.text("variances", "unequal").equals("equal");
      ArmChecks.variances(arms, assumed, finding);
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
