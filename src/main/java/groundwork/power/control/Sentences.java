package groundwork.power.control;

import groundwork.power.entity.Assumptions;
import groundwork.statistics.power.MarginalChance;
import groundwork.statistics.power.PlannedModel.Family;
import java.util.ArrayList;
import java.util.List;

/** The assumptions of a simulation, as one would write them into a preregistration. */
final class Sentences {
  private final PlannedAnalysis planned;
  private final Assumptions assumed;
  private final Truth truth;

  Sentences(PlannedAnalysis planned, Assumptions assumed, Truth truth) {
    this.planned = planned;
    this.assumed = assumed;
    this.truth = truth;
  }

  List<String> all() {
    var said = new ArrayList<String>();
    int people = planned.levels("participant");
    said.add(
        "Arms, conditions, items and their order are those that the study’s own planner gives its first participants: each answers about %d trials that the analysis takes, over %d items in all."
            .formatted(Math.round((float) planned.matrix().n() / people), planned.levels("item")));
    said.add("Analysis: %s.".formatted(planned.matrix().formula()));
    for (var target : assumed.targets()) {
      said.add(planted(target));
    }
    if (!assumed.others().isEmpty()) {
      said.add("Beside these: %s.".formatted(assumed.others()));
    } else if (planned.matrix().names().size() > assumed.targets().size() + 1) {
      said.add("Every other coefficient is 0.");
    }
    said.add(spread());
    said.add(
        assumed.targets().size() == 1
            ? "Found means p < %s, two-sided.".formatted(Analytic.number(assumed.alpha()))
            : "Found means p < %s, two-sided, %s, for %s of the %d targets."
                .formatted(
                    Analytic.number(assumed.alpha()),
                    "none".equals(assumed.adjust())
                        ? "without correction"
                        : "with the correction of " + correction(),
                    "any".equals(assumed.goal()) ? "at least one" : "every one",
                    assumed.targets().size()));
    said.add(
        "%s of those who begin do not complete, and %s of completed runs are left out by the plan’s rules; both at random."
            .formatted(percent(assumed.dropout()), percent(assumed.excluded())));
    said.add("Nobody skips a block, and no trial of a completed run is missing.");
    return said;
  }

  private String correction() {
    return assumed.adjust().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
        + assumed.adjust().substring(1);
  }

  private String planted(String target) {
    var family = Truth.family(planned.analysis().kind(), assumed.fit());
    double coefficient = truth.coefficient(target, assumed.effect());
    var name = "%s against %s".formatted(planned.words(target), planned.against(target));
    if (!family.binary()) {
      return "%s: %s %s."
          .formatted(
              name,
              Analytic.number(coefficient),
              family == Family.ORDINAL
                  ? "log odds of a higher answer"
                  : "in units of " + planned.response());
    }
    double share = truth.effect(target, coefficient) + assumed.baseline();
    if (!Assumptions.POINTS.equals(assumed.effectIn())) {
      share = MarginalChance.of(truth.intercept() + coefficient, 0);
      return "%s: %s log odds; at the average person and item %s right instead of %s."
          .formatted(
              name,
              Analytic.number(coefficient),
              percent(share),
              percent(MarginalChance.of(truth.intercept(), 0)));
    }
    return "%s: %s right instead of %s, over all people and items; that is %s log odds for the average person and item."
        .formatted(name, percent(share), percent(assumed.baseline()), Analytic.number(coefficient));
  }

  private String spread() {
    boolean units = planned.analysis().kind().equals("lmm");
    var of = units ? "" : " log odds";
    var slopes = false;
    for (boolean varies : planned.variesWithin()) {
      slopes |= varies;
    }
    return "Standard deviations: participants %s%s, items %s%s%s%s."
        .formatted(
            Analytic.number(assumed.participantSd()),
            of,
            Analytic.number(assumed.itemSd()),
            of,
            slopes
                ? ", between participants in what is varied within them "
                    + Analytic.number(assumed.slopeSd())
                    + of
                : "",
            units ? ", single answers " + Analytic.number(assumed.residualSd()) : "");
  }

  static String effect(double effect, String in) {
    return switch (in) {
      case Assumptions.POINTS -> Analytic.number(100 * effect) + " percentage points";
      case Assumptions.LOG_ODDS -> Analytic.number(effect) + " log odds";
      default -> Analytic.number(effect);
    };
  }

  private static String percent(double share) {
    return Analytic.number(100 * share) + "%";
  }
}
