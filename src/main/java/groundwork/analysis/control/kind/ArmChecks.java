package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding.Assumption;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.statistics.Summary;
import groundwork.statistics.compare.ShapiroWilk;
import groundwork.statistics.compare.Variances;
import java.util.Arrays;

/** Whether the values of groups are what a comparison takes them for. */
final class ArmChecks {
  private static final int FEW = 5;
  private static final int MANY = 30;
  private static final double MOST_AT_AN_END = 0.5;

  private ArmChecks() {}

  static void normal(FindingBuilder finding, String of, double[] x, String robust) {
    if (x.length < ShapiroWilk.LEAST || x.length > ShapiroWilk.MOST) {
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

  static void variances(Arms arms, boolean assumed, FindingBuilder finding) {
    try {
      var test = Variances.brownForsythe(arms.values().toArray(double[][]::new));
      boolean holds = test.p() >= 0.05;
      finding.assumption(
          new Assumption(
              "equal variances",
              test.statistic(),
              test.p(),
              holds,
              "Brown-Forsythe"
                  + (holds ? "" : " speaks against it")
                  + (!assumed
                      ? "; Welch's test does not need it"
                      : holds ? "" : "; take variances: unequal")));
    } catch (IllegalArgumentException constant) {
      finding.assumption(
          new Assumption("equal variances", null, null, null, "no variation within groups"));
    }
  }

  static void warn(Arms arms, FindingBuilder finding) {
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
    if (arms.paired() && arms.repeated()) {
      finding.warn("averaged", "Several values of one subject in one group were averaged.");
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
}
