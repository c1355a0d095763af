package groundwork.statistics;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What R gave: values of {@code src/test/resources/r/*.json}, each under its id and beside the call
 * that made it.
 */
public final class R {
  private static final Map<String, JsonNode> RESULTS = read();

  private final String id;
  private final JsonNode node;

  private R(String id, JsonNode node) {
    this.id = id;
    this.node = node;
  }

  /** The value of one result. */
  public static R of(String id) {
    var result = RESULTS.get(id);
    if (result == null) {
      throw new IllegalArgumentException("no result " + id);
    }
    return new R(id, result.get("value"));
  }

  /** Ids of all results, with their data files. */
  public static Map<String, String> ids() {
    var ids = new TreeMap<String, String>();
    RESULTS.forEach((id, result) -> ids.put(id, result.path("data").asString("")));
    return ids;
  }

  /** A member, an element, or what lies below: {@code at("conf.int", 0)}. */
  public R at(Object... path) {
    JsonNode at = node;
    for (Object step : path) {
      at = step instanceof Integer index ? at.get(index) : at.get((String) step);
      if (at == null) {
        throw new IllegalArgumentException(
            id + " has no " + List.of(path) + " but " + node.propertyNames());
      }
    }
    return new R(id, at);
  }

  /** The number there; R's "Inf", "-Inf" and "NA" come as text. */
  public double number(Object... path) {
    JsonNode at = at(path).node;
    if (at.isArray() && at.size() == 1) {
      at = at.get(0);
    }
    if (at.isNumber()) {
      return at.doubleValue();
    }
    return switch (at.asString()) {
      case "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      case "NA", "NaN" -> Double.NaN;
      default -> Double.parseDouble(at.asString());
    };
  }

  public String text(Object... path) {
    return at(path).node.asString();
  }

  public double[] numbers(Object... path) {
    return at(path).elements().stream().mapToDouble(R::number).toArray();
  }

  /** Rows of a table, elements of a list, or the members of an object. */
  public List<R> elements() {
    var elements = new ArrayList<R>();
    node.forEach(element -> elements.add(new R(id, element)));
    return elements;
  }

  /** The row of a table whose column says this. */
  public R row(String column, String is) {
    return elements().stream()
        .filter(row -> row.text(column).equals(is))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id + " has no row " + column + "=" + is));
  }

  private static Map<String, JsonNode> read() {
    var results = new TreeMap<String, JsonNode>();
    for (File file :
        new File("src/test/resources/r").listFiles((dir, name) -> name.endsWith(".json"))) {
      for (JsonNode result : JsonMapper.shared().readTree(file).get("results")) {
        results.put(result.get("id").asString(), result);
      }
    }
    return results;
  }
}
