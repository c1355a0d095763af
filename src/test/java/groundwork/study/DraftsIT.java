package groundwork.study;

import static groundwork.it.Http.NOBODY;
import static groundwork.it.Http.RESEARCHER;
import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.json.control.Json;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DraftsIT extends GroundworkIT {
  private static JsonNode make(String slug) {
    var answer =
        RESEARCHER.post("/api/studies", Map.of("slug", slug, "title", "A: study", "set", "credit"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    return answer.json();
  }

  private static Http.Answer save(String slug, int revision, Map<String, ?> body) {
    return RESEARCHER.put("/api/studies/" + slug + "/draft", body, revision);
  }

  private static ObjectNode definition(JsonNode draft) {
    return ((ObjectNode) draft.get("definition")).deepCopy();
  }

  @Test
  void a_new_study_is_a_draft_without_errors_and_says_what_is_still_to_be_filled_in() {
    var draft = make("fresh");
    assertThat(draft.path("state").stringValue()).isEqualTo("draft");
    assertThat(draft.at("/definition/title").stringValue()).isEqualTo("A: study");
    assertThat(draft.path("findings").valueStream().map(one -> one.path("severity").stringValue()))
        .isNotEmpty()
        .containsOnly("WARNING");
    assertThat(draft.at("/estimate/arms")).hasSize(2);
    assertThat(draft.at("/outline/1/trials").intValue()).isEqualTo(8);
    assertThat(RESEARCHER.get("/api/studies/fresh/draft").json()).isEqualTo(draft);
  }

  @Test
  void a_slug_is_taken_once_and_has_a_plain_form() {
    make("taken");
    var again = RESEARCHER.post("/api/studies", Map.of("slug", "taken", "title", "x"));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text()).contains("There is a study \\\"taken\\\" already");
    for (var bad : new String[] {"", "Big", "a b", "-x", "x".repeat(65), "../x"}) {
      assertThat(RESEARCHER.post("/api/studies", Map.of("slug", bad, "title", "x")).status())
          .as(bad)
          .isEqualTo(422);
    }
    assertThat(
            RESEARCHER
                .post("/api/studies", Map.of("slug", "n", "title", "x", "template", "nope"))
                .status())
        .isEqualTo(422);
    assertThat(
            RESEARCHER
                .post("/api/studies", Map.of("slug", "n", "title", "x", "copyOf", "nope"))
                .status())
        .isEqualTo(404);
  }

  @Test
  void a_draft_with_errors_is_kept_listed_and_cannot_open() {
    var draft = make("unfinished");
    var definition = definition(draft);
    definition.put("minutes", "many");
    var saved = save("unfinished", 1, Map.of("definition", definition));
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    assertThat(saved.header("ETag")).isEqualTo("\"2\"");
    assertThat(saved.json().at("/findings/0/pointer").stringValue()).isEqualTo("/minutes");
    assertThat(RESEARCHER.get("/api/studies/unfinished").status()).isEqualTo(200);
    assertThat(RESEARCHER.get("/api/studies").text()).contains("\"unfinished\"");
    var opening = RESEARCHER.post("/api/studies/unfinished/opening", "");
    assertThat(opening.status()).isEqualTo(422);
    assertThat(RESEARCHER.post("/api/studies/unfinished/previews", "{}").status()).isEqualTo(422);
    var broken = save("unfinished", 2, Map.of("files", Map.of("study.yaml", "title: [")));
    assertThat(broken.json().path("definition").isNull()).isTrue();
    assertThat(broken.json().at("/findings/0/line").intValue()).isEqualTo(1);
    var shown = RESEARCHER.get("/api/studies/unfinished");
    assertThat(shown.json().path("title").stringValue()).isEqualTo("A: study");
  }

  @Test
  void sending_the_same_again_changes_nothing() {
    var definition = definition(make("again"));
    definition.put("minutes", 12);
    for (int i = 0; i < 3; i++) {
      var answer = save("again", 1, Map.of("definition", definition));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("revision").intValue()).isEqualTo(2);
    }
    assertThat(RESEARCHER.get("/api/studies/again/draft/revisions").json()).hasSize(2);
  }

  @Test
  void what_two_researchers_change_in_different_places_is_joined() {
    var draft = make("drafts-together");
    var one = definition(draft);
    one.put("minutes", 12);
    var other = definition(draft);
    ((ObjectNode) other.at("/flow/1")).put("question", "What now?");
    assertThat(save("drafts-together", 1, Map.of("definition", one)).status()).isEqualTo(200);
    var text = draft.at("/files/consent.md").stringValue() + "\nOne line more.\n";
    var joined =
        save(
            "drafts-together", 1, Map.of("definition", other, "files", Map.of("consent.md", text)));
    assertThat(joined.status()).as(joined.text()).isEqualTo(200);
    assertThat(joined.json().path("merged").booleanValue()).isTrue();
    assertThat(joined.json().at("/definition/minutes").intValue()).isEqualTo(12);
    assertThat(joined.json().at("/definition/flow/1/question").stringValue())
        .isEqualTo("What now?");
    assertThat(joined.json().at("/files/consent.md").stringValue()).isEqualTo(text);
  }

  @Test
  void what_two_researchers_change_in_one_place_is_asked_about_and_not_stored() {
    var draft = make("apart");
    var one = definition(draft);
    ((ObjectNode) one.at("/flow/1")).put("question", "Mine?");
    var other = definition(draft);
    ((ObjectNode) other.at("/flow/1")).put("question", "Yours?");
    save("apart", 1, Map.of("definition", one));
    var refused = save("apart", 1, Map.of("definition", other));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    var conflict = refused.json().at("/conflicts/0");
    assertThat(conflict.path("pointer").stringValue()).isEqualTo("/flow/1/question");
    assertThat(conflict.path("mine").stringValue()).isEqualTo("Yours?");
    assertThat(conflict.path("theirs").stringValue()).isEqualTo("Mine?");
    assertThat(refused.json().at("/current/revision").intValue()).isEqualTo(2);
    assertThat(save("apart", 2, Map.of("definition", other)).status()).isEqualTo(200);
  }

  @Test
  void a_thousand_revisions_are_thinned_out_and_a_stale_one_still_joins() {
    make("long");
    for (int i = 1; i <= 1000; i++) {
      var answer = save("long", i, Map.of("files", Map.of("note.md", "Note " + i)));
      assertThat(answer.json().path("revision").intValue()).isEqualTo(i + 1);
    }
    var kept = RESEARCHER.get("/api/studies/long/draft/revisions").json();
    assertThat(kept.size()).isBetween(150, 250);
    assertThat(kept.at("/0/revision").intValue()).isEqualTo(1001);
    var joined = save("long", 15, Map.of("files", Map.of("other.md", "x")));
    assertThat(joined.status()).as(joined.text()).isEqualTo(200);
    assertThat(joined.json().at("/files/note.md").stringValue()).isEqualTo("Note 1000");
    assertThat(
            RESEARCHER
                .get("/api/studies/long/draft/revisions/10")
                .json()
                .at("/files/note.md")
                .stringValue())
        .isEqualTo("Note 9");
    assertThat(RESEARCHER.get("/api/studies/long/draft/revisions/15").status()).isEqualTo(404);
  }

  @Test
  void nonsense_is_refused_with_a_sentence() {
    make("nonsense");
    assertThat(RESEARCHER.put("/api/studies/nonsense/draft", Map.of()).status()).isEqualTo(422);
    assertThat(save("nonsense", 9, Map.of()).status()).isEqualTo(409);
    assertThat(save("nonsense", 0, Map.of()).status()).isEqualTo(404);
    var files = new HashMap<String, Object>();
    files.put("../evil.md", "x");
    assertThat(save("nonsense", 1, Map.of("files", files)).status()).isEqualTo(422);
    assertThat(save("nonsense", 1, Map.of("files", 7)).status()).isEqualTo(422);
    assertThat(save("nonsense", 1, Map.of("definition", "text")).status()).isEqualTo(200);
    assertThat(RESEARCHER.get("/api/studies/nobody/draft").status()).isEqualTo(404);
    assertThat(NOBODY.get("/api/studies/nonsense/draft").status()).isEqualTo(401);
  }

  @Test
  void checking_stores_nothing_and_says_everything() {
    var definition = definition(make("checked"));
    definition.put("rung", "sideways");
    var answer = RESEARCHER.post("/api/studies/checks", Map.of("definition", definition));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().at("/findings/0/pointer").stringValue()).isEqualTo("/rung");
    assertThat(answer.json().at("/files/study.yaml").stringValue()).contains("rung: sideways");
    assertThat(RESEARCHER.get("/api/studies/checked/draft").json().path("revision").intValue())
        .isEqualTo(1);
  }

  @Test
  void a_copy_has_a_name_of_its_own_and_everything_else() {
    var copy =
        RESEARCHER.post(
            "/api/studies",
            Map.of("slug", "copied", "title", "Copied", "copyOf", "credit-decision"));
    assertThat(copy.status()).isEqualTo(201);
    assertThat(copy.json().at("/definition/slug").stringValue()).isEqualTo("copied");
    assertThat(Json.canonical(copy.json().at("/definition/flow")))
        .isEqualTo(
            Json.canonical(
                RESEARCHER
                    .get("/api/studies/credit-decision/draft")
                    .json()
                    .at("/definition/flow")));
  }
}
