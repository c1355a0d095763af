package groundwork.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what the server says about its own start. */
record ServerLog(Path file) {
  private static final String FAILED = "Exception while loading the app";

  private static final Pattern READY = Pattern.compile("Payara Micro .* ready in ");

  /** The last one in the log is the deepest of the failure that ended the start. */
  private static final Pattern CAUSE =
      Pattern.compile("Caused by: (?:[\\w.$]+(?:Exception|Error): )?(.+)");

  /**
   * Why the application could not be loaded; empty as long as it can. The server itself would go on
   * without it and answer 404 for ever.
   */
  Optional<String> failure() throws IOException {
    var lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(FAILED)) {
        return Optional.of(cause(lines));
      }
    }
    return Optional.empty();
  }

  /** Whether the server itself says that it has finished starting. */
  boolean saysReady() throws IOException {
    return lines().stream().anyMatch(line -> READY.matcher(line).find());
  }

  private static String cause(List<String> lines) {
    String last = "its cause is not said";
    for (var line : lines) {
      var cause = CAUSE.matcher(line);
      if (cause.find()) {
        last = cause.group(1);
      }
    }
    return last.replaceFirst("\\]\\]$", "").strip();
  }

  String tail() throws IOException {
    var lines = lines();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  private List<String> lines() throws IOException {
    return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8)
        .lines()
        .toList();
  }
}
