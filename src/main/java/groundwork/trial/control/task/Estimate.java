package groundwork.trial.control.task;

import groundwork.study.entity.Asks;
import groundwork.trial.entity.Asked;
import groundwork.trial.entity.Scored;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Say how much, and perhaps within which limits. What the number is compared with, a probability of
 * the model or a feature of the item, is never shown.
 */
final class Estimate implements TaskType {
  @Override
  public List<Asked> asks(Scene scene) {
    return List.of(asked(scene.block().asks().number()));
  }

  /** The question as the page gets it: without what it is compared with. */
  static Asked.Number asked(Asks.Number number) {
    return new Asked.Number(
        "number",
        number.label(),
        number.unit(),
        number.min(),
        number.max(),
        number.decimals(),
        number.interval() == null ? null : number.interval().level());
  }

  @Override
  public Scored score(Scene scene, JsonNode answer) {
    var reference = Reference.of(scene);
    var given = answer.path("number");
    return reference == null || !given.path("value").isNumber()
        ? Scored.NOT
        : new Scored(null, measures(scene.block().asks().number(), given, reference));
  }

  /**
   * How far off. The score of Winkler is the width of the range, and where the range misses, twice
   * the distance to it divided by how often it may miss: of ranges that hold as often as they say,
   * the narrow ones have the least.
   */
  private static Map<String, Double> measures(Asks.Number asked, JsonNode given, double reference) {
    var measures = new HashMap<String, Double>();
    double error = given.path("value").asDouble() - reference;
    measures.put("error", error);
    measures.put("absolute_error", Math.abs(error));
    // after a time limit an end of the range may be missing
    if (asked.interval() != null && given.path("low").isNumber() && given.path("high").isNumber()) {
      double low = given.path("low").asDouble();
      double high = given.path("high").asDouble();
      double missed = Math.max(0, Math.max(low - reference, reference - high));
      measures.put("interval_width", high - low);
      measures.put("interval_hit", missed == 0 ? 1.0 : 0.0);
      measures.put("winkler", high - low + 2 / (1 - asked.interval().level()) * missed);
    }
    return measures;
  }

  @Override
  public Map<String, Object> rightly(Scene scene) {
    var reference = Reference.of(scene);
    if (reference == null) {
      return Map.of();
    }
    var asked = scene.block().asks().number();
    double places = Math.pow(10, asked.decimals());
    double value = Math.clamp(Math.rint(reference * places) / places, asked.min(), asked.max());
    if (asked.interval() == null) {
      return Map.of("number", Map.of("value", value));
    }
    double aside = 1 / places;
    return Map.of(
        "number",
        Map.of(
            "value", value,
            "low", Math.max(asked.min(), rounded(value - aside, places)),
            "high", Math.min(asked.max(), rounded(value + aside, places))));
  }

  private static double rounded(double value, double places) {
    return Math.rint(value * places) / places;
  }

  @Override
  public boolean tellsOutput(Scene scene) {
    return scene.block().output();
  }
}
