package groundwork.trial.control.task;

import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Feature;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a figure that can be changed begins with, where its document leaves that to the item and the
 * set: one document then serves all items. Pure.
 */
public final class Beginning {
  private Beginning() {}

  /** Fills in what a figure and those inside it leave out. */
  public static void fillAll(StimulusSet set, Item item, JsonNode node) {
    if (node instanceof ObjectNode object) {
      fill(set, item, object);
    }
    node.forEach(each -> fillAll(set, item, each));
  }

  /** Fills in what this figure leaves out; figures that cannot be changed stay as they are. */
  static void fill(StimulusSet set, Item item, ObjectNode figure) {
    var kind = figure.path("kind").asString("");
    if (kind.equals("sandbox")) {
      if (figure.path("inputs") instanceof ArrayNode inputs) {
        inputs
            .valueStream()
            .filter(ObjectNode.class::isInstance)
            .forEach(one -> input(set, item, (ObjectNode) one));
      }
      var own = figure.path("text").asString("");
      if (figure.has("text")
          && (own.isBlank() || own.equals("item"))
          && item.content() instanceof Content.Text text) {
        figure.put("text", text.text());
      }
    } else if (kind.equals("sketch")) {
      if (figure.path("start").asString("").equals("item")
          && !figure.has("startHref")
          && item.content() instanceof Content.Image image) {
        figure.put("startHref", image.file());
      }
    } else {
      return;
    }
    if (!figure.has("classes")) {
      var classes = figure.putArray("classes");
      set.classes()
          .forEach(one -> classes.addObject().put("id", one.id()).put("label", one.label()));
    }
  }

  private static void input(StimulusSet set, Item item, ObjectNode input) {
    int at =
        set.features().stream().map(Feature::id).toList().indexOf(input.path("name").asString(""));
    if (at < 0) {
      return;
    }
    var feature = set.features().get(at);
    text(input, "label", feature.label());
    text(input, "type", feature.isCategory() ? "category" : "number");
    text(input, "unit", feature.unit());
    number(input, "min", feature.min());
    number(input, "max", feature.max());
    if (feature.isCategory() && !input.has("options")) {
      var options = input.putArray("options");
      feature
          .options()
          .forEach(one -> options.addObject().put("id", one.id()).put("label", one.label()));
    }
    if (!input.has("value") && item.content() instanceof Content.Tabular table) {
      double value = table.values().get(at);
      if (feature.isCategory()) {
        input.put("value", feature.options().get((int) value).id());
      } else if (value == Math.rint(value)) {
        input.put("value", (long) value);
      } else {
        input.put("value", value);
      }
    }
  }

  private static void text(ObjectNode input, String member, String value) {
    if (!input.has(member) && value != null) {
      input.put(member, value);
    }
  }

  private static void number(ObjectNode input, String member, Double value) {
    if (input.has(member) || value == null) {
      return;
    }
    if (value == Math.rint(value)) {
      input.put(member, value.longValue());
    } else {
      input.put(member, value);
    }
  }
}
