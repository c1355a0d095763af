package groundwork.query.control;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a classifier says, as it is kept and as it is told. */
final class Output {
  private static final double DIGITS = 1e6;

  private Output() {}

  static ObjectNode of(List<String> classes, double[] probabilities) {
    int best = 0;
    var output = JsonNodeFactory.instance.objectNode();
    var chances = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < classes.size(); i++) {
      if (probabilities[i] > probabilities[best]) {
        best = i;
      }
      chances.put(classes.get(i), Math.round(probabilities[i] * DIGITS) / DIGITS);
    }
    output.put("predicted", classes.get(best));
    output.set("chances", chances);
    return output;
  }

  static ObjectNode of(String says, Map<String, Double> chances) {
    var output = JsonNodeFactory.instance.objectNode().put("predicted", says);
    if (!chances.isEmpty()) {
      var each = output.putObject("chances");
      chances.forEach(each::put);
    }
    return output;
  }

  /** As far as the figure shows it. */
  static JsonNode shown(JsonNode figure, JsonNode output) {
    var show = figure.path("show");
    if (!show.isArray()) {
      return output;
    }
    var names = show.valueStream().map(JsonNode::asString).toList();
    var told = (ObjectNode) output.deepCopy();
    if (!names.contains("output")) {
      told.remove("predicted");
    }
    if (!names.contains("score")) {
      told.remove("chances");
    }
    return told;
  }
}
