package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.counts.CochranQ;
import groundwork.statistics.counts.McNemar;
import groundwork.statistics.design.Table;
import groundwork.statistics.multiple.Adjustment;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * Kind {@code cochran-q}: a yes or no of the same people under several conditions, then two by two
 * by McNemar's exact test unless {@code posthoc: none}.
 */
final class CochranQKind implements Kind {
  private static final int FEW = 24; // people times conditions, of those who answer differently

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var finding = FindingBuilder.of(analysis).estimator("Cochran");
    var rows = RepeatedRows.of(analysis, table, context, finding);
    int[][] answers = McNemarKind.answers(rows);
    McNemarKind.shares(finding, rows, answers, analysis.level());
    var test = CochranQ.of(answers);
    finding.test(
        Test.of(rows.factor(), "Cochran's Q", "Q", test.statistic(), test.df(), null, test.p())
            .with(EffectSize.of("eta2", test.statistic() / (test.n() * test.df())))
            .and("informative", test.informative()));
    if (test.informative() * rows.levels().size() < FEW) {
      finding.warn(
          "few-people",
          "Only %d people answered differently under some condition; p is rough."
              .formatted(test.informative()));
    }
    if (!analysis.text("posthoc", "").equals("none") && rows.levels().size() > 2) {
      pairs(finding, rows, answers, Adjustment.named(analysis.text("adjust", "holm")));
    }
    return finding.done();
  }

  private static void pairs(
      FindingBuilder finding, RepeatedRows rows, int[][] answers, Adjustment adjustment) {
    var pairs = new ArrayList<PairTable.Tested>();
    for (int a = 0; a < rows.levels().size(); a++) {
      for (int b = a + 1; b < rows.levels().size(); b++) {
        int first = a;
        int second = b;
        int more = (int) Arrays.stream(answers).filter(row -> row[first] > row[second]).count();
        int less = (int) Arrays.stream(answers).filter(row -> row[first] < row[second]).count();
        double difference = (double) (more - less) / answers.length;
        var label = rows.levels().get(a) + " - " + rows.levels().get(b);
        double p = more + less == 0 ? 1 : McNemar.exact(more, less).p();
        pairs.add(new PairTable.Tested(label, difference, null, p, null));
      }
    }
    PairTable.tested(finding, pairs, "McNemar, exact", adjustment);
  }
}
