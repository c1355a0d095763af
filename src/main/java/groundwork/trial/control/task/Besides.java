package groundwork.trial.control.task;

import groundwork.trial.entity.StepView;
import groundwork.trial.entity.StepView.Trial.Candidate;
import groundwork.trial.entity.StepView.Trial.Changed;
import groundwork.trial.entity.StepView.Trial.Output;
import java.util.List;

/**
 * What some tasks show beside an item and its explanation.
 *
 * @param candidates to choose one of
 * @param references examples of what is looked for, each with its explanation where there is one
 * @param changed the item with one thing changed; null without
 * @param suggestion an output that is perhaps not the model's; null without
 */
public record Besides(
    List<Candidate> candidates, List<Candidate> references, Changed changed, Output suggestion) {
  static final Besides NOTHING = new Besides(List.of(), List.of(), null, null);

  static Besides candidates(List<Candidate> candidates) {
    return new Besides(candidates, List.of(), null, null);
  }

  static Besides changed(StepView.Instance instance, StepView.Trial.Change change) {
    return new Besides(List.of(), List.of(), new Changed(instance, change), null);
  }
}
