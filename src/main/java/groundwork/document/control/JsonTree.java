package groundwork.document.control;

import groundwork.document.entity.Document;
import groundwork.json.control.Json;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Builds a tree from JSON tokens, so that each place knows its line. */
final class JsonTree {
  private static final JsonNodeFactory NODES = Json.MAPPER.getNodeFactory();
  private final Map<String, Integer> lines = new HashMap<>();
  private final Growth growth = new Growth();
  private final JsonParser parser;

  private JsonTree(JsonParser parser) {
    this.parser = parser;
  }

  static Document read(String file, String text) {
    try (var parser = Json.MAPPER.createParser(text)) {
      var tree = new JsonTree(parser);
      var root = tree.node(parser.nextToken(), "", 0);
      if (parser.nextToken() != null) {
        throw new Malformed(tree.line(), "a file holds one document", "Remove what follows it.");
      }
      return new Document(file, root, tree.lines);
    }
  }

  private JsonNode node(JsonToken token, String pointer, int depth) {
    lines.putIfAbsent(growth.place(pointer, line()), line());
    Growth.requireDepth(depth, line());
    growth.add(1, line());
    return switch (token) {
      case START_OBJECT -> {
        var node = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          var name = Growth.requireKey(parser.currentName(), line());
          var place = pointer + Document.step(name);
          lines.put(place, line());
          node.set(name, node(parser.nextToken(), place, depth + 1));
        }
        yield node;
      }
      case START_ARRAY -> {
        var node = NODES.arrayNode();
        for (var next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          node.add(node(next, pointer + "/" + node.size(), depth + 1));
        }
        yield node;
      }
      case VALUE_STRING -> NODES.stringNode(Growth.requireText(parser.getString(), line()));
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? NODES.numberNode(parser.getBigIntegerValue())
              : NODES.numberNode(parser.getLongValue());
      case VALUE_NUMBER_FLOAT ->
          NODES.numberNode(Growth.requireFinite(parser.getDoubleValue(), line()));
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }
}
