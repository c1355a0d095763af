package groundwork.model;

import groundwork.document.control.Nearest;
import groundwork.document.entity.Document;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * A place in a model's file: what stands there, as what is expected there, or a refusal that names
 * file, JSON pointer, rule and remedy.
 */
record Place(String file, String pointer, JsonNode node) {
  Rejected refusal(String rule, String remedy) {
    return refusal(file, pointer, rule, remedy);
  }

  static Rejected refusal(String file, String pointer, String rule, String remedy) {
    return new Rejected(
        Fault.INVALID,
        "%s%s: %s. %s".formatted(file, pointer.isEmpty() ? "" : " at " + pointer, rule, remedy),
        List.of(Finding.error(file, pointer, null, rule, remedy)));
  }

  /** Runs what refuses its arguments, and says where they stood. */
  <T> T here(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException wrong) {
      throw refusal(wrong.getMessage(), "Correct this place of the model.");
    }
  }

  boolean has(String key) {
    return node.has(key) && !node.get(key).isNull();
  }

  Place at(String key) {
    if (!has(key)) {
      throw refusal("\"" + key + "\" is missing", "Add \"" + key + "\" here.");
    }
    return new Place(file, pointer + Document.step(key), node.get(key));
  }

  Place at(int index) {
    return new Place(file, pointer + "/" + index, node.get(index));
  }

  /** Refuses members that nobody reads: they are misspelt, or mean something that is not done. */
  void only(String... known) {
    if (!node.isObject()) {
      throw refusal("this is " + said() + ", not an object", "Write { … } here.");
    }
    for (var name : node.propertyNames()) {
      if (!List.of(known).contains(name)) {
        var hint =
            Nearest.of(name, List.of(known)).map(near -> " Did you mean \"%s\"?".formatted(near));
        throw new Place(file, pointer + Document.step(name), node.get(name))
            .refusal(
                "\"" + name + "\" is not known here",
                "Known here: " + String.join(", ", known) + "." + hint.orElse(""));
      }
    }
  }

  List<Place> list() {
    if (!node.isArray()) {
      throw refusal("this is " + said() + ", not a list", "Write [ … ] here.");
    }
    var all = new ArrayList<Place>();
    for (int i = 0; i < node.size(); i++) {
      all.add(at(i));
    }
    return all;
  }

  String text() {
    if (!node.isString() || node.stringValue().isBlank()) {
      throw refusal("this is " + said() + ", not a text", "Write a text between quotes here.");
    }
    return node.stringValue();
  }

  String text(String key, String otherwise) {
    return has(key) ? at(key).text() : otherwise;
  }

  /** One of these words. */
  String word(List<String> known) {
    var word = text();
    if (!known.contains(word)) {
      var hint = Nearest.of(word, known).map(near -> " Did you mean \"%s\"?".formatted(near));
      throw refusal(
          "\"" + word + "\" is not known here",
          "Write one of " + String.join(", ", known) + "." + hint.orElse(""));
    }
    return word;
  }

  boolean flag() {
    if (!node.isBoolean()) {
      throw refusal("this is " + said() + ", not true or false", "Write true or false here.");
    }
    return node.booleanValue();
  }

  int whole(int least, int most) {
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw refusal("this is " + said() + ", not a whole number", "Write a whole number here.");
    }
    int value = node.intValue();
    if (value < least || value > most) {
      throw refusal(
          "%d is not between %d and %d".formatted(value, least, most),
          "Write a number in that range.");
    }
    return value;
  }

  double number() {
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!Double.isFinite(value)) {
      throw refusal("this is " + said() + ", not a finite number", "Write a number here.");
    }
    return value;
  }

  double[] numbers() {
    if (!node.isArray()) {
      throw refusal(
          "this is " + said() + ", not a list of numbers", "Write [ … ] with numbers here.");
    }
    double[] values = new double[node.size()];
    for (int i = 0; i < values.length; i++) {
      var one = node.get(i);
      double value = one.isNumber() ? one.doubleValue() : Double.NaN;
      values[i] = Double.isFinite(value) ? value : at(i).number(); // which refuses it
    }
    return values;
  }

  double[] numbers(int size, String what) {
    double[] values = numbers();
    if (values.length != size) {
      throw refusal(
          "there are %d numbers, for %s there must be %d".formatted(values.length, what, size),
          "Write %d numbers here.".formatted(size));
    }
    return values;
  }

  /** Rows of the same length. */
  double[][] rows() {
    var list = list();
    if (list.isEmpty()) {
      throw refusal("there is no row", "Write at least one row of numbers.");
    }
    double[][] rows = new double[list.size()][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = r == 0 ? list.get(r).numbers() : list.get(r).numbers(rows[0].length, "row " + r);
    }
    if (rows[0].length == 0) {
      throw at(0).refusal("this row is empty", "Write the weights of one output here.");
    }
    return rows;
  }

  /** Different texts, at least one. */
  List<String> names() {
    var names = list().stream().map(Place::text).toList();
    if (names.isEmpty()) {
      throw refusal("this list is empty", "Write at least one name.");
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < names.size(); i++) {
      if (!seen.add(names.get(i))) {
        throw at(i).refusal("\"%s\" stands here twice".formatted(names.get(i)), "Rename one.");
      }
    }
    return names;
  }

  private String said() {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list of " + node.size();
      case STRING -> "the text \"" + shortened(node.stringValue()) + "\"";
      case NULL -> "null";
      default -> shortened(node.toString());
    };
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
