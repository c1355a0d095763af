package groundwork.analysis.control.kind;

import groundwork.analysis.control.Apa;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Alternative;
import groundwork.statistics.design.Table;
import groundwork.statistics.power.Power;
import java.util.OptionalDouble;

/**
 * Power of a planned test: given two of effect, n and power, the third. Several n are compared one
 * by one.
 */
final class PowerKind implements Kind {
  private static final double ALPHA = 0.05;
  private static final double ROUNDING = 1e-6;

  /**
   * @param name of the test, in words
   * @param effect name of its effect size
   * @param of what its sample size counts
   */
  private record Planned(Power power, String name, String effect, String of) {}

  @Override
  public boolean splitsBy() {
    return false;
  }

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    if (CrossedPowers.plans(analysis)) {
      return CrossedPowers.run(analysis, context);
    }
    double alpha = analysis.number("alpha").orElse(ALPHA);
    var sizes = sizes(analysis);
    double ratio =
        sizes.length == 2 && analysis.tree().path("n").isObject() ? sizes[1] / sizes[0] : 1;
    var planned = planned(analysis, alpha, ratio);
    var effect = effect(analysis);
    var target = analysis.number("power");
    var finding = FindingBuilder.of(analysis).estimator("analytic power").and("alpha", alpha);
    if (sizes.length == 0) {
      double wanted = target.orElse(0.8);
      size(planned, needed(effect, planned), wanted, finding);
    } else if (ratio != 1) {
      at(planned, sizes[0], effect, target, finding);
    } else {
      for (double n : sizes) {
        at(planned, n, effect, target, finding);
      }
    }
    return finding.done();
  }

  private static double needed(OptionalDouble effect, Planned planned) {
    return effect.orElseThrow(
        () ->
            new IllegalArgumentException(
                "\"effect\" (" + planned.effect + ") or \"n\" is needed: power follows from both"));
  }

  private static void size(Planned planned, double effect, double wanted, FindingBuilder finding) {
    double n = planned.power.n(effect, wanted);
    double whole = Math.ceil(n - ROUNDING);
    double reached = planned.power.at(whole, effect);
    finding.test(
        Test.of("n", planned.name, "n", n, null, null, null)
            .with(EffectSize.of(planned.effect, effect))
            .and("n", whole)
            .and("of", planned.of)
            .and("power", reached));
    finding.sentence(
        "n = %.0f %s give a power of %s to find %s = %s (%s)."
            .formatted(
                whole,
                planned.of,
                Apa.share(reached),
                planned.effect,
                Apa.number(effect),
                planned.name));
  }

  private static void at(
      Planned planned,
      double n,
      OptionalDouble effect,
      OptionalDouble target,
      FindingBuilder finding) {
    if (effect.isPresent()) {
      double power = planned.power.at(n, effect.getAsDouble());
      finding.test(
          Test.of("power at n = " + Apa.df(n), planned.name, "power", power, null, null, null)
              .with(EffectSize.of(planned.effect, effect.getAsDouble()))
              .and("n", n)
              .and("of", planned.of)
              .and("power", power));
      finding.sentence(
          "n = %s %s give a power of %s to find %s = %s (%s)."
              .formatted(
                  Apa.df(n),
                  planned.of,
                  Apa.share(power),
                  planned.effect,
                  Apa.number(effect.getAsDouble()),
                  planned.name));
      return;
    }
    double wanted = target.orElse(0.8);
    double least = planned.power.effect(n, wanted);
    finding.test(
        Test.of("effect at n = " + Apa.df(n), planned.name, planned.effect, least, null, null, null)
            .with(EffectSize.of(planned.effect, least))
            .and("n", n)
            .and("of", planned.of)
            .and("power", wanted));
    finding.sentence(
        "n = %s %s find %s = %s with a power of %s (%s)."
            .formatted(
                Apa.df(n),
                planned.of,
                planned.effect,
                Apa.number(least),
                Apa.share(wanted),
                planned.name));
  }

  private static Planned planned(Analysis analysis, double alpha, double ratio) {
    var alternative = Comparing.alternative(analysis);
    var sided = alternative == Alternative.TWO_SIDED ? "two-sided" : "one-sided";
    int groups = analysis.whole("groups").orElse(2);
    var test = analysis.text("test", "t-test");
    return switch (test) {
      case "t-test", "t-two-sample", "welch", "student" ->
          new Planned(
              Power.twoMeans(ratio, alternative, alpha),
              sided + " t test of two groups",
              "d",
              ratio == 1 ? "in each group" : "in the first group");
      case "t-test-paired", "paired-t-test", "t-paired" ->
          new Planned(Power.oneMean(alternative, alpha), sided + " paired t test", "d_z", "pairs");
      case "t-test-one-sample", "one-sample-t-test", "t-one-sample" ->
          new Planned(
              Power.oneMean(alternative, alpha), sided + " one-sample t test", "d", "values");
      case "anova" ->
          new Planned(
              Power.anova(groups, alpha),
              "one-way analysis of variance of " + groups + " groups",
              "f",
              "in each group");
      case "proportions", "two-proportions" ->
          new Planned(
              Power.twoShares(ratio, alternative, alpha),
              sided + " test of two shares",
              "h",
              ratio == 1 ? "in each group" : "in the first group");
      case "proportion", "one-proportion", "binomial" ->
          new Planned(
              Power.oneShare(alternative, alpha), sided + " test of a share", "h", "observations");
      case "correlation" ->
          new Planned(Power.correlation(alternative, alpha), sided + " test of r", "r", "pairs");
      case "chi-square" ->
          new Planned(
              Power.chiSquared(groups - 1.0, alpha),
              "chi-square test with %d df".formatted(groups - 1),
              "w",
              "observations");
      case "regression", "linear", "ols" ->
          new Planned(
              Power.linear(groups, 0, alpha),
              "F test of %d coefficients".formatted(groups),
              "f2",
              "observations");
      case "tost", "equivalence" -> equivalence(analysis, alpha, false);
      case "tost-paired", "tost-one-sample" -> equivalence(analysis, alpha, true);
      default ->
          throw new IllegalArgumentException(
              "\"%s\" is no test that power is known of: t-test, t-test-paired,".formatted(test)
                  + " t-test-one-sample, anova, proportions, proportion, correlation, chi-square,"
                  + " regression, tost, tost-paired");
    };
  }

  /**
   * With {@code bounds} the effect is the true difference, without them the bound of equivalence
   * and {@code mu} the true difference; 0 if not given.
   */
  private static Planned equivalence(Analysis analysis, double alpha, boolean one) {
    double difference =
        analysis.has("bounds") && analysis.has("effect")
            ? analysis.tree().path("effect").asDouble()
            : Comparing.mu(analysis);
    return one
        ? new Planned(
            Power.equivalenceOfOne(difference, alpha), "two one-sided tests", "bound", "pairs")
        : new Planned(
            Power.equivalenceOfTwo(difference, alpha),
            "two one-sided tests of two groups",
            "bound",
            "in each group");
  }

  /** A number; or two shares p1 and p2; or a mean difference and its sd. For tost the bound. */
  private static OptionalDouble effect(Analysis analysis) {
    var effect = analysis.tree().path("effect");
    boolean bound = analysis.has("bounds") && analysis.text("test").orElse("").startsWith("tost");
    if (effect.isNumber() && !bound) {
      return OptionalDouble.of(effect.asDouble());
    }
    if (effect.has("p1") && effect.has("p2")) {
      return OptionalDouble.of(Power.h(effect.path("p1").asDouble(), effect.path("p2").asDouble()));
    }
    if (effect.has("difference") && effect.has("sd")) {
      return OptionalDouble.of(effect.path("difference").asDouble() / effect.path("sd").asDouble());
    }
    if (effect.isObject() && effect.size() == 1) {
      return OptionalDouble.of(effect.values().iterator().next().asDouble());
    }
    double[] bounds = analysis.numbers("bounds");
    return bounds.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.abs(bounds[bounds.length - 1]));
  }

  private static double[] sizes(Analysis analysis) {
    var n = analysis.tree().path("n");
    return n.isObject()
        ? n.valueStream().mapToDouble(one -> one.asDouble()).toArray()
        : analysis.numbers("n");
  }
}
