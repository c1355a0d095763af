package groundwork.assignment.control;

import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.study.entity.Advising;
import groundwork.study.entity.Block;
import groundwork.study.entity.Manipulation;
import groundwork.study.entity.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which steps one trial consists of, and what its task chooses between. */
final class TaskSteps {
  private TaskSteps() {}

  /**
   * @param holds what holds in the trial, see {@code Study.manipulation}
   */
  static List<Kind> of(Block.Trials trials, Manipulation holds) {
    var kinds = new ArrayList<Kind>();
    switch (trials.task()) {
      case OBSERVE -> kinds.add(Kind.OBSERVE);
      case FORWARD_SIMULATION,
          FORCED_CHOICE,
          CHOICE_OF_N,
          RANKING,
          BEST_WORST,
          AGREEMENT,
          ERROR_DETECTION,
          DISTINCTION,
          INTRUSION,
          TWO_ALTERNATIVES,
          VERIFICATION,
          COUNTERFACTUAL_PREDICT,
          COUNTERFACTUAL_VERIFY,
          RATING,
          ESTIMATE,
          NAMING,
          DESCRIBE,
          LOCALISATION,
          DEBLUR,
          COUNTERFACTUAL_EDIT,
          EXPLAIN,
          DOMAIN_TASK ->
          kinds.add(Kind.TRIAL);
      case JUDGE_ADVISOR, DECISION -> kinds.addAll(decision(trials.task(), holds));
      case SIMULATE_SEE_DECIDE -> kinds.addAll(List.of(Kind.SIMULATE, Kind.SEE, Kind.DECIDE));
    }
    if (trials.feedback() && trials.task().hasFeedback() || !trials.reveal().after().isEmpty()) {
      kinds.add(Kind.FEEDBACK);
    }
    return kinds;
  }

  /** A task is one judgement or two, unless the condition says when the advice is seen. */
  private static List<Kind> decision(Task task, Manipulation holds) {
    boolean twice =
        holds.adviceAt() == null
            ? task == Task.JUDGE_ADVISOR
            : holds.adviceAt() == Advising.AFTER_OWN;
    if (!twice) {
      return List.of(Kind.TRIAL);
    }
    return holds.advises() ? List.of(Kind.INITIAL, Kind.FINAL) : List.of(Kind.INITIAL);
  }

  /**
   * What stands in each trial's {@code shown}, in the order of the trials. All steps of a trial
   * have the same.
   */
  static List<List<String>> shown(ChoicePlan plan) {
    return switch (plan.block().task()) {
      case FORCED_CHOICE -> MethodPairs.of(plan);
      case CHOICE_OF_N, RANKING, BEST_WORST -> MethodSets.of(plan);
      case INTRUSION -> Intruders.of(plan);
      case ERROR_DETECTION -> ErrorLists.of(plan);
      case VERIFICATION -> Suggestions.of(plan);
      case DISTINCTION -> ClassLineup.of(plan);
      case TWO_ALTERNATIVES -> ItemPairs.of(plan);
      case COUNTERFACTUAL_PREDICT, COUNTERFACTUAL_VERIFY -> Changes.of(plan);
      case NAMING -> Together.of(plan);
      case FORWARD_SIMULATION,
          OBSERVE,
          JUDGE_ADVISOR,
          DECISION,
          AGREEMENT,
          RATING,
          ESTIMATE,
          DESCRIBE,
          SIMULATE_SEE_DECIDE,
          LOCALISATION,
          DEBLUR,
          COUNTERFACTUAL_EDIT,
          EXPLAIN,
          DOMAIN_TASK ->
          Collections.nCopies(plan.trials().size(), List.of());
    };
  }
}
