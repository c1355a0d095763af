package groundwork.analysis.control.kind;

import groundwork.analysis.control.kind.Arms.Pair;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.compare.Equivalence;
import groundwork.statistics.compare.TTest;
import groundwork.statistics.effect.StandardisedDifference;

/** Two one-sided t tests: is a difference too small to matter? */
final class TostKind extends Comparing {
  private static final double ALPHA = 0.05;

  @Override
  boolean parametric() {
    return true;
  }

  @Override
  Outcome one(Analysis analysis, double[] x, Context context, FindingBuilder finding) {
    double mu = mu(analysis);
    double[] bounds = bounds(analysis);
    var test = Equivalence.oneSample(x, mu + bounds[0], mu + bounds[1], alpha(analysis));
    var d = StandardisedDifference.oneSample(x, mu, analysis.level());
    return outcome(against(analysis), "one-sample", test, d, "d", finding);
  }

  @Override
  Outcome two(
      Analysis analysis, Pair pair, boolean paired, Context context, FindingBuilder finding) {
    double[] bounds = bounds(analysis);
    double low = mu(analysis) + bounds[0];
    double high = mu(analysis) + bounds[1];
    double level = analysis.level();
    if (paired) {
      var test = Equivalence.paired(pair.x(), pair.y(), low, high, alpha(analysis));
      var d = StandardisedDifference.paired(pair.x(), pair.y(), level);
      return outcome(pair.name(), "paired", test, d, "d_z", finding);
    }
    boolean equal = analysis.text("variances", "unequal").equals("equal");
    var test =
        equal
            ? Equivalence.student(pair.x(), pair.y(), low, high, alpha(analysis))
            : Equivalence.welch(pair.x(), pair.y(), low, high, alpha(analysis));
    var d = StandardisedDifference.pooled(pair.x(), pair.y(), level);
    return outcome(pair.name(), equal ? "Student" : "Welch", test, d, "d", finding);
  }

  private static double alpha(Analysis analysis) {
    return analysis.number("alpha").orElse(ALPHA);
  }

  private static double[] bounds(Analysis analysis) {
    double[] bounds = analysis.numbers("bounds");
    if (bounds.length == 1) {
      double size = Math.abs(bounds[0]);
      return new double[] {-size, size};
    }
    if (bounds.length != 2) {
      throw new IllegalArgumentException("\"bounds\" says which difference would matter");
    }
    return bounds;
  }

  private static Outcome outcome(
      String name,
      String design,
      Equivalence test,
      StandardisedDifference d,
      String size,
      FindingBuilder finding) {
    var method = "two one-sided tests (" + design + ")";
    finding.estimator(method);
    var nearer = test.lower().p() >= test.upper().p() ? test.lower() : test.upper();
    EffectSize effect = size(size, d.estimate(), d.interval());
    var tested =
        Test.of(name, method, "t", nearer.statistic(), nearer.df(), null, test.p())
            .with(effect)
            .and("estimate", nearer.estimate())
            .and("lower", side(test.lower(), test.low()))
            .and("upper", side(test.upper(), test.high()))
            .and("low", test.interval().low())
            .and("high", test.interval().high())
            .and("level", test.interval().level());
    return new Outcome(
        tested,
        contrast(
            name,
            method,
            nearer.estimate(),
            nearer.standardError(),
            nearer.statistic(),
            nearer.df(),
            test.p(),
            test.interval(),
            effect));
  }

  private static java.util.Map<String, Object> side(TTest test, double bound) {
    var side = new java.util.LinkedHashMap<String, Object>();
    side.put("bound", bound);
    side.put("statistic", test.statistic());
    side.put("df", test.df());
    side.put("p", test.p());
    return side;
  }
}
