package groundwork.power.control;

import groundwork.power.entity.Assumptions;
import groundwork.statistics.power.MarginalChance;
import groundwork.statistics.power.PlannedModel;
import groundwork.statistics.power.PlannedModel.Family;
import groundwork.statistics.power.PlannedModel.Varying;
import java.util.Arrays;

/** Assumptions as people say them, to the coefficients that answers are drawn from. */
final class Truth {
  private final PlannedAnalysis planned;
  private final Assumptions assumed;
  private final Family family;

  Truth(PlannedAnalysis planned, Assumptions assumed) {
    this.planned = planned;
    this.assumed = assumed;
    this.family = family(planned.analysis().kind(), assumed.fit());
  }

  static Family family(String kind, String fit) {
    return switch (kind) {
      case "glmm" -> "joint".equals(fit) ? Family.BINOMIAL_JOINT : Family.BINOMIAL;
      case "clmm" -> Family.ORDINAL;
      default -> Family.GAUSSIAN;
    };
  }

  int[] tested() {
    return assumed.targets().stream().mapToInt(planned.matrix().names()::indexOf).toArray();
  }

  /** Standard deviation of log odds over people and items, where no effect is. */
  private double spread() {
    return Math.hypot(assumed.participantSd(), assumed.itemSd());
  }

  /** The same where a target has its effect, in which slopes take part. */
  private double spread(String target) {
    var varies = planned.variesWithin();
    double variance = spread() * spread();
    for (var piece : target.split(":")) {
      int column = planned.matrix().names().indexOf(piece);
      if (column >= 0 && varies[column]) {
        variance += assumed.slopeSd() * assumed.slopeSd();
      }
    }
    return Math.sqrt(variance);
  }

  /** Log odds of the average person at the average item, or the mean. */
  double intercept() {
    return switch (family) {
      case BINOMIAL, BINOMIAL_JOINT -> MarginalChance.logOdds(assumed.baseline(), spread());
      case ORDINAL -> 0;
      case GAUSSIAN -> assumed.baseline();
    };
  }

  /** The coefficient of a target that gives this effect. */
  double coefficient(String target, double effect) {
    return Assumptions.POINTS.equals(assumed.effectIn())
        ? MarginalChance.logOdds(assumed.baseline() + effect, spread(target)) - intercept()
        : effect;
  }

  /** The effect that a coefficient gives. */
  double effect(String target, double coefficient) {
    return Assumptions.POINTS.equals(assumed.effectIn())
        ? MarginalChance.of(intercept() + coefficient, spread(target)) - assumed.baseline()
        : coefficient;
  }

  /**
   * @param effect in place of the assumed one, in its words
   */
  PlannedModel model(double effect) {
    var matrix = planned.matrix();
    double[] truth = new double[matrix.names().size()];
    for (int j = 0; j < truth.length; j++) {
      var name = matrix.names().get(j);
      truth[j] =
          matrix.assign()[j] == 0
              ? intercept()
              : assumed.targets().contains(name)
                  ? coefficient(name, effect)
                  : assumed.others().getOrDefault(name, 0.0);
    }
    double[] slopes = new double[truth.length];
    var varies = planned.variesWithin();
    Arrays.setAll(slopes, j -> varies[j] ? assumed.slopeSd() : 0);
    return new PlannedModel(
        family,
        matrix.columns(),
        matrix.names(),
        matrix.random(),
        truth,
        new Varying(
            planned.codes("participant"),
            planned.levels("participant"),
            assumed.participantSd(),
            slopes),
        new Varying(planned.codes("item"), planned.levels("item"), assumed.itemSd(), new double[0]),
        family == Family.GAUSSIAN ? assumed.residualSd() : 0,
        thresholds());
  }

  /** So that without effect every category is as likely as the others. */
  private double[] thresholds() {
    if (family != Family.ORDINAL) {
      return new double[0];
    }
    double[] out = new double[assumed.categories() - 1];
    double sd = spread();
    Arrays.setAll(out, k -> -MarginalChance.logOdds(1 - (k + 1.0) / assumed.categories(), sd));
    return out;
  }
}
