package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Alternative;
import groundwork.statistics.counts.FisherExact;
import groundwork.statistics.counts.FisherTable;
import groundwork.statistics.counts.Simulated;
import groundwork.statistics.design.Table;
import java.util.Locale;

/**
 * Kind {@code fisher}: exact independence of two columns. Of 2 x 2 with the conditional odds ratio;
 * a table too large to enumerate is simulated, and the finding says so.
 */
final class FisherKind implements Kind {
  private static final int DRAWS = 10_000;

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var finding = FindingBuilder.of(analysis).estimator("exact");
    if (analysis.formula().isEmpty()) {
      throw new IllegalArgumentException("fisher needs a formula such as answer ~ group");
    }
    var rows = CountRows.of(analysis, table, finding);
    rows.describe(finding, analysis.level());
    Independence.check(
        finding,
        table,
        rows.used(),
        context,
        "Take a mixed model (kind glmm), or mcnemar or cochran-q for the same people.");
    if (rows.twoByTwo()) {
      var test = FisherExact.of(rows.table(), alternative(analysis), analysis.level());
      finding.test(
          Test.of(rows.effect(), "Fisher", null, null, null, null, test.p())
              .with(EffectSize.of("OR", test.oddsRatio(), test.interval())));
    } else {
      finding.test(larger(analysis, rows, context, finding));
    }
    CountEffects.add(finding, rows, analysis.level());
    return finding.done();
  }

  private static Test larger(
      Analysis analysis, CountRows rows, Context context, FindingBuilder finding) {
    var size = CountEffects.cramersV(rows, analysis.level());
    if (!analysis.has("draws")) {
      try {
        double p = FisherTable.of(rows.table()).p();
        return Test.of(rows.effect(), "Fisher-Freeman-Halton", null, null, null, null, p)
            .with(size);
      } catch (IllegalArgumentException tooLarge) {
        finding.warn("simulated", tooLarge.getMessage());
      }
    }
    int draws = analysis.whole("draws").orElse(DRAWS);
    var test = Simulated.fisher(rows.table(), draws, context.seed());
    finding.estimator("simulated, %d draws".formatted(draws));
    return Test.of(
            rows.effect(), "Fisher-Freeman-Halton, simulated", null, null, null, null, test.p())
        .and("monteCarloError", test.standardError())
        .and("draws", draws)
        .with(size);
  }

  private static Alternative alternative(Analysis analysis) {
    return Alternative.valueOf(
        analysis.text("alternative", "two-sided").replace('-', '_').toUpperCase(Locale.ROOT));
  }
}
