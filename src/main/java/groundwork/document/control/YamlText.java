package groundwork.document.control;

import groundwork.json.control.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import tools.jackson.databind.JsonNode;

/**
 * Writes trees as YAML that people like to read: small things on one line, lists of things in
 * blocks, long texts folded. Every value is read back as what it was.
 */
final class YamlText {
  private static final int WIDTH = 120;
  private static final String PLAIN = "[A-Za-z0-9_$(.\\u00c0-\\uffef][^\\n\\r\\t]*";
  private final ScalarResolver resolver = new JsonSchema().getScalarResolver();
  private final List<String> order;

  /**
   * @param order of members; those that it does not know come last, as they were given
   */
  YamlText(List<String> order) {
    this.order = order;
  }

  /** A whole document, with a newline at its end. */
  String document(JsonNode root) {
    return root.isObject() && !root.isEmpty() ? members(root, 0, true) : flow(root) + "\n";
  }

  /** Where a member stands among its sisters. */
  int rank(String name) {
    int known = order.indexOf(name);
    return known < 0 ? order.size() : known;
  }

  List<Map.Entry<String, JsonNode>> sorted(JsonNode object) {
    var members = new ArrayList<>(object.properties());
    members.sort(Comparator.comparingInt(member -> rank(member.getKey())));
    return members;
  }

  private String members(JsonNode object, int indent, boolean top) {
    var out = new StringBuilder();
    for (var member : sorted(object)) {
      out.append(" ".repeat(indent)).append(member(member, indent, top)).append('\n');
    }
    return out.toString();
  }

  /** One member in a block, without the space before and the newline after it. */
  String member(Map.Entry<String, JsonNode> member, int indent, boolean top) {
    var key = scalar(member.getKey());
    var value = member.getValue();
    boolean listOfThings = value.isArray() && value.valueStream().anyMatch(JsonNode::isContainer);
    return key + ":" + after(value, indent, key.length() + 2, top && listOfThings);
  }

  /**
   * What follows a colon, with the space or newline before it and no newline after it.
   *
   * @param indent of the key that it belongs to
   * @param taken characters on the line before the value, beside the indentation
   * @param open whether it is written in a block even if it would fit on one line
   */
  String after(JsonNode value, int indent, int taken, boolean open) {
    if (value.isString()) {
      return " " + text(value.stringValue(), indent, taken);
    }
    var line = flow(value);
    if (!value.isContainer() || value.isEmpty() || !open && fits(value, line, indent + taken)) {
      return " " + line;
    }
    return "\n"
        + strip(value.isArray() ? list(value, indent + 2) : members(value, indent + 2, false));
  }

  private String list(JsonNode list, int indent) {
    var out = new StringBuilder();
    list.forEach(one -> out.append(" ".repeat(indent)).append(dash(one, indent)).append('\n'));
    return out.toString();
  }

  /** One member of a list in a block, from its dash, without a newline after it. */
  String dash(JsonNode one, int indent) {
    var line = flow(one);
    if (one.isObject() && !one.isEmpty() && !fits(one, line, indent + 2)) {
      return "- " + members(one, indent + 2, false).strip();
    }
    return one.isString() ? "- " + text(one.stringValue(), indent, 2) : "- " + line;
  }

  private static boolean fits(JsonNode value, String line, int taken) {
    return line.length() + taken <= WIDTH && depth(value) <= 3;
  }

  private static int depth(JsonNode value) {
    return value.isContainer()
        ? 1 + value.valueStream().mapToInt(YamlText::depth).max().orElse(0)
        : 0;
  }

  private static String strip(String block) {
    return block.endsWith("\n") ? block.substring(0, block.length() - 1) : block;
  }

  /** On one line. */
  String flow(JsonNode value) {
    if (value.isObject()) {
      var members = new ArrayList<String>();
      sorted(value).forEach(member -> members.add(flowMember(member)));
      return "{" + String.join(", ", members) + "}";
    }
    if (value.isArray()) {
      return value.valueStream().map(this::flow).toList().toString();
    }
    return value.isString() ? inFlow(value.stringValue()) : value.toString();
  }

  String flowMember(Map.Entry<String, JsonNode> member) {
    return inFlow(member.getKey()) + ": " + flow(member.getValue());
  }

  private String inFlow(String text) {
    return text.matches(".*[\\[\\]{},].*") ? quoted(text) : scalar(text);
  }

  private String text(String text, int indent, int taken) {
    if (text.contains("\n") && literal(text)) {
      return (text.endsWith("\n") ? "|" : "|-") + lines(text.strip().split("\n", -1), indent);
    }
    if (text.length() + indent + taken > WIDTH && foldable(text)) {
      return ">-" + lines(folded(text, WIDTH - indent - 2), indent);
    }
    return scalar(text);
  }

  private static boolean literal(String text) {
    return text.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c))
        && text.strip().equals(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text)
        && text.lines().noneMatch(line -> line.endsWith(" "));
  }

  private static boolean foldable(String text) {
    return text.equals(text.strip())
        && !text.contains("  ")
        && text.chars().noneMatch(Character::isISOControl)
        && text.chars().noneMatch(c -> c == 0x85 || c == 0x2028 || c == 0x2029);
  }

  private static String[] folded(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines.toArray(String[]::new);
  }

  private static String lines(String[] lines, int indent) {
    var out = new StringBuilder();
    for (var line : lines) {
      out.append('\n').append(line.isEmpty() ? "" : " ".repeat(indent + 2) + line);
    }
    return out.toString();
  }

  /** Without quotes where nobody could take it for anything else. */
  String scalar(String text) {
    boolean plain =
        text.matches(PLAIN)
            && text.equals(text.strip())
            && !text.contains(": ")
            && !text.endsWith(":")
            && !text.contains(" #")
            && text.chars().noneMatch(c -> c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xfeff)
            && resolver.resolve(text, true).equals(Tag.STR);
    return plain ? text : quoted(text);
  }

  /** In double quotes; JSON's escapes are YAML's too. */
  static String quoted(String text) {
    var out = new StringBuilder();
    Json.write(text)
        .chars()
        .forEach(
            c ->
                out.append(
                    c == 0x2028 || c == 0x2029 || c == 0xfeff || c >= 0x7f && c < 0xa0
                        ? "\\u%04x".formatted(c)
                        : String.valueOf((char) c)));
    return out.toString();
  }
}
