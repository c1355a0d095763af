package groundwork.query.control;

import groundwork.stimulus.control.SetModel;
import groundwork.stimulus.control.SetModels;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.trial.control.task.Scene;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;

/**
 * What a question is about.
 *
 * @param figure as the set has it, with what browsers never get
 * @param item that the trial is about
 * @param outputKnown whether what the model says of the item may be known
 * @param of id of the model that is asked
 */
record Matter(
    JsonNode figure, StimulusSet set, Item item, boolean outputKnown, String of, SetModels models) {
  static Matter of(Scene scene, JsonNode figure, SetModels models) {
    return new Matter(
        figure, scene.set(), scene.item(), scene.type().tellsOutput(scene), scene.model(), models);
  }

  /** The set's own, read when it is asked for. */
  SetModel model() {
    return models.of(set, of);
  }

  /** Work of this model, within bounds. */
  <T> T within(Callable<T> work) {
    return models.within(set, of, work);
  }

  String goal() {
    return figure.path("goal").path("reach").asString(null);
  }

  /** Null without a goal. */
  Boolean reached(String says) {
    return goal() == null ? null : goal().equals(says);
  }
}
