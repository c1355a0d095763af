package groundwork.study.control;

import groundwork.json.control.Require;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Method;
import groundwork.study.entity.Advising;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Asks.Lineup.Of;
import groundwork.study.entity.Block;
import groundwork.study.entity.Condition;
import groundwork.study.entity.Exposure;
import groundwork.study.entity.Manipulation;
import groundwork.study.entity.Presence;
import groundwork.study.entity.Study;
import groundwork.study.entity.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * What the data say of one trial, from its step as it was planned: conditions, choices, changes.
 */
public final class TrialFacts {
  private final Block.Trials block;
  private final Condition condition;
  private final Manipulation holds;
  private final List<String> shown;
  private final List<String> options;
  private final String stage;
  private final boolean explained;
  private final String arm;

  private TrialFacts(
      Block.Trials block, Condition condition, Manipulation holds, JsonNode step, String arm) {
    this.block = block;
    this.condition = condition;
    this.holds = holds;
    this.arm = arm;
    this.stage = step.path("kind").asString("").toLowerCase(Locale.ROOT);
    this.options = step.path("options").valueStream().map(JsonNode::asString).toList();
    this.shown = step.path("shown").valueStream().map(JsonNode::asString).toList();
    this.explained =
        !step.path("kind").asString("").equalsIgnoreCase("initial")
            && !step.path("kind").asString("").equalsIgnoreCase("feedback")
            && block.explanation()
            && holds.method() != null
            && !Method.NONE.equals(holds.method())
            && holds.presence() != Presence.HIDDEN;
  }

  /**
   * @param step of a block of trials, as it is stored
   */
  public static TrialFacts of(Study study, Arm arm, Block.Trials block, JsonNode step) {
    Require.present(arm, "arm");
    var id = step.path("condition").asString("");
    var condition =
        study.conditions(arm, block).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElse(Condition.ONLY);
    return new TrialFacts(
        block, condition, Study.manipulation(arm, condition, block), step, arm.id());
  }

  /** {@code arm}, or {@code arm/condition}. */
  public String cell() {
    return Study.cell(arm, condition.id());
  }

  /** Level of a factor that varies within participants, or null. */
  public String level(String factor) {
    return condition.levels().get(factor);
  }

  public boolean compares() {
    return block.task().compares();
  }

  /** Whose explanation was there to see; both where two compete; {@code none} where none was. */
  public String method() {
    if (compares()) {
      return String.join("+", shown);
    }
    return explained ? holds.method() : Method.NONE;
  }

  /** When it was seen, or null where there was none. */
  public String presence() {
    if (compares()) {
      return Presence.SHOWN.word();
    }
    return explained ? Objects.requireNonNullElse(holds.presence(), Presence.SHOWN).word() : null;
  }

  /** When advice was to be seen in a decision; null where there was none, or none yet. */
  public String adviceAt() {
    boolean decision = block.task() == Task.DECISION || block.task() == Task.JUDGE_ADVISOR;
    if (!decision || stage.equals("initial") || stage.equals("feedback") || !holds.advises()) {
      return null;
    }
    return stage.equals("final")
        ? Advising.AFTER_OWN.word()
        : Objects.requireNonNullElse(holds.adviceAt(), Advising.ALWAYS).word();
  }

  /** After how long it was seen, where it was delayed; else null. */
  public Integer adviceDelayMs() {
    return Advising.DELAYED.word().equals(adviceAt()) ? holds.adviceDelayMs() : null;
  }

  /** After how long the explanation was seen, where it was delayed; else null. */
  public Integer delayMs() {
    return explained && holds.presence() == Presence.DELAYED ? holds.delayMs() : null;
  }

  /** Whether anywhere in a study an explanation or advice is not simply there. */
  public static boolean somethingComes(Study study) {
    return study
        .trials()
        .flatMap(
            block ->
                study.arms().stream()
                    .flatMap(
                        arm ->
                            study.conditions(arm, block).stream()
                                .map(one -> Study.manipulation(arm, one, block))))
        .anyMatch(
            holds ->
                holds.presence() == Presence.ON_DEMAND
                    || holds.presence() == Presence.DELAYED
                    || holds.adviceAt() == Advising.ON_DEMAND
                    || holds.adviceAt() == Advising.DELAYED);
  }

  /** Whether the explanation was not simply there: it came later, or on demand. */
  public boolean explanationComes() {
    return presence() != null && !presence().equals(Presence.SHOWN.word());
  }

  /** Whether the advice was not simply there. */
  public boolean adviceComes() {
    return Advising.ON_DEMAND.word().equals(adviceAt())
        || Advising.DELAYED.word().equals(adviceAt());
  }

  /**
   * How far the explanation was in view; null where there was none.
   *
   * @param body of the stored answer, with the events that tell of it
   */
  public Exposure explanation(JsonNode body) {
    return presence() == null ? null : exposure(body, "explanation", !explanationComes());
  }

  /** The same of the advice. */
  public Exposure advice(JsonNode body) {
    return adviceAt() == null ? null : exposure(body, "advice", !adviceComes());
  }

