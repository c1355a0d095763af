package groundwork.query.control;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.entity.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What is wrong with a question. */
final class Refusal {
  private final List<Finding> findings = new ArrayList<>();

  void add(String pointer, String rule, String remedy) {
    findings.add(Finding.inBody("/input" + pointer, rule, remedy));
  }

  /** Other members than these are refused. */
  void known(JsonNode object, String pointer, Collection<String> members) {
    if (!object.isObject()) {
      add(pointer, "an object is expected", "Send an object.");
      return;
    }
    for (var name : object.propertyNames()) {
      if (!members.contains(name)) {
        var shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
        add(pointer, "\"%s\" is not known here".formatted(shown), "Known are " + members + ".");
        return;
      }
    }
  }

  /** A text; what is none counts as an empty one. */
  static String text(JsonNode node) {
    return node.isString() ? node.asString() : "";
  }

  void raise() {
    if (!findings.isEmpty()) {
      throw new Rejected(Fault.INVALID, "This cannot be asked; it was not counted.", findings);
    }
  }

  /** The item itself, in a task that asks what the model says of it. */
  static Rejected answerOf(Item item) {
    return new Rejected(
        Fault.FORBIDDEN,
        "What the model says of this case as it is, is the question of this step: change something"
            + " first.",
        List.of(
            Finding.inBody(
                "/input",
                "the model sees no difference to the case of this step",
                "Change something that the model can see.")));
  }
}
