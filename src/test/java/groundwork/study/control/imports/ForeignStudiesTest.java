package groundwork.study.control.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundwork.json.control.Json;
import groundwork.problem.entity.Rejected;
import groundwork.study.entity.ForeignTaken.Left;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ForeignStudiesTest {
  private static final String REVISIT =
      """
      {"studyMetadata": {"title": "Bars & pies", "description": "Which is read faster?"},
       "uiConfig": {"contactEmail": "a@example.org", "studyEndMsg": "Thank **you**", "sidebarWidth": 300},
       "studyRules": {"display": {"minWidth": 800}, "devices": {"allowed": ["desktop", "mobile"]}, "inputs": {}},
       "baseComponents": {"chart": {"type": "image", "path": "x.png"}},
       "components": {
         "Consent": {"type": "markdown", "path": "study/consent.md", "response": []},
         "intro": {"type": "markdown", "path": "study/intro.md", "response": []},
         "bar": {"baseComponent": "chart", "response": [{"id": "n", "type": "numerical", "prompt": "How many?"}]},
         "form": {"type": "questionnaire", "response": [
           {"id": "age", "type": "numerical", "prompt": "Age?", "min": 18, "max": 99},
           {"id": "why", "type": "longText", "prompt": "Why?"},
           {"id": "which", "type": "radio", "prompt": "Which?", "options": ["Bar", {"label": "Pie"}]},
           {"id": "pick", "type": "ranking-sublist", "prompt": "Order", "options": ["a", "b"]},
           {"id": "line", "type": "divider"},
           {"id": "head", "type": "textOnly", "prompt": "## A head"}]},
         "check": {"type": "questionnaire", "correctAnswer": [{"id": "q", "answer": "Two"}],
           "response": [{"id": "q", "type": "dropdown", "prompt": "1 + 1?", "options": ["One", "Two"]}]},
         "attentionCheck": {"type": "questionnaire", "correctAnswer": [{"id": "a", "answer": "Blue"}],
           "response": [{"id": "a", "type": "buttons", "prompt": "Choose blue", "options": ["Red", "Blue"]}]}},
       "sequence": {"order": "fixed", "components": ["Consent", "intro", "form", "bar",
         {"order": "latinSquare", "numSamples": 1, "components": ["check", "intro"], "skip": []},
         {"order": "fixed", "components": ["intro", "intro"],
          "interruptions": [{"components": ["attentionCheck"], "firstLocation": 1, "spacing": 1}]},
         {"order": "dynamic", "functionPath": "f.js"}, "$nasa.components.x", "nowhere"]}}""";

  private static Converted revisit(String text, Map<String, String> files) {
    return ForeignStudies.read("revisit", "config.json", Json.tree(text), files);
  }

  @Test
  void what_has_a_counterpart_is_taken() {
    var study =
        revisit(REVISIT, Map.of("study/intro.md", "# Hello", "study/consent.md", "# Agree"));
    assertThat(study.title()).isEqualTo("Bars & pies");
    assertThat(study.definition().path("question").stringValue())
        .isEqualTo("Which is read faster?");
    assertThat(study.files()).containsEntry("intro.md", "# Hello\n");
    assertThat(study.files().get("consent.md")).startsWith("# Agree");
    assertThat(study.definition().at("/device/minWidth").intValue()).isEqualTo(800);
    assertThat(study.definition().at("/outcomes/completed/message").stringValue())
        .isEqualTo("Thank **you**");
    assertThat(study.definition().path("flow").valueStream().map(ForeignStudiesTest::kind))
        .containsExactly(
            "intro instructions",
            "age screening",
            "why free-text",
            "which screening",
            "head instructions",
            "group group",
            "intro-3 instructions",
            "a attention",
            "intro-4 instructions");
    assertThat(study.definition().at("/flow/5/order").stringValue()).isEqualTo("latin-square");
    assertThat(study.definition().at("/flow/5/sample").intValue()).isEqualTo(1);
    assertThat(study.definition().at("/flow/5/blocks/0/questions/0/key").stringValue())
        .isEqualTo("two");
  }

  private static String kind(JsonNode block) {
    return block.path("id").stringValue() + " " + block.path("kind").stringValue();
  }

  @Test
  void what_has_none_is_named_with_its_place_and_the_reason() {
    var left = revisit(REVISIT, Map.of()).left();
    assertThat(left)
        .extracting(Left::pointer)
        .contains(
            "/uiConfig",
            "/studyRules/inputs",
            "/components/bar",
            "/components/bar/response/0",
            "/components/form/response/3",
            "/components/intro/path",
            "/sequence/components/4/skip",
            "/sequence/components/6",
            "/sequence/components/7",
            "/sequence/components/8");
    assertThat(left).allSatisfy(one -> assertThat(one.why()).isNotBlank());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "revisit | [] | ''",
        "revisit | 7 | ''",
        "revisit | {} | /components",
        "revisit | {\"components\": {}} | /sequence",
        "revisit | {\"components\": [], \"sequence\": {}} | /components",
        "revisit | {\"components\": {}, \"sequence\": {\"components\": 5}} | ''",
        "revisit | {\"components\": {\"a\": 3}, \"sequence\": {\"order\": \"fixed\", \"components\": [\"a\", 4, null, {}]}} | ''",
        "webxaii | {} | ''",
        "webxaii | [] | ''",
        "webxaii | [{\"type\": 3}] | ''",
        "webxaii | [{\"type\": \"p-other\"}] | ''"
      })
  void nonsense_is_refused_with_its_place(String platform, String text, String pointer) {
    assertThatThrownBy(() -> ForeignStudies.read(platform, "x.json", Json.tree(text), Map.of()))
        .isInstanceOfSatisfying(
            Rejected.class,
            wrong -> assertThat(wrong.findings.getFirst().pointer()).isEqualTo(pointer));
  }

  @Test
  void a_sequence_within_itself_without_end_is_refused() {
    var sequence = "{\"order\": \"fixed\", \"components\": [\"a\"]}";
    for (int i = 0; i < 30; i++) {
      sequence = "{\"order\": \"random\", \"components\": [" + sequence + "]}";
    }
    var text = "{\"components\": {}, \"sequence\": " + sequence + "}";
    assertThatThrownBy(() -> revisit(text, Map.of())).hasMessageContaining("nests at most");
  }

  @Test
  void a_protocol_of_webxaii_becomes_pages_questions_and_blocks_of_trials() {
    var study =
        ForeignStudies.read(
            "webxaii",
            "p.json",
            Json.tree(
                """
                [{"type": "p-instruction", "title": "<h3>Hello</h3>", "body_text": "<p>Look &amp; <b>say</b></p><img src='x'>"},
                 {"type": "p-task", "desc": "Birds", "timer": 7, "randomize": true, "feedback_answer_activated": true,
                  "instances": [{"input": {"is_image": true}, "model": {}, "explanations": [], "expected": 0}],
                  "question": {"type": "radio", "primary_text": "Is it right?", "answers": ["Yes", "No"]}},
                 {"type": "p-questionnaire", "questions": [
                   {"type": "slider", "primary_text": "How hard?", "answers": [""]},
                   {"type": "radio", "primary_text": "Which?", "answers": ["A", "B"]},
                   {"type": "matrix", "primary_text": "All?", "answers": []},
                   {"type": "textfield", "primary_text": "Remarks?", "answers": [""]}]}]"""),
            Map.of());
    assertThat(study.definition().path("flow").valueStream().map(ForeignStudiesTest::kind))
        .containsExactly(
            "hello instructions",
            "birds trials",
            "how-hard screening",
            "which screening",
            "remarks free-text");
    assertThat(study.files().get("hello.md")).isEqualTo("# Hello\n\nLook & **say**\n");
    assertThat(study.definition().at("/flow/1/limitMs").intValue()).isEqualTo(7000);
    assertThat(study.left())
        .extracting(Left::pointer)
        .containsAll(List.of("/0", "/1/instances", "/1/instances/0/model", "/2/questions/2"));
  }

  @Test
  void what_is_no_list_and_what_interrupts_at_random_is_reported() {
    var study =
        revisit(
            """
            {"uiConfig": {"contactEmail": "a@example.org"},
             "components": {"consent": {"type": "markdown", "path": "c.md", "response": {"x": 1}},
               "intro": {"type": "markdown", "path": "i.md"}},
             "sequence": {"order": "fixed", "components": ["consent", "intro"], "skip": [],
               "interruptions": [{"spacing": "random", "numInterruptions": 1, "components": ["intro"]}]}}""",
            Map.of("c.md", "# Agree", "i.md", "# Hello"));
    assertThat(study.left().stream().map(Left::pointer))
        .contains("/sequence/skip", "/sequence/interruptions/0", "/components/consent/response");
    assertThat(study.files().get("consent.md")).startsWith("# Agree").contains("a@example.org");
  }

  @Test
  @Timeout(10)
  void a_text_of_nothing_but_spaces_is_read_at_once() {
    for (var filler : List.of(" ", "\t\n", "<li", "<h1")) {
      assertThat(Conversion.plain(filler.repeat(300_000) + "x")).endsWith("x");
    }
  }
}
