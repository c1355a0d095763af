package groundwork.analysis.control.kind;

import groundwork.analysis.control.Reported;
import groundwork.analysis.control.kind.Arms.Pair;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.compare.BayesFactor;
import groundwork.statistics.effect.StandardisedDifference;

/** JZS Bayes factors of t tests. There is no p: evidence is not corrected for several pairs. */
final class BayesTKind extends Comparing {
  @Override
  Outcome one(Analysis analysis, double[] x, Context context, FindingBuilder finding) {
    var factor = BayesFactor.oneSample(x, mu(analysis), scale(analysis), alternative(analysis));
    var d = StandardisedDifference.oneSample(x, mu(analysis), analysis.level());
    return outcome(against(analysis), factor, d, "d", analysis, finding);
  }

  @Override
  Outcome two(
      Analysis analysis, Pair pair, boolean paired, Context context, FindingBuilder finding) {
    double level = analysis.level();
    if (paired) {
      var factor =
          BayesFactor.oneSample(
              pair.differences(), mu(analysis), scale(analysis), alternative(analysis));
      var d = StandardisedDifference.oneSample(pair.differences(), mu(analysis), level);
      return outcome(pair.name(), factor, d, "d_z", analysis, finding);
    }
    var factor =
        BayesFactor.independent(pair.x(), pair.y(), scale(analysis), alternative(analysis));
    var d = StandardisedDifference.pooled(pair.x(), pair.y(), level);
    return outcome(pair.name(), factor, d, "d", analysis, finding);
  }

  private static double scale(Analysis analysis) {
    return analysis.number("rscale").orElse(BayesFactor.MEDIUM);
  }

  private static Outcome outcome(
      String name,
      BayesFactor factor,
      StandardisedDifference d,
      String size,
      Analysis analysis,
      FindingBuilder finding) {
    finding.estimator("JZS Bayes factor");
    finding.sentence(
        name
            + ": "
            + Reported.estimate("bf10", factor.bf10())
                .effect(size, d.estimate())
                .interval(d.interval().low(), d.interval().high(), d.interval().level())
                .note("Cauchy prior, scale %.3g".formatted(scale(analysis)))
                .text());
    return new Outcome(
        Test.of(name, "JZS Bayes factor", "BF10", factor.bf10(), null, null, null)
            .with(size(size, d.estimate(), d.interval()))
            .and("logBf10", factor.log())
            .and("bf01", factor.bf01())
            .and("rscale", scale(analysis)),
        null);
  }
}
