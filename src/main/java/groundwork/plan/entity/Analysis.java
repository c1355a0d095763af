package groundwork.plan.entity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One analysis of a plan. The keys that all kinds share have accessors; those of single kinds are
 * asked for by name, as the schema has them.
 *
 * @param tree as it was written and checked against the schema
 */
public record Analysis(ObjectNode tree) {
  /** The interval level where neither the analysis nor the plan says one. */
  public static final double LEVEL = 0.95;

  public Analysis {
    var specs = tree.path("specs");
    if (specs.isString() && (specs.asString().contains("|") || specs.asString().contains("~"))) {
      tree = tree.deepCopy();
      perLevel(tree, specs.asString());
    }
  }

  /** {@code specs: "a | b"} as R's emmeans has it: the levels of a, apart by those of b. */
  private static void perLevel(ObjectNode tree, String specs) {
    String[] sides = specs.replace("~", "").split("\\|", 2);
    put(tree, "specs", sides[0]);
    if (sides.length > 1) {
      put(tree, "by", sides[1]);
    }
  }

  private static void put(ObjectNode tree, String key, String names) {
    var list = tree.putArray(key);
    for (var name : names.split("[*+:,]")) {
      list.add(name.strip());
    }
  }

  public String id() {
    return tree.path("id").asString("");
  }

  public String kind() {
    return tree.path("kind").asString("");
  }

  /** primary, secondary (where none is given) or exploratory. */
  public String role() {
    return text("role").orElse("secondary");
  }

  public Optional<String> title() {
    return text("title");
  }

  public Optional<String> formula() {
    return text("formula");
  }

  public Optional<String> where() {
    return text("where");
  }

  public Optional<String> measure() {
    return text("measure");
  }

  public Optional<String> unit() {
    return text("unit");
  }

  public List<String> by() {
    return texts("by");
  }

  public double level() {
    return number("level").orElse(LEVEL);
  }

  public OptionalLong seed() {
    var seed = tree.path("seed");
    return seed.isIntegralNumber() ? OptionalLong.of(seed.asLong()) : OptionalLong.empty();
  }

  /** Levels that come first, by factor: one is the reference, all are an order. */
  public Map<String, List<String>> reference() {
    var reference = new LinkedHashMap<String, List<String>>();
    var given = tree.path("reference");
    if (given.isObject()) {
      given.properties().forEach(one -> reference.put(one.getKey(), list(one.getValue())));
    }
    return reference;
  }

  public boolean has(String key) {
    return tree.has(key);
  }

  /** A text, or a number or truth value as it is written. */
  public Optional<String> text(String key) {
    var value = tree.path(key);
    return value.isValueNode() && !value.isNull()
        ? Optional.of(value.asString())
        : Optional.empty();
  }

  public String text(String key, String otherwise) {
    return text(key).orElse(otherwise);
  }

  /** A list of texts; one text is a list of one. Empty where there is none. */
  public List<String> texts(String key) {
    return list(tree.path(key));
  }

  public OptionalDouble number(String key) {
    var value = tree.path(key);
    return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
  }

  /** A list of numbers; one number is a list of one. Empty where there is none. */
  public double[] numbers(String key) {
    var value = tree.path(key);
    return value.isNumber()
        ? new double[] {value.asDouble()}
        : value.valueStream().mapToDouble(JsonNode::asDouble).toArray();
  }

  public OptionalInt whole(String key) {
    var value = tree.path(key);
    return value.isIntegralNumber() ? OptionalInt.of(value.asInt()) : OptionalInt.empty();
  }

  /** True only where it says so. */
  public boolean flag(String key) {
    return tree.path(key).asBoolean(false);
  }

  /** The same with another value: for the analysis that is shown beside this one. */
  public Analysis with(String key, String value) {
    var other = tree.deepCopy();
    other.put(key, value);
    return new Analysis(other);
  }

  public Analysis without(String key) {
    var other = tree.deepCopy();
    other.remove(key);
    return new Analysis(other);
  }

  private static List<String> list(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().map(JsonNode::asString).toList();
    }
    return value.isValueNode() && !value.isNull() ? List.of(value.asString()) : List.of();
  }
}
