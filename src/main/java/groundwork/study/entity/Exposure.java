package groundwork.study.entity;

import tools.jackson.databind.JsonNode;

/**
 * How far something was in view within one step: an explanation, or the advice.
 *
 * @param seen whether it was at all
 * @param firstMs from when on; null where it was not
 * @param millis how long in all
 * @param beforeChoice whether it was before an answer was first chosen
 */
public record Exposure(boolean seen, Double firstMs, double millis, boolean beforeChoice) {
  /**
   * @param events of the step, those that tell of it at least
   * @param target what it is called in them
   * @param fromStart whether it was there all the time
   * @param end when the step was over
   */
  public static Exposure of(JsonNode events, String target, boolean fromStart, double end) {
    if (fromStart) {
      return new Exposure(true, 0.0, end, true);
    }
    Double first = null;
    Double since = null;
    double sum = 0;
    double chosen = end;
    for (var event : events) {
      double at = event.path("t").asDouble();
      var type = event.path("type").asString("");
      if (type.equals("select") && event.path("target").asString("").equals("choice")) {
        chosen = Math.min(chosen, at);
      } else if (type.equals("reveal") && event.path("target").asString("").equals(target)) {
        boolean opened = event.path("value").asBoolean(false);
        if (opened && since == null) {
          since = at;
          first = first == null ? (Double) at : first;
        } else if (!opened && since != null) {
          sum += at - since;
          since = null;
        }
      }
    }
    if (since != null) {
      sum += Math.max(0, end - since);
    }
    return new Exposure(first != null, first, sum, first != null && first <= chosen);
  }
}
