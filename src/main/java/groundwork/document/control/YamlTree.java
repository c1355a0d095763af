package groundwork.document.control;

import groundwork.document.entity.Document;
import groundwork.json.control.Json;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Builds a tree from YAML events. An alias points to the same node, so it costs nothing but its
 * count.
 */
final class YamlTree {
  private record Anchored(JsonNode node, long values) {}

  private static final JsonNodeFactory NODES = Json.MAPPER.getNodeFactory();
  private final ScalarResolver resolver = new JsonSchema().getScalarResolver();
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final Growth growth = new Growth();
  private final Iterator<Event> events;
  private long values;

  private YamlTree(String file, String text) {
    var settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(text.length() + 1).build();
    events = new Parse(settings).parseString(text).iterator();
  }

  static Document read(String file, String text) {
    var tree = new YamlTree(file, text);
    tree.events.next(); // the start of the stream
    var first = tree.events.next();
    if (!(first instanceof DocumentStartEvent)) {
      throw new Malformed(1, "the document is empty", "Write the definition into it.");
    }
    var root = tree.node(tree.events.next(), "", 0);
    tree.events.next(); // the end of the document
    var next = tree.events.next();
    if (next instanceof DocumentStartEvent) {
      throw new Malformed(
          line(next), "a file holds one document", "Remove the second one after \"---\".");
    }
    return new Document(file, root, tree.lines);
  }

  private JsonNode node(Event event, String pointer, int depth) {
    int line = line(event);
    lines.put(growth.place(pointer, line), line);
    Growth.requireDepth(depth, line);
    growth.add(1, line);
    values++;
    return switch (event) {
      case AliasEvent alias -> unfold(alias, line);
      case ScalarEvent scalar ->
          anchored(scalar.getAnchor().orElse(null), values, scalar(scalar, line));
      case CollectionStartEvent start -> {
        if (start.getTag().isPresent()) {
          throw tagged(line);
        }
        long before = values;
        var node =
            start instanceof MappingStartEvent
                ? mapping(pointer, depth)
                : sequence((SequenceStartEvent) start, pointer, depth);
        yield anchored(start.getAnchor().orElse(null), before, node);
      }
      default -> throw new Malformed(line, "a value is expected here", "Write one.");
    };
  }

  private JsonNode unfold(AliasEvent alias, int line) {
    var anchored = anchors.get(alias.getAlias());
    if (anchored == null) {
      throw new Malformed(
          line,
          "the alias *" + alias.getAlias() + " has no anchor before it",
          "Write the value here; an alias cannot contain itself.");
    }
    growth.add(anchored.values(), line);
    values += anchored.values();
    return anchored.node();
  }

  private JsonNode anchored(Anchor anchor, long before, JsonNode node) {
    if (anchor != null) {
      anchors.put(anchor, new Anchored(node, values - before + 1));
    }
    return node;
  }

  private JsonNode mapping(String pointer, int depth) {
    var node = NODES.objectNode();
    for (var event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      int line = line(event);
      if (!(event instanceof ScalarEvent key) || key.getValue().isEmpty()) {
        throw new Malformed(
            line, "a key is a word", "Write the key as plain text followed by a colon.");
      }
      if (node.has(key.getValue())) {
        throw new Malformed(
            line,
            "the key \"" + key.getValue() + "\" stands here twice",
            "Remove or rename one of the two.");
      }
      var place = pointer + Document.step(Growth.requireKey(key.getValue(), line));
      node.set(key.getValue(), node(events.next(), place, depth + 1));
      lines.put(place, line); // the key's own line reads better than the value's
    }
    return node;
  }

  private JsonNode sequence(SequenceStartEvent start, String pointer, int depth) {
    var node = NODES.arrayNode();
    for (var event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      node.add(node(event, pointer + "/" + node.size(), depth + 1));
    }
    return node;
  }

  private JsonNode scalar(ScalarEvent event, int line) {
    if (event.getTag().isPresent()) {
      throw tagged(line);
    }
    var text = event.getValue();
    var tag = event.isPlain() ? resolver.resolve(text, true) : Tag.STR;
    if (tag.equals(Tag.INT)) {
      var whole = new BigInteger(text);
      return whole.bitLength() < 64
          ? NODES.numberNode(whole.longValueExact())
          : NODES.numberNode(whole);
    }
    if (tag.equals(Tag.FLOAT)) {
      boolean words = text.endsWith("f") || text.endsWith("n"); // .inf, .nan
      double number = words ? Double.NaN : Double.parseDouble(text);
      return NODES.numberNode(Growth.requireFinite(number, line));
    }
    if (tag.equals(Tag.BOOL)) {
      return NODES.booleanNode(Boolean.parseBoolean(text));
    }
    return tag.equals(Tag.NULL)
        ? NODES.nullNode()
        : NODES.stringNode(Growth.requireText(text, line));
  }

  private static Malformed tagged(int line) {
    return new Malformed(
        line, "tags (like !!type) are not taken", "Remove the tag and write the plain value.");
  }

  private static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
