package groundwork.analysis.control.kind;

import groundwork.analysis.control.Grouping;
import groundwork.analysis.control.Reported;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Assumption;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.association.Coefficient;
import groundwork.statistics.design.Coding;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import groundwork.statistics.survival.Cox;
import groundwork.statistics.survival.KaplanMeier;
import groundwork.statistics.survival.LogRank;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The kind {@code survival}: curves and medians of each group, the log-rank test, and proportional
 * hazards. {@code Surv(time, event) ~ group}, or the keys {@code time}, {@code event}, {@code
 * group}; without an event every time was seen to its end.
 */
final class Survivals implements Kind {
  private static final int MOST_POINTS = 500;

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var formula = formula(analysis);
    var matrix = ModelMatrix.of(formula, table, Coding.TREATMENT).fullRank();
    var finding = FindingBuilder.of(analysis).n(matrix.n()).formula(formula.toString());
    Missing.count(finding, formula, table, matrix.rows());
    double[] times = numbers(matrix.response().getFirst());
    boolean[] happened = happened(matrix, times.length);
    finding.and("events", (int) IntStream.range(0, times.length).filter(i -> happened[i]).count());
    groups(finding, analysis, matrix, times, happened);
    if (matrix.columns().length > (formula.intercept() ? 1 : 0)) {
      cox(finding, analysis, table, context, matrix, times, happened);
    }
    return finding.done();
  }

  private static Formula formula(Analysis analysis) {
    if (analysis.formula().isPresent()) {
      var formula = Formula.parse(analysis.formula().get());
      if (!formula.random().isEmpty()) {
        throw new IllegalArgumentException(
            "random terms are not fitted to times; remove them and name people under \"cluster\"");
      }
      return formula;
    }
    var time = analysis.text("time").orElseThrow();
    return Formula.parse(
        analysis.text("event").map(event -> "Surv(" + time + ", " + event + ")").orElse(time)
            + " ~ "
            + analysis.text("group").orElse("1"));
  }

  private static double[] numbers(Column column) {
    return Table.of(Map.of("x", column)).numbers("x");
  }

  private static boolean[] happened(ModelMatrix matrix, int n) {
    boolean[] happened = new boolean[n];
    if (matrix.response().size() == 1) {
      Arrays.fill(happened, true);
      return happened;
    }
    double[] event = numbers(matrix.response().get(1));
    for (int i = 0; i < n; i++) {
      if (event[i] != 0 && event[i] != 1) {
        throw new IllegalArgumentException(
            "the event is %s in some row; it must be 1 (seen) or 0 (cut off)".formatted(event[i]));
      }
      happened[i] = event[i] == 1;
    }
    return happened;
  }

  /** Curves by the factors of the formula. */
  private static void groups(
      FindingBuilder finding,
      Analysis analysis,
      ModelMatrix matrix,
      double[] times,
      boolean[] happened) {
    var factors =
        matrix.variables().entrySet().stream()
            .filter(one -> one.getValue() instanceof Column.Factor)
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    var rows = Table.of("time", times);
    for (var one : factors.entrySet()) {
      rows = rows.with(one.getKey(), one.getValue());
    }
    var groups = Grouping.of(rows, factors.keySet());
    double horizon = Arrays.stream(times).max().orElseThrow();
    for (int group = 0; group < groups.size(); group++) {
      int[] members = groups.rows()[group];
      var km =
          KaplanMeier.of(
              IntStream.of(members).mapToDouble(i -> times[i]).toArray(), take(happened, members));
      var values = groups.values(rows, group);
      if (!values.isEmpty()) {
        finding.group(String.join(", ", values.values()), km.n());
      }
      finding.descriptive(describe(km, values, analysis, horizon));
      curve(finding, km, values, analysis);
    }
    if (groups.size() > 1) {
      var test = LogRank.of(times, happened, groups.codes(), groups.size());
      finding
          .test(
              Test.of(
                      String.join(":", factors.keySet()),
                      "log-rank",
                      "chi2",
                      test.statistic(),
                      test.df(),
                      null,
                      test.p())
                  .and("observed", test.observed())
                  .and("expected", test.expected()))
          .sentence(
              "log-rank: "
                  + Reported.chi2(test.statistic(), test.df(), times.length).p(test.p()).text());
    }
  }

  private static Descriptive describe(
      KaplanMeier km, Map<String, String> group, Analysis analysis, double horizon) {
    var median = km.median(analysis.level());
    var mean = km.restrictedMean(horizon);
    return Descriptive.of(group, "time")
        .and("n", km.n())
        .and("events", IntStream.of(km.events()).sum())
        .and("median", value(median.estimate()))
        .and("low", value(median.low()))
        .and("high", value(median.high()))
        .and("restrictedMean", mean.estimate())
        .and("restrictedMeanSe", mean.se())
        .and("horizon", horizon);
  }

  private static Double value(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  /** The points of a curve, for charts. */
  private static void curve(
      FindingBuilder finding, KaplanMeier km, Map<String, String> group, Analysis analysis) {
    if (km.times().length > MOST_POINTS) {
      return;
    }
    for (int i = 0; i < km.times().length; i++) {
      var one =
          Descriptive.of(group, "survival")
              .and("time", km.times()[i])
              .and("atRisk", km.atRisk()[i])
              .and("events", km.events()[i])
              .and("estimate", km.survival()[i])
              .and("se", km.errors()[i]);
      finding.descriptive(
          km.survival()[i] == 0 ? one : one.within(km.interval(i, analysis.level())));
    }
  }

  private static void cox(
      FindingBuilder finding,
      Analysis analysis,
      Table table,
      Context context,
      ModelMatrix matrix,
      double[] times,
      boolean[] happened) {
    int[] kept =
        IntStream.range(0, matrix.names().size())
            .filter(j -> !matrix.names().get(j).equals("(Intercept)"))
            .toArray();
    var ties =
        analysis.text("method", "efron").equals("breslow") ? Cox.Ties.BRESLOW : Cox.Ties.EFRON;
    var fit =
        Cox.fit(
            Regressions.columns(matrix, kept),
            Regressions.names(matrix, kept),
            times,
            happened,
            ties);
    var clusters = Regressions.clusters(analysis, table, matrix);
    List<Coefficient> terms =
        clusters
            .map(codes -> fit.terms(codes, analysis.level()))
            .orElseGet(() -> fit.terms(analysis.level()));
    Regressions.terms(finding, terms);
    for (var term : terms) {
      finding.sentence(
          term.name()
              + ": "
              + Reported.coefficient(term.estimate(), term.se())
                  .z(term.statistic())
                  .p(term.p())
                  .effect("HR", Math.exp(term.estimate()))
                  .interval(
                      Math.exp(term.interval().low()),
                      Math.exp(term.interval().high()),
                      analysis.level())
                  .text());
    }
    var ratio = fit.likelihoodRatio();
    finding
        .estimator(
            "Cox, ties by "
                + (ties == Cox.Ties.EFRON ? "Efron" : "Breslow")
                + (clusters.isPresent() ? ", cluster-robust" : ""))
        .test(
            Test.of(
                "model",
                "likelihood ratio",
                "chi2",
                ratio.statistic(),
                ratio.df(),
                null,
                ratio.p()))
        .and("logLikPartial", fit.logLik())
        .and(
            "hazardRatios",
            terms.stream()
                .collect(Collectors.toMap(Coefficient::name, t -> Math.exp(t.estimate()))))
        .converged(!fit.diverges())
        .assumption(
            new Assumption(
                "proportional hazards",
                null,
                null,
                null,
                "not tested: look whether the curves of the groups cross"));
    if (fit.diverges()) {
      finding.warn(
          "separation",
          "Some combination of predictors orders the events without error: coefficients grow"
              + " without end, and their errors and p mean nothing.");
    }
    if (fit.events() < 10 * kept.length) {
      finding.warn(
          "few-events",
          "%d events for %d coefficients: fewer than ten each make estimates unstable"
              .formatted(fit.events(), kept.length));
    }
    Regressions.warnings(finding, matrix, table, context, clusters, "lmm of log times");
  }

  private static boolean[] take(boolean[] x, int[] rows) {
    boolean[] taken = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      taken[i] = x[rows[i]];
    }
    return taken;
  }
}
