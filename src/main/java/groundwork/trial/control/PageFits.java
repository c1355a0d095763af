package groundwork.trial.control;

import groundwork.problem.entity.Finding;
import groundwork.trial.entity.Asked;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whether a page of the domain reported what the study says that it reports. Pure. */
final class PageFits {
  private static final int LONGEST = 2000;

  /** True where the page never said anything: nobody is held up by a page that is not there. */
  private static final String UNANSWERED = "unanswered";

  private PageFits() {}

  static void page(Asked.Page asked, JsonNode given, String pointer, List<Finding> findings) {
    if (given.size() == 1 && given.path(UNANSWERED).asBoolean(false)) {
      return;
    }
    int before = findings.size();
    Answers.known(
        given, pointer, asked.fields().stream().map(field -> field.name()).toList(), findings);
    if (findings.size() > before) {
      return;
    }
    for (var field : asked.fields()) {
      var value = given.path(field.name());
      boolean missing = value.isMissingNode() || value.isNull();
      if (missing && field.optional()) {
        continue;
      }
      boolean fits =
          switch (field.type()) {
            case "number" ->
                value.isNumber()
                    && Double.isFinite(value.asDouble())
                    && (field.min() == null || value.asDouble() >= field.min())
                    && (field.max() == null || value.asDouble() <= field.max());
            case "boolean" -> value.isBoolean();
            default ->
                value.isString()
                    && value.asString().length() <= LONGEST
                    && (field.options().isEmpty() || field.options().contains(value.asString()));
          };
      if (!fits) {
        findings.add(
            Finding.inBody(
                pointer + "/" + field.name(),
                field.options().isEmpty()
                    ? "a %s within the declared limits is expected".formatted(field.type())
                    : "one of " + field.options() + " is expected",
                "Let the page report what the study declares."));
      }
    }
  }
}
