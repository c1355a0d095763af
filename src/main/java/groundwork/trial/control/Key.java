package groundwork.trial.control;

import groundwork.assignment.entity.PlannedStep;
import groundwork.stimulus.entity.Item;
import groundwork.study.entity.Block;
import groundwork.study.entity.StudyVersion;

/**
 * The answer key of a study version. What is in here never goes to a participant's browser before
 * its time.
 */
final class Key {
  private final StudyVersion version;

  Key(StudyVersion version) {
    this.version = version;
  }

  Block block(PlannedStep step) {
    return version.definition().block(step.block()).orElseThrow();
  }

  Block.Trials trials(PlannedStep step) {
    return (Block.Trials) block(step);
  }

  Item item(PlannedStep step) {
    return version.stimuli().item(step.item()).orElseThrow();
  }

  String predicted(PlannedStep step) {
    return item(step).output(version.definition().stimuli().model()).predicted();
  }

  /** The class id that is right: what the model says, or what is true. */
  String right(PlannedStep step) {
    return trials(step).task().asksForOutput() ? predicted(step) : item(step).truth();
  }

  /** A class in the words of the block, or the set's own. */
  String words(PlannedStep step, String classId) {
    var own = trials(step).labels().get(classId);
    return own != null ? own : version.stimuli().outputClass(classId).orElseThrow().label();
  }
}
