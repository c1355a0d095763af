package groundwork.analysis.control.kind;

import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Alternative;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a test of one or two samples looks at: two groups ({@code measure ~ group}), the same people
 * under two conditions ({@code paired: true} with such a formula, or two {@code items}), or one
 * sample against a value ({@code measure}).
 *
 * @param effect "a - b", or the measure
 * @param factor the column that tells the samples apart; empty for one sample
 * @param names of the samples
 * @param y empty for one sample
 */
record TwoSamples(
    Design design,
    String effect,
    String measure,
    String factor,
    List<String> names,
    double[] x,
    double[] y) {
  /** How the samples belong together. */
  enum Design {
    GROUPS,
    PAIRS,
    ONE
  }

  /**
   * Describes the samples in the finding and counts what is missing.
   *
   * @throws IllegalArgumentException if there are not just two groups, or no values
   */
  static TwoSamples of(Analysis analysis, Table table, Context context, FindingBuilder finding) {
    var samples =
        analysis.has("items") || analysis.has("formula") && paired(analysis)
            ? pairs(analysis, table, context, finding)
            : analysis.has("formula")
                ? groups(analysis, table, finding)
                : one(analysis, table, finding);
    samples.describe(finding, analysis.level());
    return samples;
  }

  private static boolean paired(Analysis analysis) {
    return analysis.flag("paired") || analysis.kind().equals("wilcoxon");
  }

  private static TwoSamples pairs(
      Analysis analysis, Table table, Context context, FindingBuilder finding) {
    var rows = RepeatedRows.of(analysis, table, context, finding);
    requireTwo(rows.factor(), rows.levels());
    return new TwoSamples(
        Design.PAIRS,
        String.join(" - ", rows.levels()),
        rows.measure(),
        rows.factor(),
        rows.levels(),
        Arrays.stream(rows.values()).mapToDouble(pair -> pair[0]).toArray(),
        Arrays.stream(rows.values()).mapToDouble(pair -> pair[1]).toArray());
  }

  private static TwoSamples groups(Analysis analysis, Table table, FindingBuilder finding) {
    var rows = GroupRows.of(analysis, table, finding);
    requireTwo(rows.factor(), rows.levels());
    return new TwoSamples(
        Design.GROUPS,
        String.join(" - ", rows.levels()),
        rows.measure(),
        rows.factor(),
        rows.levels(),
        rows.values()[0],
        rows.values()[1]);
  }

  private static void requireTwo(String factor, List<String> levels) {
    if (levels.size() != 2) {
      throw new IllegalArgumentException(
          "%s has %d levels (%s); this test compares two"
              .formatted(factor, levels.size(), String.join(", ", levels)));
    }
  }

  private static TwoSamples one(Analysis analysis, Table table, FindingBuilder finding) {
    var measure = Expression.parse(analysis.measure().orElseThrow());
    double[] all = RepeatedRows.numbers(measure.evaluate(table), measure.toString());
    double[] x = Arrays.stream(all).filter(value -> !Double.isNaN(value)).toArray();
    finding.excluded("missing " + measure, all.length - x.length);
    return new TwoSamples(
        Design.ONE, measure.toString(), measure.toString(), "", List.of(), x, new double[0]);
  }

  private void describe(FindingBuilder finding, double level) {
    finding.n(design == Design.GROUPS ? x.length + y.length : x.length);
    if (design == Design.ONE) {
      if (x.length > 0) {
        finding.descriptive(GroupRows.summary(Map.of(), measure, x, level));
      }
      return;
    }
    finding.group(names.get(0), x.length).group(names.get(1), y.length);
    finding.descriptive(GroupRows.summary(Map.of(factor, names.get(0)), measure, x, level));
    finding.descriptive(GroupRows.summary(Map.of(factor, names.get(1)), measure, y, level));
  }

  /** Within pairs, or from the value of the null hypothesis. */
  double[] differences(double mu) {
    double[] differences = new double[x.length];
    Arrays.setAll(differences, i -> x[i] - (design == Design.PAIRS ? y[i] : 0) - mu);
    return differences;
  }

  /** two-sided where the analysis says nothing. */
  static Alternative alternative(Analysis analysis) {
    return Alternative.valueOf(
        analysis.text("alternative", "two-sided").toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
