package groundwork.study.control;

import groundwork.problem.entity.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Texts of a template that nobody has filled in yet, such as {@code [name of the institution]}. */
final class PlaceholderRules {
  private static final Pattern OPEN =
      Pattern.compile(
          "\\[(?:name|e-mail|address|date|number|telephone|title|what|who|amount)\\b[^\\]\\n]{0,200}](?![(\\[:])");

  private PlaceholderRules() {}

  static List<Finding> check(Map<String, String> files) {
    var findings = new ArrayList<Finding>();
    files.forEach(
        (name, text) -> {
          if (!name.endsWith(".md")) {
            return;
          }
          int line = 1;
          for (var one : text.split("\n", -1)) {
            var open = OPEN.matcher(one);
            while (open.find()) {
              findings.add(
                  Finding.warning(
                      name,
                      "",
                      line,
                      "\"" + open.group() + "\" is still to be filled in",
                      "Write it before you invite anybody."));
            }
            line++;
          }
        });
    return findings;
  }
}
