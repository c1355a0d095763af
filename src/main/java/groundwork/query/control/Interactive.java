package groundwork.query.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The figures of a document that the server answers for, the document itself or inside it. */
final class Interactive {
  private static final Map<String, Answering> KINDS =
      Map.of(
          "sandbox", new WhatIf(),
          "sketch", new Drawing(),
          "playground", new Playground(),
          "loop", new Loop());

  private Interactive() {}

  static List<JsonNode> all(JsonNode document) {
    var found = new ArrayList<JsonNode>();
    walk(document, found);
    return found;
  }

  private static void walk(JsonNode node, List<JsonNode> found) {
    if (node.isObject() && KINDS.containsKey(node.path("kind").asString(""))) {
      found.add(node);
    } else {
      node.forEach(each -> walk(each, found));
    }
  }

  /**
   * @param id of the one that is meant; may be empty where there is only one
   */
  static Optional<JsonNode> find(JsonNode document, String id) {
    var all = all(document);
    return all.size() == 1 && id.isEmpty()
        ? Optional.of(all.getFirst())
        : all.stream().filter(one -> id(one).equals(id)).findFirst();
  }

  static String id(JsonNode figure) {
    return figure.path("id").asString("");
  }

  static Answering of(JsonNode figure) {
    return KINDS.get(figure.path("kind").asString());
  }
}
