package groundwork.study.control.imports;

import groundwork.document.entity.Document;
import groundwork.json.control.Json;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.study.entity.ForeignTaken.Left;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What all conversions of other platforms' studies share: ids, texts, blocks, and the report. */
class Conversion {
  private static final int LONGEST_LINE = 500;
  private static final int MOST_OPTIONS = 12;

  final String name;
  final Map<String, String> files = new TreeMap<>();
  final ObjectNode definition = Json.MAPPER.createObjectNode();
  private final Set<String> ids = new HashSet<>();
  private final List<String> taken = new ArrayList<>();
  private final List<Left> left = new ArrayList<>();

  /**
   * @param name of the document, for findings
   */
  Conversion(String name) {
    this.name = name;
  }

  final void took(String sentence) {
    taken.add(sentence);
  }

  final void leave(String pointer, String what, String why) {
    left.add(new Left(pointer, what, why));
  }

  final Rejected refused(String pointer, String rule, String remedy) {
    return new Rejected(
        Fault.INVALID,
        "This is no study that can be read: " + rule + ".",
        List.of(Finding.error(name, pointer, null, rule, remedy)));
  }

  /** The head of a definition; what the other platform does not know is left to be filled in. */
  final void begin(String title, String question) {
    definition.put("schema", "study/2");
    definition.put("title", line(title, "An imported study"));
    definition.put("rung", "human-grounded");
    definition.put("question", line(question, "[what is asked, in one sentence]"));
    definition.put("seed", 1);
    definition.put("minutes", 10);
    definition.putObject("consent").put("text", "consent.md").put("version", "1");
    definition.putArray("arms").addObject().put("id", "all").put("label", "Everybody");
    files.put(
        "consent.md",
        "# Before you begin\n\nThis study is run by [name of the researcher], [name of the institution].\n");
  }

  final Converted converted(ArrayNode flow) {
    if (flow.isEmpty()) {
      throw refused("", "nothing in it has a counterpart here", "Begin with a template.");
    }
    definition.set("flow", flow);
    leave(
        "",
        "the stimulus set",
        "Other platforms have no sets of items with outputs and explanations: name one under \"stimuli\".");
    return new Converted(definition.get("title").stringValue(), definition, files, taken, left);
  }

  final ObjectNode block(String wish, String kind) {
    var block = Json.MAPPER.createObjectNode();
    block.put("id", id(wish));
    block.put("kind", kind);
    return block;
  }

  /** Lower-case letters, digits and hyphens, once in the study. */
  final String id(String wish) {
    var plain =
        wish.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    var base = plain.isEmpty() ? "part" : plain.substring(0, Math.min(50, plain.length()));
    var id = base;
    for (int i = 2; !ids.add(id); i++) {
      id = base + "-" + i;
    }
    return id;
  }

  final ObjectNode page(String wish, String text) {
    var block = block(wish, "instructions");
    var file = block.get("id").stringValue() + ".md";
    files.put(file, text.isBlank() ? "[what stood here]\n" : text.strip() + "\n");
    block.put("text", file);
    return block;
  }

  final ObjectNode freeText(String wish, String question, boolean optional) {
    var block = block(wish, "free-text");
    block.put("question", line(question, "Your answer?"));
    block.put("optional", optional);
    return block;
  }

  /**
   * One question of several answers, or of a whole number, as it is asked before the assignment.
   */
  final ObjectNode screening(String wish, ObjectNode question) {
    var block = block(wish, "screening");
    block.putArray("questions").add(question);
    return block;
  }

  final ObjectNode question(String wish, String text) {
    var plain =
        wish.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^[^a-z]+|_$", "");
    var question = Json.MAPPER.createObjectNode();
    question.put(
        "id", plain.isEmpty() ? "answer" : plain.substring(0, Math.min(40, plain.length())));
    question.put("text", line(text, "Your answer?"));
    return question;
  }

  /**
   * @return whether there are as many as can be shown
   */
  final boolean options(ObjectNode into, List<String> labels) {
    if (labels.size() < 2 || labels.size() > MOST_OPTIONS) {
      return false;
    }
    var options = into.putArray("options");
    var used = new HashSet<String>();
    for (var label : labels) {
      var plain =
          label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
      var id = plain.isEmpty() ? "option" : plain.substring(0, Math.min(40, plain.length()));
      var one = id;
      for (int i = 2; !used.add(one); i++) {
        one = id + "-" + i;
      }
      options.addObject().put("id", one).put("label", line(label, one));
    }
    return true;
  }

  /** The id of the option with that label, or null. */
  static String option(ObjectNode question, String label) {
    return question
        .path("options")
        .valueStream()
        .filter(one -> one.path("label").asString("").equals(label))
        .map(one -> one.get("id").stringValue())
        .findFirst()
        .orElse(null);
  }

  /** On one line, without markup, as short as a line may be. */
  static String line(String text, String otherwise) {
    var plain = plain(text).replaceAll("\\s+", " ").strip();
    if (plain.isEmpty()) {
      return otherwise;
    }
    return plain.length() > LONGEST_LINE ? plain.substring(0, LONGEST_LINE - 1) + "…" : plain;
  }

  /** Without HTML; paragraphs, lists and what is bold stay recognisable as Markdown. */
  static String plain(String html) {
    return html.replaceAll("(?i)<br\\s*/?>|</p>|</div>|</section>|</tr>", "\n\n")
        .replaceAll("(?i)<h[1-6][^<>]*>", "\n\n# ")
        .replaceAll("(?i)</h[1-6]>", "\n\n")
        .replaceAll("(?i)<li[^<>]*>", "\n- ")
        .replaceAll("(?i)</?(b|strong)>", "**")
        .replaceAll("<[^<>]{1,2000}>", "")
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        // begins where a run of spaces does: a megabyte of spaces is read once, not from each of
        // them
        .replaceAll("(?<![ \\t])[ \\t]*+\\n[ \\t]*+", "\n")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  /** The members of a list; where another platform's document has something else, none. */
  final List<JsonNode> list(String pointer, JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().toList();
    }
    if (!node.isMissingNode() && !node.isNull()) {
      leave(pointer, "what stands here", "It is no list.");
    }
    return List.of();
  }

  static String text(JsonNode node, String member) {
    return node.path(member).isString() ? node.get(member).stringValue() : "";
  }

  static String step(String pointer, String member) {
    return pointer + Document.step(member);
  }
}
