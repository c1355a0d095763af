package groundwork.study.control;

import groundwork.document.control.Schemas;
import groundwork.json.control.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** In which order members are written: names first, then as the schema has them. */
final class KeyOrder {
  private static final List<String> FIRST =
      List.of("schema", "id", "kind", "slug", "role", "title", "label", "onlyArms", "when");
  private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

  private KeyOrder() {}

  /**
   * @param schema name of a published one
   */
  static List<String> of(String schema) {
    return KNOWN.computeIfAbsent(
        schema,
        name -> {
          var order = new LinkedHashSet<>(FIRST);
          var root = Json.tree(new String(Schemas.text(name), StandardCharsets.UTF_8));
          root.path("properties").propertyNames().forEach(order::add);
          collect(root, order);
          return List.copyOf(order);
        });
  }

  private static void collect(JsonNode node, Set<String> order) {
    if (node.path("properties").isObject()) {
      node.get("properties").propertyNames().forEach(order::add);
    }
    node.forEach(child -> collect(child, order));
  }
}
