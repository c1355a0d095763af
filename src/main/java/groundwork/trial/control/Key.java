package groundwork.trial.control;

import groundwork.assignment.entity.PlannedStep;
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
}
