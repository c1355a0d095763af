package groundwork.query.control;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the questions inside an article were answered. */
final class Reading {
  private Reading() {}

  /**
   * Share of right ones among those that have a right answer; one that was left out is not right.
   */
  static Map<String, Double> measures(JsonNode document, JsonNode answer) {
    int[] asked = new int[2];
    walk(document, answer.path("figure"), asked);
    return asked[0] == 0 ? Map.of() : Map.of("article_correct", asked[1] / (double) asked[0]);
  }

  private static void walk(JsonNode node, JsonNode records, int[] asked) {
    if (node.isObject()
        && node.path("type").asString("").equals("question")
        && node.path("key").isString()) {
      asked[0]++;
      var given = records.path(node.path("id").asString("")).asString("");
      asked[1] += given.equals(node.path("key").asString()) ? 1 : 0;
    }
    node.forEach(each -> walk(each, records, asked));
  }
}
