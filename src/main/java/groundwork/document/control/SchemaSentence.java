package groundwork.document.control;

import com.networknt.schema.Error;
import groundwork.document.entity.Document;
import groundwork.problem.entity.Finding;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the validator found, in words of somebody who knows their study and not JSON Schema. */
final class SchemaSentence {
  private static final String STRATUM = "^(screening|recruitment)";

  private SchemaSentence() {}

  static Finding of(Document document, JsonNode schema, Error error) {
    var pointer = error.getInstanceLocation().toString();
    var name = error.getProperty();
    var rule = error.getSchemaNode();
    var here = document.root().at(pointer);
    var keyword = error.getKeyword() == null ? "false" : error.getKeyword();
    return switch (keyword) {
      case "required" ->
          document.error(
              pointer,
              "\"" + name + "\" is missing " + within(pointer),
              "Add a line \"" + name + ": …\" here.");
      case "additionalProperties", "unevaluatedProperties" ->
          unknown(document, schema, pointer, name, error);
      case "type" ->
          document.error(
              pointer,
              "this is " + kind(here) + "; it must be " + wanted(rule),
              "Write " + wanted(rule) + (here.isNumber() ? " (text goes between quotes)." : "."));
      case "enum" ->
          document.error(
              pointer,
              "\"" + plain(here) + "\" is not one of the words that may stand here",
              "Write one of: " + words(rule) + Nearest.hint(plain(here), words(rule)));
      case "const" ->
          document.error(pointer, "this must be " + plain(rule), "Write " + plain(rule) + " here.");
      case "pattern" ->
          document.error(
              pointer, "\"" + plain(here) + "\" " + pattern(plain(rule)), renamed(plain(rule)));
      case "minimum", "exclusiveMinimum" ->
          document.error(
              pointer,
              plain(here)
                  + " is too small; it must be "
                  + (keyword.equals("minimum") ? "at least " : "more than ")
                  + plain(rule),
              "Write a larger number.");
      case "maximum", "exclusiveMaximum" ->
          document.error(
              pointer,
              plain(here)
                  + " is too large; it must be "
                  + (keyword.equals("maximum") ? "at most " : "less than ")
                  + plain(rule),
              "Write a smaller number.");
      case "minItems", "minProperties" ->
          document.error(
              pointer,
              "there are " + here.size() + " entries; at least " + plain(rule) + " must be here",
              "Add what is missing.");
      case "maxItems", "maxProperties" ->
          document.error(
              pointer,
              "there are " + here.size() + " entries; at most " + plain(rule) + " may be here",
              "Remove some.");
      case "minLength" -> document.error(pointer, "this text is empty", "Write something here.");
      case "maxLength" ->
          document.error(
              pointer,
              "this text has %d characters; at most %s are taken"
                  .formatted(plain(here).length(), plain(rule)),
              "Shorten it, or move it to a Markdown file.");
      case "uniqueItems" ->
          document.error(pointer, "an entry of this list stands in it twice", "Keep one of each.");
      case "false" ->
          document.error(
              pointer,
              "\""
                  + pointer.substring(pointer.lastIndexOf('/') + 1)
                  + "\" does not belong into a study on this rung",
              "Remove it, or change the rung.");
      default ->
          document.error(
              pointer, error.getMessage(), "See the published schema for what may stand here.");
    };
  }

  private static Finding unknown(
      Document document, JsonNode schema, String pointer, String name, Error error) {
    var place = error.getSchemaLocation().getFragment().toString();
    var known =
        String.join(
            ", ",
            schema.at(place.substring(0, place.lastIndexOf('/')) + "/properties").propertyNames());
    return document.error(
        pointer + Document.step(name),
        "\"" + name + "\" is not known " + within(pointer),
        known.isEmpty() ? "Remove it." : "Known here: " + known + Nearest.hint(name, known));
  }

  private static String within(String pointer) {
    return pointer.isEmpty() ? "in this document" : "here (" + pointer + ")";
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "a group of members";
      case ARRAY -> "a list";
      case STRING -> "text";
      case NUMBER -> node.isIntegralNumber() ? "a whole number" : "a number with decimals";
      case BOOLEAN -> "true or false";
      case NULL -> "empty";
      default -> "missing";
    };
  }

  private static String wanted(JsonNode rule) {
    if (rule.isArray()) {
      return rule.valueStream().map(SchemaSentence::wanted).collect(Collectors.joining(" or "));
    }
    return switch (plain(rule)) {
      case "object" -> "a group of members";
      case "array" -> "a list";
      case "string" -> "text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      default -> plain(rule);
    };
  }

  private static String pattern(String expression) {
    if (expression.endsWith("\\.md$")) {
      return "must be the name of a Markdown file, ending in .md";
    }
    if (expression.startsWith("^[a-z0-9][a-z0-9")) {
      return "must be lower-case letters, digits and hyphens, at most 64, beginning with a letter or digit";
    }
    if (expression.startsWith("^[a-z][a-z0-9_]{")) {
      return "must be lower-case letters, digits and underscores, at most 40, beginning with a letter: it names a column";
    }
    if (expression.startsWith("^[a-z]{2,3}(-")) {
      return "must be the code of a language, such as en, de or pt-BR";
    }
    if (expression.startsWith(STRATUM)) {
      return "must be the answer to a question of a screening or a parameter of the link";
    }
    return expression.equals("^[A-Z]{3}$")
        ? "must be the code of a currency, three capital letters such as GBP"
        : "must have the form " + expression;
  }

  private static String renamed(String expression) {
    return expression.startsWith(STRATUM)
        ? "Write screening.<question> or recruitment.<parameter>."
        : "Rename it.";
  }

  private static String words(JsonNode rule) {
    return rule.valueStream().map(SchemaSentence::plain).collect(Collectors.joining(", "));
  }

  private static String plain(JsonNode node) {
    return node.isString() ? node.stringValue() : node.toString();
  }
}
