package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Proportion;
import groundwork.statistics.counts.McNemar;
import groundwork.statistics.design.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Kind {@code mcnemar}: a yes or no of the same people under two conditions. Exact where fewer than
 * 25 changed, else corrected chi-square; {@code method} (exact, mid-p, corrected, uncorrected),
 * {@code exact} or {@code continuity} say otherwise.
 */
final class McNemarKind implements Kind {
  private static final int FEW = 25;

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var finding = FindingBuilder.of(analysis);
    var rows = RepeatedRows.of(analysis, table, context, finding);
    int[][] answers = answers(rows);
    if (rows.levels().size() != 2) {
      throw new IllegalArgumentException(
          "%s has %d conditions; mcnemar compares 2, cochran-q more"
              .formatted(rows.factor(), rows.levels().size()));
    }
    shares(finding, rows, answers, analysis.level());
    int b = count(answers, 1, 0);
    int c = count(answers, 0, 1);
    finding.and("changed", Map.of("10", b, "01", c));
    if (b + c == 0) {
      finding.warn("no-change", "Nobody answered differently: there is nothing to test.");
      return finding.done();
    }
    var method = method(analysis, b + c);
    var test =
        switch (method) {
          case "exact" -> McNemar.exact(b, c);
          case "mid-p" -> McNemar.midP(b, c);
          case "corrected" -> McNemar.corrected(b, c);
          case "uncorrected" -> McNemar.uncorrected(b, c);
          default ->
              throw new IllegalArgumentException(
                  "method is exact, mid-p, corrected or uncorrected, not " + method);
        };
    boolean chi = test.statistic().isPresent();
    finding
        .estimator(method)
        .test(
            Test.of(
                    rows.levels().get(0) + " - " + rows.levels().get(1),
                    "McNemar, " + method,
                    chi ? "chi2" : null,
                    chi ? test.statistic().getAsDouble() : null,
                    chi ? 1.0 : null,
                    null,
                    test.p())
                .with(EffectSize.of("Cohen's g", test.g(), test.gInterval(analysis.level()))));
    var forms = new LinkedHashMap<String, Object>();
    forms.put("exact", McNemar.exact(b, c).p());
    forms.put("mid-p", McNemar.midP(b, c).p());
    forms.put("corrected", McNemar.corrected(b, c).p());
    forms.put("uncorrected", McNemar.uncorrected(b, c).p());
    finding.and("pByMethod", forms);
    test.oddsRatio().ifPresent(odds -> finding.and("oddsRatio", odds));
    return finding.done();
  }

  private static String method(Analysis analysis, int changed) {
    if (analysis.has("method")) {
      return analysis.text("method").orElseThrow();
    }
    if (analysis.has("exact")) {
      return analysis.flag("exact")
          ? "exact"
          : analysis.has("continuity") && !analysis.flag("continuity")
              ? "uncorrected"
              : "corrected";
    }
    if (analysis.has("continuity")) {
      return analysis.flag("continuity") ? "corrected" : "uncorrected";
    }
    return changed < FEW ? "exact" : "corrected";
  }

  /**
   * @throws IllegalArgumentException if a value is neither 0 nor 1
   */
  static int[][] answers(RepeatedRows rows) {
    for (double[] row : rows.values()) {
      for (double value : row) {
        if (value != 0 && value != 1) {
          throw new IllegalArgumentException(
              "%s holds %s; one yes (1) or no (0) for each person and condition is needed"
                  .formatted(rows.measure(), value));
        }
      }
    }
    return Arrays.stream(rows.values())
        .map(row -> Arrays.stream(row).mapToInt(value -> (int) value).toArray())
        .toArray(int[][]::new);
  }

  static void shares(FindingBuilder finding, RepeatedRows rows, int[][] answers, double level) {
    finding.n(answers.length);
    for (int j = 0; j < rows.levels().size(); j++) {
      int at = j;
      int count = Arrays.stream(answers).mapToInt(row -> row[at]).sum();
      finding.descriptive(
          Descriptive.of(Map.of(rows.factor(), rows.levels().get(j)), rows.measure())
              .and("n", answers.length)
              .and("count", count)
              .and("estimate", (double) count / answers.length)
              .within(Proportion.wilson(count, answers.length, level).interval()));
    }
  }

  private static int count(int[][] answers, int first, int second) {
    return (int) Arrays.stream(answers).filter(row -> row[0] == first && row[1] == second).count();
  }
}
