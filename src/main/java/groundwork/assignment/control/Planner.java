package groundwork.assignment.control;

import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.PlannedStep;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.Sequence;
import groundwork.study.entity.Study;
import groundwork.study.entity.StudyVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The plan of one participant: which items, in which order, with which steps around them. Pure. */
public final class Planner {
  private final StudyVersion version;
  private final UUID enrolment;
  private final List<PlannedStep> steps = new ArrayList<>();

  private Planner(StudyVersion version, UUID enrolment) {
    this.version = version;
    this.enrolment = enrolment;
  }

  /** Everything random about an assignment follows from this text, which stands in the ledger. */
  public static String seed(StudyVersion version, EnrolmentKind kind, int ordinal) {
    return "%s/%d/%s/%d"
        .formatted(version.hash().hex(), version.definition().seed(), kind.word(), ordinal);
  }

  /**
   * @param enrolment makes the step keys unguessable for others
   * @param armOrdinal how many were put into this arm before
   * @param seed from {@link #seed}
   */
  public static List<PlannedStep> plan(
      StudyVersion version, Arm arm, UUID enrolment, int armOrdinal, String seed) {
    var planner = new Planner(version, enrolment);
    var trials = new TrialPlan(version, arm, armOrdinal, seed);
    var course =
        Course.of(
            version.definition().flow(),
            block -> block.meets(arm),
            (group, met) ->
                Course.sampled(group, met, ordered(version, group, met, armOrdinal, seed)));
    course.forEach(stop -> planner.add(stop, trials));
    return List.copyOf(planner.steps);
  }

  /** Of a fixed order too each participant gets another sample. */
  private static List<Block> ordered(
      StudyVersion version, Block.Group group, List<Block> met, int armOrdinal, String seed) {
    boolean square = group.order() == Sequence.FIXED && group.sample() != null;
    return Sequences.ordered(
        square ? Sequence.LATIN_SQUARE : group.order(), met, group.id(), version, armOrdinal, seed);
  }

  /**
   * What comes before the assignment: everything up to the last screening, the same in every arm.
   * Empty where a study does not screen.
   */
  public static List<PlannedStep> screening(StudyVersion version, UUID enrolment) {
    var planner = new Planner(version, enrolment);
    Course.of(beforeAssignment(version.definition()), block -> true, (group, met) -> met)
        .forEach(stop -> planner.add(stop, (TrialPlan) null));
    return List.copyOf(planner.steps);
  }

  private static List<Block> beforeAssignment(Study study) {
    int last = -1;
    for (int i = 0; i < study.flow().size(); i++) {
      if (study.flow().get(i) instanceof Block.Screening) {
        last = i;
      }
    }
    return study.flow().subList(0, last + 1);
  }

  private void add(Course.Stop stop, TrialPlan trials) {
    switch (stop.block()) {
      case Block.Instructions block -> add(stop, Kind.INSTRUCTIONS);
      case Block.Screening block -> add(stop, Kind.SCREENING);
      case Block.Comprehension check -> {
        for (int attempt = 1; attempt <= check.attempts(); attempt++) {
          int before = (stop.round() - 1) * check.attempts();
          add(new Course.Stop(check, before + attempt), Kind.COMPREHENSION);
        }
      }
      case Block.Trials block -> trials.of(block, stop.round()).forEach(trial -> add(stop, trial));
      case Block.Pause block -> add(stop, Kind.BREAK);
      case Block.Attention block -> add(stop, Kind.ATTENTION);
      case Block.Questionnaire block ->
          add(stop, Kind.QUESTIONNAIRE, null, null, ScaleOrder.of(version, block, enrolment), null);
      case Block.FreeText block -> add(stop, Kind.FREE_TEXT);
      case Block.Session block -> add(stop, Kind.SESSION);
      case Block.Branch block -> add(stop, Kind.BRANCH);
      case Block.End block -> add(stop, Kind.END);
      case Block.Group group -> throw new IllegalStateException("a group is none of its blocks");
    }
  }

  private void add(Course.Stop stop, TrialPlan.Trial trial) {
    for (var kind : trial.kinds()) {
      add(stop, kind, trial.item(), trial.condition().id(), trial.shown(), trial.options());
    }
  }

  private void add(Course.Stop stop, Kind kind) {
    add(stop, kind, null, null, null, null);
  }

  private void add(
      Course.Stop stop,
      Kind kind,
      String item,
      String condition,
      List<String> shown,
      List<String> options) {
    var key = ContentHash.of(enrolment + "/" + steps.size()).hex().substring(0, 16);
    steps.add(
        new PlannedStep(
            key, stop.block().id(), kind, item, stop.round(), condition, shown, options));
  }
}
