package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Alternative;
import groundwork.statistics.Quantile;
import groundwork.statistics.compare.Continuity;
import groundwork.statistics.compare.MannWhitney;
import groundwork.statistics.design.Table;
import groundwork.statistics.groups.KruskalWallis;
import groundwork.statistics.groups.PostHoc;
import groundwork.statistics.multiple.Adjustment;
import java.util.ArrayList;
import java.util.Locale;

/**
 * Kind {@code kruskal-wallis}: groups compared by ranks, then two by two by Dunn's comparisons
 * unless {@code posthoc} says conover, mann-whitney or none.
 */
final class KruskalWallisKind implements Kind {
  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var finding = FindingBuilder.of(analysis).estimator("Kruskal-Wallis");
    var groups = GroupRows.of(analysis, table, finding);
    groups.describe(finding, analysis.level());
    Independence.check(
        finding,
        table,
        groups.rows(),
        context,
        "Name \"unit: participant\", or take the kind friedman or a mixed model.");
    var test = KruskalWallis.of(groups.values());
    finding.test(
        Test.of(groups.factor(), "Kruskal-Wallis", "H", test.statistic(), test.df(), null, test.p())
            .with(EffectSize.of("epsilon2", test.epsilon2()))
            .and("eta2H", test.eta2()));
    pairs(finding, groups, analysis);
    return finding.done();
  }

  private static void pairs(FindingBuilder finding, GroupRows groups, Analysis analysis) {
    var adjustment = Adjustment.named(analysis.text("adjust", "holm"));
    var adjust = adjustment.name().toLowerCase(Locale.ROOT);
    var values = groups.values();
    var levels = groups.levels();
    switch (analysis.text("posthoc", levels.size() > 2 ? "dunn" : "none")) {
      case "none" -> {}
      case "dunn" ->
          PairTable.add(finding, PostHoc.dunn(values, adjustment), levels, "Dunn", adjust);
      case "conover" ->
          PairTable.add(
              finding, PostHoc.conover(values, adjustment), levels, "Conover-Iman", adjust);
      case "mann-whitney" -> mannWhitney(finding, groups, adjustment);
      default ->
          throw new IllegalArgumentException(
              "after Kruskal-Wallis posthoc is dunn, conover, mann-whitney or none, not "
                  + analysis.text("posthoc", ""));
    }
  }

  private static void mannWhitney(FindingBuilder finding, GroupRows groups, Adjustment adjustment) {
    var pairs = new ArrayList<PairTable.Tested>();
    for (int a = 0; a < groups.levels().size(); a++) {
      for (int b = a + 1; b < groups.levels().size(); b++) {
        double[] x = groups.values()[a];
        double[] y = groups.values()[b];
        var test = MannWhitney.normal(x, y, Continuity.CORRECTED, Alternative.TWO_SIDED);
        double size = 2 * test.firstU() / ((double) x.length * y.length) - 1;
        pairs.add(
            new PairTable.Tested(
                groups.levels().get(a) + " - " + groups.levels().get(b),
                Quantile.median(x) - Quantile.median(y),
                test.z(),
                test.p(),
                EffectSize.of("rank biserial", size)));
      }
    }
    PairTable.tested(finding, pairs, "Mann-Whitney", adjustment);
  }
}
