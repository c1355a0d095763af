package groundwork.trial.control;

import groundwork.problem.entity.Finding;
import groundwork.trial.entity.Asked;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whether an answer fits what was asked. Pure. */
final class Fits {
  private Fits() {}

  /**
   * @param given the member of the answer; may be missing
   */
  static void check(Asked asked, JsonNode given, List<Finding> findings) {
    var pointer = "/answer/" + asked.name();
    switch (asked) {
      case Asked.Text text -> text(text, given, pointer, findings);
    }
  }

  private static void text(
      Asked.Text asked, JsonNode given, String pointer, List<Finding> findings) {
    Answers.text(given, pointer, asked.optional(), asked.maxLength(), findings);
  }
}
