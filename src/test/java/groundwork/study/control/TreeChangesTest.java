package groundwork.study.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.json.control.Json;
import groundwork.study.entity.Changes.Change;
import groundwork.study.entity.Changes.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeChangesTest {
  private static final String BEFORE =
      """
      {"title": "T", "minutes": 5, "question": "Q?", "stimuli": {"set": "s", "model": "m"},
       "arms": [{"id": "a", "label": "A"}, {"id": "b"}],
       "flow": [{"id": "main", "kind": "trials", "items": {"perCell": 3}, "question": "What?"},
                {"id": "end", "kind": "free-text"}]}""";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"perCell\": 3 | \"perCell\": 4 | Block \"main\", items: perCell 3 → 4 | Participants and scoring",
        "\"minutes\": 5 | \"minutes\": 6 | Minutes 5 → 6 | Participants:",
        "\"minutes\": 5, | '' | Minutes is no longer 5 | Participants:",
        "\"Q?\" | \"R?\" | Question \"Q?\" → \"R?\" | Only researchers",
        "\"What?\" | \"Who?\" | Block \"main\": question \"What?\" → \"Who?\" | Participants:",
        "\"model\": \"m\" | \"model\": \"n\" | Stimuli: model \"m\" → \"n\" | Participants and scoring",
        "\"label\": \"A\" | \"label\": \"B\" | Arm \"a\": label \"A\" → \"B\" | Only researchers",
        "{\"id\": \"b\"} | {\"id\": \"c\"} | Arm \"b\" is gone | Participants and the analysis",
        "\"title\": | \"locale\": \"de\", \"title\": | Locale is now \"de\" | Participants:"
      })
  void says_what_is_different_in_a_sentence(String from, String to, String what, String affects) {
    var changes =
        TreeChanges.of("study.yaml", Json.tree(BEFORE), Json.tree(BEFORE.replace(from, to)));
    assertThat(changes.getFirst().what()).isEqualTo(what);
    assertThat(changes.getFirst().affects()).startsWith(affects);
  }

  @Test
  void a_new_order_is_one_change() {
    var after =
        BEFORE.replace(
            "[{\"id\": \"a\", \"label\": \"A\"}, {\"id\": \"b\"}]",
            "[{\"id\": \"b\"}, {\"id\": \"a\", \"label\": \"A\"}]");
    assertThat(TreeChanges.of("study.yaml", Json.tree(BEFORE), Json.tree(after)))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.kind()).isEqualTo(Kind.MOVED);
              assertThat(one.what()).isEqualTo("order of arms: a, b → b, a");
            });
  }

  @Test
  void nothing_and_something_can_be_compared() {
    assertThat(TreeChanges.of("plan.yaml", null, null)).isEmpty();
    assertThat(TreeChanges.of("plan.yaml", null, Json.tree("{}")))
        .extracting(Change::kind)
        .containsExactly(Kind.ADDED);
    assertThat(TreeChanges.of("plan.yaml", Json.tree("{\"a\": [1]}"), Json.tree("{\"a\": {}}")))
        .extracting(Change::affects)
        .allMatch(text -> text.startsWith("The analysis"));
  }
}
