package groundwork.trial.control.task;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.PlannedStep;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Method;
import groundwork.stimulus.entity.Perturbation;
import groundwork.stimulus.entity.SetAnswers;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Advising;
import groundwork.study.entity.Block;
import groundwork.study.entity.Condition;
import groundwork.study.entity.Manipulation;
import groundwork.study.entity.Presence;
import groundwork.study.entity.Study;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.entity.Asked;
import groundwork.trial.entity.FigureRecord;
import groundwork.trial.entity.StepView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** One trial of one participant, with all that the server knows of it. */
public final class Scene {
  private final StudyVersion version;
  private final PlannedStep step;
  private final Block.Trials block;
  private final Manipulation holds;
  private final SetAnswers answers;

  private Scene(
      StudyVersion version,
      PlannedStep step,
      Block.Trials block,
      Manipulation holds,
      SetAnswers answers) {
    this.version = version;
    this.step = step;
    this.block = block;
    this.holds = holds;
    this.answers = answers;
  }

  /** The same where more can be asked than the set's manifest says. */
  public Scene asking(SetAnswers answers) {
    return new Scene(version, step, block, holds, answers);
  }

  /** What the set's files say; null where they are not at hand, as for those who only look. */
  SetAnswers answers() {
    return answers;
  }

  /**
   * @param step a step of the run's plan that belongs to a block of trials
   */
  public static Scene of(StudyVersion version, Enrolment run, PlannedStep step) {
    return of(version, run.arm(), step);
  }

  /**
   * @param armId the arm of the participant
   */
  public static Scene of(StudyVersion version, String armId, PlannedStep step) {
    var study = version.definition();
    var block = (Block.Trials) study.block(step.block()).orElseThrow();
    var arm = study.arm(armId).orElseThrow();
    var condition =
        study.conditions(arm, block).stream()
            .filter(one -> one.id().equals(step.condition()))
            .findFirst()
            .orElse(Condition.ONLY);
    return new Scene(version, step, block, Study.manipulation(arm, condition, block), null);
  }

  public PlannedStep step() {
    return step;
  }

  public Block.Trials block() {
    return block;
  }

  /** What holds in this trial. */
  public Manipulation holds() {
    return holds;
  }

  /** Id of the right answer, or null where none is right or wrong. */
  public String right() {
    return type().right(this);
  }

  public TaskType type() {
    return TaskTypes.of(block.task());
  }

  public StimulusSet set() {
    return version.stimuli();
  }

  public String model() {
    return version.definition().stimuli().model();
  }

  public Item item() {
    return item(step.item());
  }

  Item item(String id) {
    return set().item(id).orElseThrow();
  }

  String predicted() {
    return item().output(model()).predicted();
  }

  /**
   * What the model says, in words.
   *
   * @param scored whether it is said how sure it is
   */
  public StepView.Trial.Output output(boolean scored) {
    return new StepView.Trial.Output(
        words(predicted()), scored ? item().output(model()).scores().get(predicted()) : null);
  }

  /** What is true, in words. */
  public StepView.Trial.Output truth() {
    return new StepView.Trial.Output(words(item().truth()), null);
  }

  boolean advises() {
    return holds.advises();
  }

  /** When what the model says is seen in this step; null for from its start. */
  public Advising advising() {
    return holds.adviceAt() == Advising.ON_DEMAND || holds.adviceAt() == Advising.DELAYED
        ? holds.adviceAt()
        : null;
  }

  /** The change that this trial asks about. */
  Perturbation perturbation() {
    return item().perturbationById(step.shown().getFirst()).orElseThrow();
  }

  /** What the model says after that change. */
  String predictedThen() {
    return perturbation().outputs().get(model()).predicted();
  }

  /** An answer in the words of the block; a class in the set's own; null for other answers. */
  String words(String answer) {
    var own = block.labels().get(answer);
    return own != null ? own : set().outputClass(answer).map(one -> one.label()).orElse(null);
  }

  public StepView.Instance instance() {
    return Reference.without(this, Pictures.instance(set(), item().content()));
  }

  /**
   * What is asked besides a choice: what the task asks, then what the block asks whatever the task.
   * Before advice is seen there is nothing yet to be rated.
   */
  public List<Asked> asks() {
    var all = new ArrayList<>(type().asks(this));
    if (step.kind() != PlannedStep.Kind.INITIAL && step.kind() != PlannedStep.Kind.SIMULATE) {
      if (!block.asks().ratings().isEmpty()) {
        all.add(new Asked.Ratings("ratings", block.asks().ratings()));
      }
      var text = block.asks().text();
      if (text != null) {
        all.add(new Asked.Text("text", text.label(), text.optional(), text.maxLength()));
      }
    }
    return List.copyOf(all);
  }

