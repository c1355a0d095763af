package groundwork.power.control;

import groundwork.document.control.Nearest;
import groundwork.power.entity.Assumptions;
import groundwork.problem.entity.Finding;
import groundwork.statistics.multiple.Adjustment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What assumptions must be, each said at its member. They are complete: defaults are filled in. */
final class Checks {
  private static final int MOST = 2000;

  private final Assumptions given;
  private final List<Finding> findings = new ArrayList<>();

  private Checks(Assumptions given) {
    this.given = given;
  }

  /**
   * @param planned of the analysis that is simulated; empty for the analytic way
   */
  static List<Finding> of(Assumptions given, Optional<PlannedAnalysis> planned) {
    var checks = new Checks(given);
    checks.everywhere();
    if (given.simulated()) {
      planned.ifPresent(checks::simulated);
    } else {
      checks.analytic();
    }
    return checks.findings;
  }

  private void everywhere() {
    between("alpha", given.alpha(), 0, 0.5, "Usual is 0.05.");
    between("power", given.power(), given.alpha(), 1, "Usual are 0.8, 0.9 and 0.95.");
    share("dropout", given.dropout());
    share("excluded", given.excluded());
    sizes();
    try {
      Adjustment.named(given.adjust());
    } catch (IllegalArgumentException unknown) {
      var known =
          Arrays.stream(Adjustment.values())
              .map(one -> one.name().toLowerCase(Locale.ROOT))
              .toList();
      wrong("adjust", "\"adjust\" is \"" + given.adjust() + "\"", "Take one of " + known + ".");
    }
    if (!List.of("all", "any").contains(given.goal())) {
      wrong("goal", "\"goal\" is \"" + given.goal() + "\"", "Take \"all\" or \"any\".");
    }
    if (!Double.isFinite(given.effect()) || given.effect() == 0) {
      wrong(
          "effect",
          "the effect is 0, and what is not there cannot be found",
          "Give the smallest effect that would matter to you.");
    }
  }

  private void sizes() {
    if (given.from() < 4) {
      wrong(
          "from",
          "the fewest participants are " + given.from() + "; at least 4 are needed",
          "Take 8 or more.");
    }
    if (given.to() > MOST || given.to() < given.from()) {
      wrong(
          "to",
          "the most participants are %d; that must lie between the fewest (%d) and %d"
              .formatted(given.to(), given.from(), MOST),
          "Take the largest number that you could pay for.");
    }
    if (given.at() != null && (given.at() < 4 || given.at() > MOST)) {
      wrong(
          "at",
          "sensitivity is asked for %d participants".formatted(given.at()),
          "Take 4 to %d.".formatted(MOST));
    }
    if (given.draws() < 50 || given.draws() > 5000) {
      wrong(
          "draws",
          "%d simulated studies a size; 50 to 5000 can be made".formatted(given.draws()),
          "Take 300 to look, 1000 to report.");
    }
  }

  private void simulated(PlannedAnalysis planned) {
    var family = Truth.family(planned.analysis().kind(), given.fit());
    sd("participantSd", given.participantSd());
    sd("itemSd", given.itemSd());
    sd("slopeSd", given.slopeSd());
    targets(planned);
    if (family.binary()) {
      between(
          "baseline",
          given.baseline(),
          0,
          1,
          "It is the share of right answers without the effect.");
      if (!List.of("laplace", "joint").contains(given.fit())) {
        wrong("fit", "\"fit\" is \"" + given.fit() + "\"", "Take \"laplace\" or \"joint\".");
      }
      if (Assumptions.POINTS.equals(given.effectIn())) {
        room();
      }
    }
    if (!measures(planned.analysis().kind()).contains(given.effectIn())) {
      wrong(
          "effectIn",
          "an effect of a %s is not said in \"%s\""
              .formatted(planned.analysis().kind(), given.effectIn()),
          "Take one of " + measures(planned.analysis().kind()) + ".");
    }
    if (planned.analysis().kind().equals("lmm") && !(given.residualSd() > 0)) {
      wrong(
          "residualSd",
          "the standard deviation of single answers is "
              + given.residualSd()
              + "; it must be above 0",
          "Take 1 and say the other numbers in its unit.");
    }
    if (planned.analysis().kind().equals("clmm")
        && (given.categories() < 2 || given.categories() > 11)) {
      wrong(
          "categories",
          "an ordinal answer has %d categories".formatted(given.categories()),
          "Take 2 to 11.");
    }
    if (planned.matrix().random().isEmpty()) {
      wrong(
          "analysis",
          "the formula has no random term such as (1 | participant)",
          "Add one to the plan, or take the analytic way.");
    }
  }

