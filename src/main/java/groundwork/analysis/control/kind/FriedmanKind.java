package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Alternative;
import groundwork.statistics.Quantile;
import groundwork.statistics.compare.Continuity;
import groundwork.statistics.compare.SignedRank;
import groundwork.statistics.design.Table;
import groundwork.statistics.groups.Friedman;
import groundwork.statistics.groups.Quade;
import groundwork.statistics.groups.RepeatedPostHoc;
import groundwork.statistics.multiple.Adjustment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Kind {@code friedman}: conditions that the same people saw, by ranks within each; {@code method}
 * may be iman-davenport or quade. Then two by two by Conover's comparisons unless {@code posthoc}
 * says nemenyi, wilcoxon or none.
 */
final class FriedmanKind implements Kind {
  private static final int FEW = 10;

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var finding = FindingBuilder.of(analysis);
    var rows = RepeatedRows.of(analysis, table, context, finding);
    rows.describe(finding, analysis.level());
    if (rows.values().length < FEW) {
      finding.warn(
          "few-people",
          "Of %d people the chi-square distribution is a rough approximation."
              .formatted(rows.values().length));
    }
    var test = Friedman.of(rows.values());
    finding.estimator(analysis.text("method", "friedman"));
    finding.test(test(test, rows, analysis).with(EffectSize.of("kendall-w", test.kendallW())));
    finding.and("imanDavenport", test.imanDavenport());
    pairs(finding, rows, analysis);
    return finding.done();
  }

  private static Test test(Friedman test, RepeatedRows rows, Analysis analysis) {
    return switch (analysis.text("method", "friedman")) {
      case "friedman" ->
          Test.of(rows.factor(), "Friedman", "chi2", test.statistic(), test.df(), null, test.p());
      case "iman-davenport" -> {
        var f = test.imanDavenport();
        yield Test.of(rows.factor(), "Iman-Davenport", "F", f.f(), f.df1(), f.df2(), f.p());
      }
      case "quade" -> {
        var f = Quade.of(rows.values());
        yield Test.of(rows.factor(), "Quade", "F", f.f(), f.df1(), f.df2(), f.p());
      }
      default ->
          throw new IllegalArgumentException(
              "method is friedman, iman-davenport or quade, not " + analysis.text("method", ""));
    };
  }

  private static void pairs(FindingBuilder finding, RepeatedRows rows, Analysis analysis) {
    var adjustment = Adjustment.named(analysis.text("adjust", "holm"));
    var adjust = adjustment.name().toLowerCase(Locale.ROOT);
    var values = rows.values();
    switch (analysis.text("posthoc", rows.levels().size() > 2 ? "conover" : "none")) {
      case "none" -> {}
      case "conover" ->
          PairTable.add(
              finding,
              RepeatedPostHoc.conover(values, adjustment),
              rows.levels(),
              "Conover",
              adjust);
      case "nemenyi" ->
          PairTable.add(
              finding,
              RepeatedPostHoc.nemenyi(values, analysis.level()),
              rows.levels(),
              "Nemenyi",
              "nemenyi");
      case "wilcoxon" -> PairTable.tested(finding, wilcoxon(rows), "Wilcoxon", adjustment);
      default ->
          throw new IllegalArgumentException(
              "after Friedman posthoc is conover, nemenyi, wilcoxon or none, not "
                  + analysis.text("posthoc", ""));
    }
  }

  private static List<PairTable.Tested> wilcoxon(RepeatedRows rows) {
    var pairs = new ArrayList<PairTable.Tested>();
    for (int a = 0; a < rows.levels().size(); a++) {
      for (int b = a + 1; b < rows.levels().size(); b++) {
        double[] x = rows.condition(a);
        double[] y = rows.condition(b);
        double[] differences = IntStream.range(0, x.length).mapToDouble(i -> x[i] - y[i]).toArray();
        var label = rows.levels().get(a) + " - " + rows.levels().get(b);
        if (IntStream.range(0, x.length).allMatch(i -> x[i] == y[i])) {
          pairs.add(new PairTable.Tested(label, 0, null, 1, null)); // nobody differs
          continue;
        }
        var test =
            SignedRank.normal(
                differences, SignedRank.Zeros.DROPPED, Continuity.CORRECTED, Alternative.TWO_SIDED);
        double size = (test.positive() - test.negative()) / (test.positive() + test.negative());
        pairs.add(
            new PairTable.Tested(
                label,
                Quantile.median(differences),
                test.z(),
                test.p(),
                EffectSize.of("rank biserial", size)));
      }
    }
    return pairs;
  }
}
