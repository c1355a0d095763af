package groundwork.assignment.control;

import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.Task;
import java.util.ArrayList;
import java.util.List;

/** Which steps one trial consists of. */
final class TaskSteps {
  private TaskSteps() {}

  static List<Kind> of(Block.Trials trials, Arm arm) {
    var kinds = new ArrayList<Kind>();
    switch (trials.task()) {
      case OBSERVE -> kinds.add(Kind.OBSERVE);
      case FORWARD_SIMULATION,
          DECISION,
          FORCED_CHOICE,
          AGREEMENT,
          DISTINCTION,
          TWO_ALTERNATIVES,
          VERIFICATION,
          COUNTERFACTUAL_PREDICT,
          COUNTERFACTUAL_VERIFY ->
          kinds.add(Kind.TRIAL);
      case JUDGE_ADVISOR -> {
        kinds.add(Kind.INITIAL);
        if (arm.advice()) {
          kinds.add(Kind.FINAL);
        }
      }
    }
    if (trials.feedback() && trials.task() != Task.OBSERVE) {
      kinds.add(Kind.FEEDBACK);
    }
    return kinds;
  }
}
