package groundwork.study.control;

import groundwork.json.control.Require;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Method;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.Condition;
import groundwork.study.entity.Manipulation;
import groundwork.study.entity.Presence;
import groundwork.study.entity.Study;
import groundwork.study.entity.Task;
import java.util.List;
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
  private final boolean explained;
  private final String arm;

  private TrialFacts(
      Block.Trials block, Condition condition, Manipulation holds, JsonNode step, String arm) {
    this.block = block;
    this.condition = condition;
    this.holds = holds;
    this.arm = arm;
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
    return block.task() == Task.FORCED_CHOICE;
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

  /** What an answer stands for: behind the letters are methods, classes or items. */
  public String meant(String answer) {
    var letters =
        switch (block.task()) {
          case FORCED_CHOICE, DISTINCTION, TWO_ALTERNATIVES -> true;
          default -> false;
        };
    if (!letters || answer == null || answer.length() != 1) {
      return answer;
    }
    int place = answer.charAt(0) - 'a';
    return place >= 0 && place < shown.size() ? shown.get(place) : answer;
  }

  /** The method that was not chosen, or null. */
  public String rejected(String answer) {
    return !compares() || answer == null || shown.size() != 2
        ? null
        : answer.equals("a") ? shown.get(1) : shown.get(0);
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
      case FORWARD_SIMULATION, JUDGE_ADVISOR, DECISION ->
          answer == null ? null : (Boolean) answer.equals(item.output(model).predicted());
      case DISTINCTION,
          TWO_ALTERNATIVES,
          VERIFICATION,
          COUNTERFACTUAL_PREDICT,
          COUNTERFACTUAL_VERIFY ->
          answer == null ? null : correct;
      case OBSERVE, FORCED_CHOICE, AGREEMENT, RATING, ESTIMATE, NAMING, DESCRIBE -> null;
    };
  }

  /** Whether an answer is true; null where that is not what was asked. */
  public Boolean agreesWithTruth(Item item, String answer, Boolean correct) {
    return switch (block.task()) {
      case FORWARD_SIMULATION, JUDGE_ADVISOR, DECISION ->
          answer == null ? null : (Boolean) answer.equals(item.truth());
      case AGREEMENT -> answer == null ? null : correct;
      default -> null;
    };
  }
}
