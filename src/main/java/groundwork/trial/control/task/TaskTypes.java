package groundwork.trial.control.task;

import groundwork.study.entity.Task;
import java.util.EnumMap;
import java.util.Map;

/** Every kind of task by its name. A new one is a class beside these and a line here. */
final class TaskTypes {
  private static final Map<Task, TaskType> ALL = new EnumMap<>(Task.class);

  static {
    ALL.put(Task.FORWARD_SIMULATION, new ForwardSimulation());
    ALL.put(Task.OBSERVE, new Observe());
    ALL.put(Task.JUDGE_ADVISOR, new Decision());
    ALL.put(Task.DECISION, new Decision());
    ALL.put(Task.FORCED_CHOICE, new ForcedChoice());
    ALL.put(Task.CHOICE_OF_N, new ForcedChoice());
    ALL.put(Task.RANKING, new Ranking());
    ALL.put(Task.BEST_WORST, new BestWorst());
    ALL.put(Task.ERROR_DETECTION, new ErrorDetection());
    ALL.put(Task.INTRUSION, new Intrusion());
    ALL.put(Task.SIMULATE_SEE_DECIDE, new SimulateSeeDecide());
    ALL.put(Task.AGREEMENT, new Agreement());
    ALL.put(Task.DISTINCTION, new Distinction());
    ALL.put(Task.TWO_ALTERNATIVES, new TwoAlternatives());
    ALL.put(Task.VERIFICATION, new Verification());
    ALL.put(Task.COUNTERFACTUAL_PREDICT, new CounterfactualPredict());
    ALL.put(Task.COUNTERFACTUAL_VERIFY, new CounterfactualVerify());
    ALL.put(Task.RATING, new Rating());
    ALL.put(Task.ESTIMATE, new Estimate());
    ALL.put(Task.NAMING, new Naming());
    ALL.put(Task.DESCRIBE, new Describe());
    ALL.put(Task.LOCALISATION, new Localisation());
    ALL.put(Task.DEBLUR, new Deblur());
    ALL.put(Task.COUNTERFACTUAL_EDIT, new CounterfactualEdit());
    ALL.put(Task.EXPLAIN, new OwnReasons());
    ALL.put(Task.DOMAIN_TASK, new DomainTask());
  }

  private TaskTypes() {}

  static TaskType of(Task task) {
    return ALL.get(task);
  }
}
