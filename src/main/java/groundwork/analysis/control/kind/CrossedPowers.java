package groundwork.analysis.control.kind;

import groundwork.analysis.control.Apa;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.Formula;
import groundwork.statistics.power.CrossedStudy;
import groundwork.statistics.power.CrossedStudy.Condition;
import groundwork.statistics.power.CrossedStudy.Response;
import groundwork.statistics.power.CrossedStudy.Slope;
import groundwork.statistics.power.CrossedStudy.Spread;
import groundwork.statistics.power.SimulatedPower;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Power by simulation where participants are crossed with items: {@code test: lmm} or {@code glmm},
 * {@code n: {participants, items}}, and in {@code effect} the difference between two conditions
 * beside what else is assumed:
 *
 * <pre>{@code
 * effect: {effect: 0.3, participant: 0.5, slope: 0.3, item: 0.5, residual: 1, condition: within}
 * }</pre>
 *
 * Without a number of participants, those are looked for that give {@code power}.
 */
final class CrossedPowers {
  private static final Set<String> TESTS = Set.of("lmm", "glmm", "crossed", "simulation");
  private static final int DRAWS = 1000;
  private static final int MOST = 1000; // participants that are looked for at most
  private static final double ALPHA = 0.05;
  private static final double POWER = 0.8;

  private CrossedPowers() {}

  /** Whether the analysis plans such a test. */
  static boolean plans(Analysis analysis) {
    return analysis.text("test").filter(TESTS::contains).isPresent();
  }

  static Finding run(Analysis analysis, Context context) {
    var response =
        analysis.text("test", "").equals("glmm") || analysis.text("family", "").equals("binomial")
            ? Response.BINOMIAL
            : Response.GAUSSIAN;
    double alpha = analysis.number("alpha").orElse(ALPHA);
    int draws = analysis.whole("draws").orElse(DRAWS);
    var test =
        response == Response.BINOMIAL
            ? SimulatedPower.Test.JOINT
            : SimulatedPower.Test.SATTERTHWAITE;
    var finding = FindingBuilder.of(analysis).estimator("simulated power").and("alpha", alpha);
    var given = analysis.tree().path("n").path("participants");
    var study = study(analysis, response, given.asInt(2));
    var slope = slope(analysis, study);
    if (!given.isNumber()) {
      double wanted = analysis.number("power").orElse(POWER);
      study =
          study.participants(
              SimulatedPower.participants(
                  study, test, slope, alpha, wanted, MOST, draws, context.seed()));
    }
    var power = SimulatedPower.of(study, test, slope, alpha, draws, context.seed());
    return said(finding, study, power, test, slope).done();
  }

  private static FindingBuilder said(
      FindingBuilder finding,
      CrossedStudy study,
      SimulatedPower power,
      SimulatedPower.Test test,
      Slope slope) {
    var method =
        (study.response() == Response.BINOMIAL ? "logistic" : "linear")
            + " mixed model, "
            + (slope == Slope.NONE ? "random intercepts" : "random slope of participants")
            + ", "
            + test.name().toLowerCase(Locale.ROOT).replace('_', '-');
    if (power.failed() > 0) {
      finding.warn("not-converged", power.failed() + " draws could not be fitted and are left out");
    }
    return finding
        .group("participant", study.participants())
        .group("item", study.items())
        .test(
            Test.of("condition", method, "power", power.power(), null, null, null)
                .with(EffectSize.of("power", power.power(), power.interval()))
                .and("power", power.power())
                .and("monteCarloError", power.monteCarloError())
                .and("draws", power.draws())
                .and("significant", power.significant())
                .and("singular", power.singular())
                .and("participants", study.participants())
                .and("items", study.items())
                .and("effect", study.effect()))
        .sentence(
            "%d participants and %d items give a power of %s, %s over the simulation (%s)."
                .formatted(
                    study.participants(),
                    study.items(),
                    Apa.share(power.power()),
                    Apa.shares(
                        power.interval().low(), power.interval().high(), power.interval().level()),
                    method));
  }

  private static CrossedStudy study(Analysis analysis, Response response, int participants) {
    var effect = analysis.tree().path("effect");
    if (!effect.isNumber() && !effect.has("effect")) {
      throw new IllegalArgumentException(
          "effect needs the difference between the conditions: effect: {effect: 0.3, …}");
    }
    int items = analysis.tree().path("n").path("items").asInt(0);
    double difference = effect.isNumber() ? effect.asDouble() : effect.get("effect").asDouble();
    return new CrossedStudy(
        participants,
        items,
        condition(effect.path("condition").asString("within")),
        response,
        effect.path("intercept").asDouble(0),
        difference,
        new Spread(
            effect.path("participant").asDouble(0.5),
            effect.path("slope").asDouble(0),
            effect.path("item").asDouble(0.5),
            effect.path("itemSlope").asDouble(0),
            effect.path("residual").asDouble(1)));
  }

  private static Condition condition(String name) {
    return switch (name) {
      case "within" -> Condition.WITHIN;
      case "participants", "between" -> Condition.BETWEEN_PARTICIPANTS;
      case "items" -> Condition.BETWEEN_ITEMS;
      default ->
          throw new IllegalArgumentException(
              "condition is \"%s\"; it varies within, or between participants or items"
                  .formatted(name));
    };
  }

  /** As the formula says; without one, a slope where the truth has one. */
  private static Slope slope(Analysis analysis, CrossedStudy study) {
    if (study.condition() == Condition.BETWEEN_PARTICIPANTS) {
      return Slope.NONE;
    }
    Optional<List<Formula.Random>> random =
        analysis.formula().map(text -> Formula.parse(text).random());
    boolean slope =
        random
            .map(terms -> terms.stream().anyMatch(term -> !term.slopes().isEmpty()))
            .orElse(study.spread().participantSlope() > 0);
    return slope ? Slope.PARTICIPANT : Slope.NONE;
  }
}