  static List<String> measures(String kind) {
    return switch (kind) {
      case "glmm" -> List.of(Assumptions.POINTS, Assumptions.LOG_ODDS);
      case "clmm" -> List.of(Assumptions.LOG_ODDS);
      default -> List.of(Assumptions.UNITS);
    };
  }

  private void room() {
    double reached = given.baseline() + given.effect();
    if (!(reached > 0 && reached < 1)) {
      wrong(
          "effect",
          "a baseline of %s and an effect of %s make a share of %s; it must lie between 0 and 1"
              .formatted(
                  Analytic.number(given.baseline()),
                  Analytic.number(given.effect()),
                  Analytic.number(reached)),
          "Take a smaller effect (0.1 is ten percentage points), or say it in log odds.");
    }
  }

  private void targets(PlannedAnalysis planned) {
    var names = planned.matrix().names();
    if (given.targets().isEmpty()) {
      wrong("targets", "nothing is tested", "Take one of " + names.subList(1, names.size()) + ".");
    }
    for (var name : given.targets()) {
      if (!names.contains(name) || name.equals("(Intercept)")) {
        unknown("targets", name, names);
      }
    }
    for (var name : given.others().keySet()) {
      if (!names.contains(name)) {
        unknown("others", name, names);
      }
    }
  }

  private void unknown(String member, String name, List<String> names) {
    wrong(
        member,
        "the formula has no coefficient \"" + name + "\"",
        Nearest.of(name, names).map(near -> "Did you mean \"" + near + "\"? ").orElse("")
            + "There are "
            + String.join(", ", names)
            + ".");
  }

  private void analytic() {
    var test = AnalyticTest.named(given.test());
    if (test.isEmpty()) {
      wrong(
          "test",
          "\"test\" is \"" + given.test() + "\"",
          "Take one of "
              + Arrays.stream(AnalyticTest.values()).map(AnalyticTest::word).toList()
              + ".");
      return;
    }
    if (!test.get().measures().contains(given.measure())) {
      wrong(
          "measure",
          "an effect of \"%s\" is not said in \"%s\"".formatted(given.test(), given.measure()),
          "Take one of " + test.get().measures() + ".");
      return;
    }
    switch (given.measure()) {
      case "points" -> {
        between("baseline", given.baseline(), 0, 1, "It is a share.");
        sd("participantSd", given.participantSd());
        sd("slopeSd", given.slopeSd());
        room();
      }
      case "eta2" ->
          between(
              "effect",
              given.effect(),
              0,
              1,
              "η² is a share of variance: 0.01 is small, 0.06 medium, 0.14 large.");
      case "r" ->
          between("effect", Math.abs(given.effect()), 0, 1, "A correlation lies between −1 and 1.");
      case "h" ->
          between(
              "effect",
              Math.abs(given.effect()),
              0,
              Math.PI,
              "h lies between −π and π; 0.2 is small.");
      case "f" ->
          between(
              "effect",
              given.effect(),
              0,
              10,
              "0.1 is small, 0.25 medium, 0.4 large; η² is another measure: choose it where you have it.");
      default ->
          between(
              "effect", Math.abs(given.effect()), 0, 20, "0.2 is small, 0.5 medium, 0.8 large.");
    }
    if (test.get().takesInflation()) {
      between(
          "baseline", given.baseline(), 0, 1, "It is the share under the null: 0.5 for a pair.");
      sd("participantSd", given.participantSd());
    }
  }

  private void share(String member, double value) {
    if (!(value >= 0 && value < 0.95)) {
      wrong(member, "\"%s\" is %s".formatted(member, value), "Take a share from 0 to 0.95.");
    }
  }

  private void sd(String member, double value) {
    if (!(value >= 0 && value <= 20)) {
      wrong(
          member,
          "a standard deviation is %s; it must not be negative".formatted(value),
          "Take 0 for none, 0.5 for usual differences.");
    }
  }

  private void between(String member, double value, double low, double high, String remedy) {
    if (!(value > low && value < high)) { // the negation also refuses NaN
      wrong(
          member,
          "\"%s\" is %s; it must lie between %s and %s"
              .formatted(member, value, Analytic.number(low), Analytic.number(high)),
          remedy);
    }
  }

  private void wrong(String member, String rule, String remedy) {
    if (findings.stream().noneMatch(one -> one.pointer().equals("/" + member))) {
      findings.add(Finding.inBody("/" + member, rule, remedy));
    }
  }
}
