package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Assumption;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Proportion;
import groundwork.statistics.counts.ChiSquare;
import groundwork.statistics.counts.Simulated;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Table;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Kind {@code chi-square}: independence of two columns, or whether one column's levels are equally
 * frequent. Of 2 x 2 corrected for continuity unless {@code continuity: false}; {@code method} may
 * be g (likelihood ratio) or simulated.
 */
final class ChiSquareKind implements Kind {
  private static final int DRAWS = 10_000;
  private static final double SMALL = 5;

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    return analysis.formula().isPresent()
        ? independence(analysis, table, context)
        : goodness(analysis, table, context);
  }

  private static Finding independence(Analysis analysis, Table table, Context context) {
    var finding = FindingBuilder.of(analysis);
    var rows = CountRows.of(analysis, table, finding);
    rows.describe(finding, analysis.level());
    Independence.check(
        finding,
        table,
        rows.used(),
        context,
        "Take a mixed model (kind glmm), or mcnemar or cochran-q for the same people.");
    boolean corrected =
        rows.twoByTwo() && (!analysis.has("continuity") || analysis.flag("continuity"));
    finding.test(test(analysis, rows, corrected, context, finding));
    CountEffects.add(finding, rows, analysis.level());
    expected(finding, ChiSquare.independence(rows.table()));
    return finding.done();
  }

  private static Test test(
      Analysis analysis,
      CountRows rows,
      boolean corrected,
      Context context,
      FindingBuilder finding) {
    var size = CountEffects.cramersV(rows, analysis.level());
    var method = analysis.text("method", analysis.has("draws") ? "simulated" : "pearson");
    return switch (method) {
      case "pearson" -> {
        var test = corrected ? ChiSquare.yates(rows.table()) : ChiSquare.independence(rows.table());
        yield of(rows.effect(), corrected ? "Pearson, Yates" : "Pearson", test).with(size);
      }
      case "g", "likelihood-ratio" ->
          of(rows.effect(), "likelihood ratio", ChiSquare.likelihoodRatio(rows.table())).with(size);
      case "simulated", "monte-carlo" -> {
        int draws = analysis.whole("draws").orElse(DRAWS);
        var test = Simulated.chiSquare(rows.table(), draws, context.seed());
        finding.estimator("simulated, %d draws".formatted(draws));
        yield Test.of(
                rows.effect(), "Pearson, simulated", "chi2", test.statistic(), null, null, test.p())
            .and("monteCarloError", test.standardError())
            .and("draws", draws)
            .with(size);
      }
      default ->
          throw new IllegalArgumentException("method is pearson, g or simulated, not " + method);
    };
  }

  private static Test of(String effect, String method, ChiSquare test) {
    return Test.of(effect, method, "chi2", test.statistic(), test.df(), null, test.p());
  }

  /** The levels of one column against equal shares. */
  private static Finding goodness(Analysis analysis, Table table, Context context) {
    var finding = FindingBuilder.of(analysis);
    var measure = Expression.parse(analysis.measure().orElseThrow());
    var factor = measure.evaluate(table).factor();
    int[] used = IntStream.range(0, table.rows()).filter(row -> !factor.missing(row)).toArray();
    finding.excluded("missing " + measure, table.rows() - used.length);
    int[] counts = new int[factor.levels().size()];
    Arrays.stream(used).forEach(row -> counts[factor.codes()[row]]++);
    var test = ChiSquare.uniform(counts);
    for (int level = 0; level < counts.length; level++) {
      finding.group(factor.levels().get(level), counts[level]);
      finding.descriptive(
          Descriptive.of(Map.of(measure.toString(), factor.levels().get(level)), "count")
              .and("n", test.n())
              .and("count", counts[level])
              .and("estimate", (double) counts[level] / test.n())
              .within(Proportion.wilson(counts[level], test.n(), analysis.level()).interval())
              .and("expected", test.expected()[0][level])
              .and("residual", test.standardised()[0][level]));
    }
    Independence.check(
        finding, table, used, context, "Take one row a person, or the cluster bootstrap.");
    finding.n(test.n()).test(of(measure.toString(), "goodness of fit to equal shares", test));
    expected(finding, test);
    return finding.done();
  }

  private static void expected(FindingBuilder finding, ChiSquare test) {
    long small = test.expectedBelow(SMALL);
    finding.assumption(
        new Assumption(
            "expected counts",
            test.leastExpected(),
            null,
            small == 0,
            small == 0
                ? "the least expected count is 5 or more"
                : "%d cells expect fewer than 5; kind fisher, or method: simulated, needs no"
                        .formatted(small)
                    + " approximation"));
    if (small > 0) {
      finding.warn(
          "small-expected",
          "%d cells expect fewer than 5 (the least %.2f): the chi-square distribution is doubtful."
              .formatted(small, test.leastExpected()));
    }
  }
}
