package groundwork.query.control;

import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.trial.control.task.Scene;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * What a question is about.
 *
 * @param figure as the set has it, with what browsers never get
 * @param item that the trial is about
 * @param outputKnown whether what the model says of the item may be known
 * @param model the set's own; read when it is asked for
 */
record Matter(
    JsonNode figure, StimulusSet set, Item item, boolean outputKnown, Supplier<SetModel> model) {
  static Matter of(Scene scene, JsonNode figure, SetModels models) {
    return new Matter(
        figure,
        scene.set(),
        scene.item(),
        scene.type().tellsOutput(scene),
        () -> models.of(scene.set(), scene.model()));
  }

  String goal() {
    return figure.path("goal").path("reach").asString(null);
  }

  /** Null without a goal. */
  Boolean reached(String says) {
    return goal() == null ? null : goal().equals(says);
  }
}
