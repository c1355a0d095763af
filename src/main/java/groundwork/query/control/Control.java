package groundwork.query.control;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One thing that may be set in a sandbox.
 *
 * @param options ids, of a category; empty for a number
 * @param start a number, or the id of an option
 */
record Control(
    String name,
    List<String> options,
    double min,
    double max,
    double step,
    JsonNode start,
    boolean mutable,
    double cost) {
  private static final double NEAR = 1e-9;

  static List<Control> of(JsonNode figure) {
    return figure.path("inputs").valueStream().map(Control::one).toList();
  }

  private static Control one(JsonNode input) {
    return new Control(
        input.path("name").asString(),
        input
            .path("options")
            .valueStream()
            .map(one -> (one.isObject() ? one.path("id") : one).asString())
            .toList(),
        input.path("min").asDouble(Double.NEGATIVE_INFINITY),
        input.path("max").asDouble(Double.POSITIVE_INFINITY),
        input.path("step").asDouble(1),
        input.path("value"),
        input.path("mutable").asBoolean(true),
        input.path("cost").asDouble(1));
  }

  boolean category() {
    return !options.isEmpty();
  }

  void check(JsonNode given, Refusal refusal) {
    var pointer = "/values/" + name;
    if (category()) {
      if (!given.isValueNode() || !options.contains(given.asString())) {
        refusal.add(pointer, "one of " + options + " is expected", "Choose one of them.");
        return;
      }
    } else if (!given.isNumber()
        || !(given.asDouble() >= min - NEAR && given.asDouble() <= max + NEAR)) {
      refusal.add(pointer, "a number from %s to %s is expected".formatted(min, max), "Choose one.");
      return;
    }
    if (!mutable && !same(given, start)) {
      refusal.add(pointer, "this may not be changed", "Leave it as it is.");
    }
  }

  boolean same(JsonNode one, JsonNode other) {
    if (category()) {
      return one.isValueNode() && other.isValueNode() && one.asString().equals(other.asString());
    }
    if (!one.isNumber() || !other.isNumber()) {
      return false;
    }
    double scale = Math.max(1, Math.abs(one.asDouble()));
    return Math.abs(one.asDouble() - other.asDouble()) <= NEAR * scale;
  }

  /** Of a change from the beginning to this. */
  double cost(JsonNode given) {
    if (same(given, start)) {
      return 0;
    }
    return category() ? cost : cost * Math.abs(given.asDouble() - start.asDouble()) / step;
  }
}