  /** Whether explanations are shown here, at once or when asked for. */
  public boolean explains() {
    return block.explanation()
        && holds.method() != null
        && !Method.NONE.equals(holds.method())
        && presence() != Presence.HIDDEN;
  }

  public Presence presence() {
    return holds.presence() == null ? Presence.SHOWN : holds.presence();
  }

  /** The item's explanation after the answer, whatever held before it; null where there is none. */
  public StepView.Explanation revealed(boolean outputKnown) {
    return holds.method() == null || Method.NONE.equals(holds.method())
        ? null
        : explanation(item(), holds.method(), outputKnown);
  }

  /** The item's explanation; null where there is none to show. */
  public StepView.Explanation explanation(boolean outputKnown) {
    return explains() ? explanation(item(), holds.method(), outputKnown) : null;
  }

  /**
   * An explanation of what the model says of an item.
   *
   * @param outputKnown whether its words may name that class
   */
  StepView.Explanation explanation(Item item, String method, boolean outputKnown) {
    return set()
        .explanation(item.id(), model(), method)
        .map(one -> Fidelity.applied(one, holds.fidelity(), version.definition().seed()))
        .map(one -> Pictures.explanation(set(), item, one, toward(item, outputKnown), this::words))
        .map(one -> Reference.without(this, one))
        .or(
            () ->
                set()
                    .figure(item.id(), model(), method)
                    .map(
                        one ->
                            FigureView.of(
                                set(),
                                item.id(),
                                one,
                                outputKnown && !Reference.isScore(this),
                                false)))
        .orElse(null);
  }

  /** Another item's explanation, on this item as if it were its own. */
  StepView.Explanation foreign(Item item, Item other) {
    return set()
        .explanation(other.id(), model(), holds.method())
        .map(one -> Fidelity.applied(one, holds.fidelity(), version.definition().seed()))
        .map(one -> Pictures.explanation(set(), item, one, toward(other, false), this::words))
        .or(
            () ->
                set()
                    .figure(other.id(), model(), holds.method())
                    .map(one -> FigureView.of(set(), other.id(), one, false, false)))
        .orElse(null);
  }

  /**
   * The figure that is shown, as the set has it: with what browsers never get. For what the server
   * answers about it.
   */
  public Optional<ObjectNode> figure() {
    return !explains() || !type().explainsItem(this)
        ? Optional.empty()
        : set()
            .figure(step.item(), model(), holds.method())
            .map(
                one -> {
                  Beginning.fillAll(set(), item(), one.document());
                  return one.document();
                });
  }

  /** What the shown figure hands over to be stored with the answer; empty for most. */
  public List<FigureRecord> records() {
    return !explains() || !type().explainsItem(this)
        ? List.of()
        : set()
            .figure(step.item(), model(), holds.method())
            .map(one -> FigureRecord.of(one.document()))
            .orElse(List.of());
  }

  /** The item's explanation if it is a figure; null where it is none. */
  public StepView.Explanation.Figure drawn(boolean outputKnown) {
    return explains()
            && set().figures(model(), holds.method()).isPresent()
            && explanation(item(), holds.method(), outputKnown)
                instanceof StepView.Explanation.Figure one
        ? one
        : null;
  }

  /** An explanation of one class of this item, which is not named. */
  StepView.Explanation unnamed(String target) {
    return set()
        .explanation(step.item(), model(), holds.method(), target)
        .map(one -> Fidelity.applied(one, holds.fidelity(), version.definition().seed()))
        .map(one -> Pictures.explanation(set(), item(), one, null, this::words))
        .orElse(null);
  }

  /**
   * What positive weights speak for: without a class of the study's own, the output; unless it is
   * asked for, as the sign would give it away. With two classes it is then always the same one,
   * with more it is not named.
   */
  private String toward(Item item, boolean outputKnown) {
    var own = version.definition().stimuli().toward();
    if (own != null) {
      return own;
    }
    if (outputKnown) {
      return item.output(model()).predicted();
    }
    return set().classes().size() == 2 ? set().classes().getFirst().id() : null;
  }

  /** What each answer stands for, where the trial has something to choose between. */
  public Map<String, String> lettered() {
    var all = new TreeMap<String, String>();
    step.shown().forEach(one -> all.put(letter(all.size()), one));
    return all;
  }

  /** The n-th of what a trial chooses between is called a, b, c … */
  static String letter(int place) {
    return String.valueOf((char) ('a' + place));
  }

  static List<String> letters(int count) {
    return IntStream.range(0, count).mapToObj(Scene::letter).toList();
  }
}
