package groundwork.stimulus.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.json.control.Json;
import groundwork.stimulus.TinySet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a figure to act in is said when its set is stored, not to a participant. */
class ActingRulesTest {
  private static List<String> wrong(String figure) {
    var all = new ArrayList<String>();
    ActingRules.check(
        Json.tree(figure),
        TinySet.read().manifest(),
        (pointer, rule, remedy) -> all.add(pointer + ": " + rule));
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sandbox", "playground", "loop", "article"})
  void the_documentations_examples_are_right(String kind) throws IOException {
    try (var in = ActingRulesTest.class.getResourceAsStream("/figures/" + kind + ".json")) {
      assertThat(wrong(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"kind\":\"sandbox\",\"oracle\":{\"type\":\"server\"}}|either inputs or a text",
        "{\"kind\":\"sandbox\",\"oracle\":{\"type\":\"server\"},\"inputs\":[{\"name\":\"weight\"}]}|no feature \"weight\"",
        "{\"kind\":\"sandbox\",\"oracle\":{\"type\":\"server\"},\"text\":\"a\"}|read no texts",
        "{\"kind\":\"sandbox\",\"oracle\":{\"type\":\"lookup\"},\"inputs\":[{\"name\":\"weight\"}]}|no value to begin with",
        "{\"kind\":\"sandbox\",\"oracle\":{\"type\":\"server\"},\"inputs\":[{\"name\":\"size\"}],\"goal\":{\"reach\":\"maybe\"}}|no class \"maybe\"",
        "{\"kind\":\"sketch\"}|read no pictures",
        "{\"kind\":\"playground\",\"oracle\":{\"type\":\"precomputed\"},\"points\":[{}]}|no precomputed trainings",
        "{\"kind\":\"playground\",\"oracle\":{\"type\":\"server\"},\"points\":[{\"held\":true}]}|every point is held out",
        "{\"kind\":\"playground\",\"oracle\":{\"type\":\"server\"},\"points\":[{}],\"parameters\":{\"hidden\":[[2]]},\"start\":{\"hidden\":[3]}}|not offered",
        "{\"kind\":\"loop\",\"feedback\":\"label\",\"update\":{\"mode\":\"none\"}}|nothing to choose from",
        "{\"kind\":\"loop\",\"feedback\":\"label\",\"classes\":[],\"update\":{\"mode\":\"precomputed\"}}|no precomputed model",
        "{\"kind\":\"loop\",\"feedback\":\"label\",\"classes\":[{\"id\":\"a\"}],\"features\":[{\"id\":\"f\"}],\"update\":{\"mode\":\"server\"},\"key\":{\"train\":[{\"x\":[1,2],\"label\":\"a\"}]}}|one value for each feature",
        "{\"kind\":\"loop\",\"feedback\":\"label\",\"classes\":[{\"id\":\"a\"}],\"features\":[{\"id\":\"f\"}],\"update\":{\"mode\":\"server\"},\"key\":{\"train\":[{\"x\":[1],\"label\":\"a\"}]}}|two classes or more",
        "{\"kind\":\"article\",\"sections\":[{\"blocks\":[{\"type\":\"question\",\"id\":\"q\",\"options\":[]}]}]}|no record keeps the answer",
        "{\"kind\":\"article\",\"sections\":[{\"blocks\":[{\"type\":\"figure\",\"figure\":{\"kind\":\"scatter\"}}]}]}|is missing",
        "{\"kind\":\"article\",\"sections\":[{\"blocks\":[{\"type\":\"figure\",\"figure\":{\"kind\":\"loop\",\"feedback\":\"label\",\"items\":[{\"id\":\"a\"}],\"classes\":[{\"id\":\"a\",\"label\":\"a\"},{\"id\":\"b\",\"label\":\"b\"}],\"update\":{\"mode\":\"none\"}}},{\"type\":\"figure\",\"figure\":{\"kind\":\"loop\",\"feedback\":\"label\",\"items\":[{\"id\":\"a\"}],\"classes\":[{\"id\":\"a\",\"label\":\"a\"},{\"id\":\"b\",\"label\":\"b\"}],\"update\":{\"mode\":\"none\"}}}]}]}|several figures in it ask"
      })
  void what_could_not_be_answered_is_told(String figure, String rule) {
    assertThat(wrong(figure)).anyMatch(one -> one.contains(rule));
  }

  @Test
  void other_figures_are_none_of_its_business() {
    assertThat(wrong("{\"kind\": \"scatter\"}")).isEmpty();
  }
}
