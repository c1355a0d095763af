package groundwork.cli;

import groundwork.document.control.Nearest;
import groundwork.json.control.Json;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import java.util.List;

/** What people choose on the command line. */
final class Given {
  private static final int NAMED = 20;

  private Given() {}

  /** All, or those named. */
  static List<String> among(List<String> known, List<String> named, String what) {
    for (var one : named) {
      if (!known.contains(one)) {
        var near = Nearest.of(one, known).map(it -> "; did you mean \"" + it + "\"?").orElse("");
        throw new Rejected(
            Fault.INVALID,
            known.size() > NAMED
                ? "there is no %s \"%s\"%s".formatted(what, one, near)
                : "there is no %s \"%s\", only %s".formatted(what, one, known));
      }
    }
    return named.isEmpty() ? known : named;
  }

  /** A number, true, false or a list as JSON has it, else a word. */
  static Object value(String text) {
    try {
      return Json.MAPPER.readValue(text, Object.class);
    } catch (tools.jackson.core.JacksonException word) {
      return text;
    }
  }
}
