package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Interval;
import groundwork.statistics.Ranks;
import groundwork.statistics.association.Correlation;
import groundwork.statistics.association.Kendall;
import groundwork.statistics.association.PartialCorrelation;
import groundwork.statistics.association.Pearson;
import groundwork.statistics.association.Spearman;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Correlations: of the two sides of a formula, or of every pair of items. As R's cor.test, rank
 * correlations are exact where there are no ties and few pairs.
 */
final class Correlations implements Kind {
  private static final int EXACT_SPEARMAN = 1290;
  private static final int EXACT_KENDALL = 49;

  /** Two columns to correlate. */
  private record Pair(Expression x, Expression y) {}

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var finding = FindingBuilder.of(analysis);
    var pairs = pairs(analysis);
    var names = new LinkedHashSet<>(analysis.texts("controls"));
    names.addAll(analysis.texts("cluster"));
    pairs.forEach(
        pair -> {
          names.addAll(pair.x().columns());
          names.addAll(pair.y().columns());
        });
    var complete = Advised.complete(table, List.copyOf(names), finding);
    finding.n(complete.rows());
    var method = analysis.text("method", analysis.has("controls") ? "partial" : "pearson");
    finding.estimator(method);
    for (var pair : pairs) {
      finding.test(test(pair, method, analysis, context, complete));
    }
    context
        .participant()
        .filter(complete::has)
        .filter(name -> !analysis.has("bootstrap"))
        .filter(name -> complete.factor(name).used().levels().size() < complete.rows())
        .ifPresent(
            name ->
                finding.warn(
                    "dependent-rows",
                    "p and the interval take rows for independent, but people have several; take"
                        + " \"unit: "
                        + name
                        + "\", or \"bootstrap: 10000\", which draws whole people."));
    return finding.done();
  }

  private static List<Pair> pairs(Analysis analysis) {
    if (analysis.formula().isPresent()) {
      var formula = Formula.parse(analysis.formula().get());
      var right = List.copyOf(formula.variables().values());
      if (formula.response().isEmpty() || right.isEmpty()) {
        throw new IllegalArgumentException("a correlation needs two sides, as in \"y ~ x\"");
      }
      return right.stream().map(x -> new Pair(x, formula.response().get())).toList();
    }
    var items = analysis.texts("items");
    if (items.size() < 2) {
      throw new IllegalArgumentException("a correlation needs two items at least");
    }
    var pairs = new ArrayList<Pair>();
    for (int b = 1; b < items.size(); b++) {
      for (int a = 0; a < b; a++) {
        pairs.add(new Pair(Expression.parse(items.get(a)), Expression.parse(items.get(b))));
      }
    }
    return pairs;
  }

  private static Test test(
      Pair pair, String method, Analysis analysis, Context context, Table table) {
    double[] x = numbers(pair.x(), table);
    double[] y = numbers(pair.y(), table);
    var effect = pair.x() + " - " + pair.y();
    double level = analysis.level();
    var test =
        switch (method) {
          case "pearson" -> {
            var r = Pearson.of(x, y, level);
            yield Test.of(effect, "Pearson", "t", r.t(), r.df(), null, r.p())
                .with(EffectSize.of("r", r.estimate(), r.interval()));
          }
          case "spearman" -> {
            boolean exact = exact(analysis, x, y, EXACT_SPEARMAN);
            var rho = exact ? Spearman.exact(x, y) : Spearman.asymptotic(x, y);
            var said =
                Test.of(
                    effect,
                    exact ? "Spearman, exact" : "Spearman",
                    "S",
                    rho.s(),
                    null,
                    null,
                    rho.p());
            if (rho.n() < 4) {
              yield said.with(EffectSize.of("rho", rho.estimate()));
            }
            yield said.with(EffectSize.of("rho", rho.estimate(), rho.bonettWright(level)))
                .and("interval", "Bonett-Wright")
                .and("fisher", bounds(rho.fisher(level)))
                .and("fieller", bounds(rho.fieller(level)));
          }
          case "kendall" -> {
            boolean exact = exact(analysis, x, y, EXACT_KENDALL);
            var tau = exact ? Kendall.exact(x, y) : Kendall.asymptotic(x, y);
            yield Test.of(
                    effect,
                    exact ? "Kendall, exact" : "Kendall",
                    exact ? "T" : "z",
                    tau.statistic(),
                    null,
                    null,
                    tau.p())
                .with(EffectSize.of("tau-b", tau.estimate()));
          }
          case "partial" -> {
            var controls =
                analysis.texts("controls").stream()
                    .map(name -> numbers(Expression.parse(name), table))
                    .toList();
            var r = PartialCorrelation.of(x, y, controls, level);
            yield Test.of(effect, "partial correlation", "t", r.t(), r.df(), null, r.p())
                .with(EffectSize.of("r", r.estimate(), r.interval()));
          }
          default ->
              throw new IllegalArgumentException(
                  "there is no correlation \"%s\": pearson, spearman, kendall or partial"
                      .formatted(method));
        };
    return resampled(directed(test, analysis), method, x, y, new Draws(analysis, context, table));
  }

  /** One-sided p of a statistic whose distribution is symmetric. */
  private static Test directed(Test test, Analysis analysis) {
    var alternative = analysis.text("alternative", "two-sided");
    if (alternative.equals("two-sided")) {
      return test;
    }
    if (test.method().endsWith("exact")) {
      throw new IllegalArgumentException("one-sided p of ranks needs \"exact: false\"");
    }
    boolean along = test.effectSize().estimate() > 0 == alternative.equals("greater");
    double p = along ? test.p() / 2 : 1 - test.p() / 2;
    return Test.of(
            test.effect(), test.method(), test.symbol(), test.statistic(), test.df1(), null, p)
        .with(test.effectSize())
        .and("alternative", alternative);
  }

  private static Test resampled(Test test, String method, double[] x, double[] y, Draws draws) {
    if (!draws.analysis().has("bootstrap") || method.equals("partial")) {
      return test;
    }
    ToDoubleFunction<int[]> statistic =
        rows -> {
          double[] ours = take(x, rows);
          double[] theirs = take(y, rows);
          return (switch (method) {
                case "spearman" -> Correlation.spearman(ours, theirs);
                case "kendall" -> Correlation.kendall(ours, theirs);
                default -> Correlation.pearson(ours, theirs);
              })
              .orElse(Double.NaN);
        };
    var bootstrap = draws.statistic(statistic);
    Optional<Interval> interval = bootstrap.flatMap(draws::interval);
    if (interval.isEmpty()) {
      return test;
    }
    var size = test.effectSize();
    return test.with(EffectSize.of(size.name(), size.estimate(), interval.get()))
        .and("interval", draws.method())
        .and("pBootstrap", bootstrap.get().centredP(0));
  }

  private static boolean exact(Analysis analysis, double[] x, double[] y, int most) {
    boolean feasible = !Ranks.tied(x) && !Ranks.tied(y) && x.length <= most;
    return analysis.has("exact") ? analysis.flag("exact") : feasible;
  }

  private static double[] numbers(Expression expression, Table table) {
    return Table.of(Map.of("x", expression.evaluate(table))).numbers("x");
  }

  private static List<Double> bounds(Interval interval) {
    return List.of(interval.low(), interval.high());
  }

  private static double[] take(double[] x, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> x[row]).toArray();
  }
}
