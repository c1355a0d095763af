package groundwork.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A value from R that no test asks for would be a promise that nobody keeps. */
class EveryReferenceIsUsedTest {
  /** Results that are not compared, each with the reason. */
  private static final Map<String, String> LEFT = Map.of();

  @Test
  void each_result_is_named_in_a_test() throws IOException {
    var sources = new StringBuilder();
    try (var files = Files.walk(Path.of("src/test/java/groundwork"))) {
      for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
        if (!file.endsWith("EveryReferenceIsUsedTest.java")) {
          sources.append(Files.readString(file));
        }
      }
    }
    var unused = new ArrayList<String>();
    for (String id : R.ids().keySet()) {
      if (sources.indexOf("\"" + id.replace("'", "\\'") + "\"") < 0
          && sources.indexOf("\"" + id + "\"") < 0
          && !LEFT.containsKey(id)) {
        unused.add(id);
      }
    }
    assertThat(unused).isEmpty();
  }
}
