package groundwork.analysis.control.kind;

import groundwork.analysis.control.Reported;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Proportion;
import groundwork.statistics.compare.BayesFactor;
import groundwork.statistics.counts.BinomialTest;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.Table;
import groundwork.statistics.multiple.Adjustment;
import groundwork.statistics.power.Power;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Exact tests of a share against a value, one half where the plan names none, in each group. */
final class BinomialKind implements Kind {
  private static final double MEDIUM = 0.5;

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var formula = analysis.formula().map(Formula::parse);
    var measure =
        formula
            .flatMap(Formula::response)
            .or(() -> analysis.measure().map(Expression::parse))
            .orElseThrow(() -> new IllegalArgumentException("no measure is named"));
    var groups = formula.map(one -> List.copyOf(one.variables().values())).orElse(List.of());
    if (groups.size() > 1) {
      throw new IllegalArgumentException("the test is made in the groups of one factor at most");
    }
    double[] y = successes(analysis, measure, table);
    var factor = groups.isEmpty() ? null : groups.getFirst().evaluate(table).factor().used();
    var finding = FindingBuilder.of(analysis).estimator("exact binomial test");
    var tests = new ArrayList<Test>();
    int all = 0;
    for (int level = 0; level < (factor == null ? 1 : factor.levels().size()); level++) {
      int successes = 0;
      int n = 0;
      for (int row = 0; row < y.length; row++) {
        if (factor == null || factor.codes()[row] == level) {
          finding.excluded("missing " + measure, Double.isNaN(y[row]) ? 1 : 0);
          n += Double.isNaN(y[row]) ? 0 : 1;
          successes += y[row] == 1 ? 1 : 0;
        }
      }
      var name = factor == null ? "" : factor.levels().get(level);
      all += n;
      if (n == 0) {
        finding.warn("no-values", "No value of %s in %s.".formatted(measure, name));
        continue;
      }
      var group = factor == null ? Map.<String, String>of() : Map.of("" + groups.getFirst(), name);
      tests.add(test(analysis, measure.toString(), name, group, successes, n, finding));
    }
    finding.n(all);
    corrected(tests, analysis.text("adjust", "none")).forEach(finding::test);
    return finding.done();
  }

  private static Test test(
      Analysis analysis,
      String measure,
      String name,
      Map<String, String> group,
      int successes,
      int n,
      FindingBuilder finding) {
    double chance = analysis.number("mu").orElse(0.5);
    var test = BinomialTest.of(successes, n, chance, Comparing.alternative(analysis));
    var share = Proportion.wilson(successes, n, analysis.level());
    if (!name.isEmpty()) {
      finding.group(name, n);
    }
    finding.descriptive(
        Descriptive.of(group, measure)
            .and("n", n)
            .and("successes", successes)
            .and("estimate", share.estimate())
            .within(share.interval())
            .and("interval", "wilson"));
    double h = Power.h(share.estimate(), chance);
    finding.sentence(
        (name.isEmpty() ? "" : name + ": ")
            + Reported.estimate("share", share.estimate())
                .interval(share.interval().low(), share.interval().high(), analysis.level())
                .p(test.p())
                .effect("h", h)
                .note("%d of %d, exact".formatted(successes, n))
                .text());
    return Test.of(
            name.isEmpty() ? "against " + chance : name,
            "exact binomial test",
            "successes",
            (double) successes,
            null,
            null,
            test.p())
        .with(Comparing.size("h", h, null))
        .and("n", n)
        .and("estimate", share.estimate())
        .and("low", share.interval().low())
        .and("high", share.interval().high())
        .and("mu", chance)
        .and("bf10", BayesFactor.proportion(successes, n, chance, MEDIUM).bf10());
  }

  private static List<Test> corrected(List<Test> tests, String adjust) {
    if (adjust.equals("none") || tests.size() < 2) {
      return tests;
    }
    double[] p = tests.stream().mapToDouble(Test::p).toArray();
    double[] adjusted = Adjustment.named(adjust).of(p);
    var corrected = new ArrayList<Test>();
    for (int i = 0; i < adjusted.length; i++) {
      corrected.add(tests.get(i).adjusted(adjusted[i], adjust));
    }
    return corrected;
  }

  /** 1 for a success, 0 for none, NaN where nothing is known. */
  private static double[] successes(Analysis analysis, Expression measure, Table table) {
    var column = measure.evaluate(table);
    var success = analysis.text("success");
    if (success.isPresent()) {
      var factor = column.factor();
      int level = factor.levels().indexOf(success.get());
      if (level < 0) {
        throw new IllegalArgumentException(
            "\"%s\" is never \"%s\" but %s"
                .formatted(measure, success.get(), String.join(", ", factor.levels())));
      }
      return Arrays.stream(factor.codes())
          .mapToDouble(code -> code < 0 ? Double.NaN : code == level ? 1 : 0)
          .toArray();
    }
    if (column instanceof Column.Factor factor && !factor.logical()) {
      throw new IllegalArgumentException(
          "\"%s\" holds texts (%s): say which is the \"success\""
              .formatted(measure, String.join(", ", factor.levels())));
    }
    double[] y = table.with("measured value", column).numbers("measured value");
    if (Arrays.stream(y).anyMatch(value -> value != 0 && value != 1 && !Double.isNaN(value))) {
      throw new IllegalArgumentException(
          "\"%s\" is not 0 or 1: count something such as %s > 0, which makes it a sign test"
              .formatted(measure, measure));
    }
    return y;
  }
}
