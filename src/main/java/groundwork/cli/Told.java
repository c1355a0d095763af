package groundwork.cli;

import groundwork.metric.entity.Case;
import groundwork.metric.entity.Names;
import java.util.List;

/**
 * An item, or a model, explained; or why not.
 *
 * @param item null where the whole model is explained
 * @param of null where the whole model is explained or something is wrong
 * @param said index of the class that the model gives the item
 * @param probability of that class
 * @param names null where something is wrong
 * @param classes ids of the classes, in the order of their names; null where something is wrong
 * @param found null where something is wrong
 * @param wrong null where nothing is
 */
record Told(
    String model,
    String item,
    Case of,
    int said,
    double probability,
    Names names,
    List<String> classes,
    Found found,
    String wrong) {
  static Told wrong(String model, String item, RuntimeException why) {
    var reason = why.getMessage() == null ? why.toString() : why.getMessage();
    return new Told(model, item, null, -1, 0, null, null, null, reason);
  }
}
