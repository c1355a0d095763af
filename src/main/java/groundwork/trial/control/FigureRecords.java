package groundwork.trial.control;

import groundwork.problem.entity.Finding;
import groundwork.trial.control.task.Scene;
import groundwork.trial.entity.FigureRecord;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What was done inside a figure, as far as the figure declares it. Nothing of it is required: a
 * person may look without touching.
 */
final class FigureRecords {
  private static final int LONGEST = 2000;

  private FigureRecords() {}

  static void check(Scene scene, JsonNode given, List<Finding> findings) {
    if (given.isMissingNode()) {
      return;
    }
    var records = scene.records();
    Answers.known(
        given, "/answer/figure", records.stream().map(FigureRecord::name).toList(), findings);
    for (var one : records) {
      var value = given.path(one.name());
      if (!value.isMissingNode() && !value.isNull() && !fits(one.type(), value)) {
        findings.add(
            Finding.inBody(
                "/answer/figure/" + one.name(),
                "a %s is expected".formatted(words(one.type())),
                "Send one, or leave it out."));
      }
    }
  }

  private static boolean fits(String type, JsonNode value) {
    return switch (type) {
      case "number" -> value.isNumber() && Double.isFinite(value.asDouble());
      case "boolean" -> value.isBoolean();
      default -> value.isString() && value.asString().length() <= LONGEST;
    };
  }

  private static String words(String type) {
    return type.equals("string") ? "text of at most " + LONGEST + " characters" : type;
  }
}