  private static Exposure exposure(JsonNode body, String what, boolean fromStart) {
    double end = body.path("timing").path("rtMs").asDouble(0);
    return Exposure.of(body.path("events"), what, fromStart, end);
  }

  /** In which order the answers stood, where they stood in another than their own. */
  public List<String> options() {
    return options;
  }

  /** Share of its weights that stand where the method put them, or null where there was none. */
  public Double fidelity() {
    return explained || compares() ? Objects.requireNonNullElse(holds.fidelity(), 1.0) : null;
  }

  /** What the task chose between, in the order in which it stood. */
  public List<String> shown() {
    return shown;
  }

  public String left() {
    return compares() && shown.size() == 2 ? shown.get(0) : null;
  }

  public String right() {
    return compares() && shown.size() == 2 ? shown.get(1) : null;
  }

  private boolean isLineup() {
    return block.task().letters() || block.task() == Task.ERROR_DETECTION;
  }

  /** What an answer stands for: behind the letters are methods, classes or items. */
  public String meant(String answer) {
    if (shown.isEmpty() || !isLineup() || answer == null || answer.length() != 1) {
      return answer;
    }
    int place = answer.charAt(0) - 'a';
    return place >= 0 && place < shown.size() ? shown.get(place) : answer;
  }

  /** The parts of an answer; never none. */
  public List<Told> told(JsonNode answer) {
    return Told.of(this, answer);
  }

  /** One explanation that was put above another, both by their methods. */
  public record Preference(String chosen, String rejected) {}

  /**
   * What an answer says of each two methods that it tells apart: a choice puts one above all
   * others, an order each above all that follow, best and worst all others between the two.
   */
  public List<Preference> preferences(JsonNode answer) {
    if (!compares()) {
      return List.of();
    }
    var all = new ArrayList<Preference>();
    var order = ranked(answer.path("ranking"));
    for (int i = 0; i < order.size(); i++) {
      for (var after : order.subList(i + 1, order.size())) {
        all.add(new Preference(order.get(i), after));
      }
    }
    above(answer.path("choice"), all);
    above(answer.path("extremes").path("best"), all);
    var best = answer.path("extremes").path("best");
    var worst = answer.path("extremes").path("worst");
    if (worst.isString()) {
      var last = meant(worst.asString());
      shown.stream()
          .filter(one -> !one.equals(last) && !one.equals(meant(best.asString(null))))
          .forEach(one -> all.add(new Preference(one, last)));
    }
    return all;
  }

  /** Methods in the order of an answer, the best first. */
  public List<String> ranked(JsonNode ranking) {
    return ranking.valueStream().map(one -> meant(one.asString(null))).toList();
  }

  private void above(JsonNode chosen, List<Preference> all) {
    if (chosen.isString()) {
      var first = meant(chosen.asString());
      shown.stream()
          .filter(one -> !one.equals(first))
          .forEach(one -> all.add(new Preference(first, one)));
    }
  }

  /** Id of the change that was asked about, or null. */
  public String perturbation() {
    return block.task().perturbs() && !shown.isEmpty() ? shown.getFirst() : null;
  }

  /** Whether what the model says changes with it, or null. */
  public Boolean flips(Item item, String model) {
    return perturbation() == null
        ? null
        : item.perturbationById(perturbation())
            .map(
                one -> !one.outputs().get(model).predicted().equals(item.output(model).predicted()))
            .orElse(null);
  }

  /**
   * Whether an answer says what the model says; null where that is not what was asked.
   *
   * @param correct by the key of the task
   */
  public Boolean agreesWithModel(Item item, String model, String answer, Boolean correct) {
    return switch (block.task()) {
      case FORWARD_SIMULATION, JUDGE_ADVISOR, DECISION, SIMULATE_SEE_DECIDE ->
          answer == null ? null : (Boolean) answer.equals(item.output(model).predicted());
      case INTRUSION ->
          answer == null || block.asks().sideBySide().difference() != Of.CLASS ? null : correct;
      case DISTINCTION,
          TWO_ALTERNATIVES,
          VERIFICATION,
          COUNTERFACTUAL_PREDICT,
          COUNTERFACTUAL_VERIFY ->
          answer == null ? null : correct;
      case OBSERVE,
          FORCED_CHOICE,
          CHOICE_OF_N,
          RANKING,
          BEST_WORST,
          AGREEMENT,
          ERROR_DETECTION,
          RATING,
          ESTIMATE,
          NAMING,
          DESCRIBE,
          LOCALISATION,
          DEBLUR,
          COUNTERFACTUAL_EDIT,
          EXPLAIN,
          DOMAIN_TASK ->
          null;
    };
  }

  /** Whether an answer is true; null where that is not what was asked. */
  public Boolean agreesWithTruth(Item item, String answer, Boolean correct) {
    return switch (block.task()) {
      case FORWARD_SIMULATION, JUDGE_ADVISOR, DECISION, SIMULATE_SEE_DECIDE, DEBLUR ->
          answer == null ? null : (Boolean) answer.equals(item.truth());
      case AGREEMENT, ERROR_DETECTION -> answer == null ? null : correct;
      default -> null;
    };
  }
}
