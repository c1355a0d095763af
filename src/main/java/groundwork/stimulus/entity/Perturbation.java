package groundwork.stimulus.entity;

import groundwork.json.control.Require;
import java.util.Map;

/**
 * An item with one thing changed, and what models say of it then.
 *
 * @param content the whole instance as it is after the change
 * @param outputs by model id; not every model needs one
 */
public record Perturbation(
    String id, Content content, Change change, Map<String, Item.Output> outputs) {
  /**
   * What was changed.
   *
   * @param feature id of the feature, in a table; else null
   * @param at place of the word, counted from 0, in a text; else null
   * @param from the word before; else null
   * @param to the word after, empty where it is left out; else null
   * @param text the change in words, where it is none of these; else null
   */
  public record Change(String feature, Integer at, String from, String to, String text) {}

  public Perturbation {
    Require.present(id, "id");
    Require.present(content, "content");
    Require.present(change, "change");
    outputs = Map.copyOf(Require.present(outputs, "outputs"));
  }
}
