package groundwork.trial.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Participant;
import groundwork.json.control.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whole runs of the shipped studies over HTTP, and proof that nothing of the key comes along. */
class WholeRunIT extends GroundworkIT {
  @ParameterizedTest
  @ValueSource(strings = {"sentiment-forward-simulation", "credit-decision"})
  void ends_with_a_code_and_a_debrief(String study) {
    var participant = new Participant(study);
    assertThat(participant.join().status()).isEqualTo(201);
    participant.answerAll();
    assertThat(participant.step().path("outcome").asString()).isEqualTo("completed");
    assertThat(participant.step().path("code").asString()).isNotBlank();
    assertThat(participant.step().path("html").asString()).contains("<");
    assertThat(participant.envelope().path("savedThrough").asInt())
        .isEqualTo(participant.seq() - 1);
  }

  /** One run per arm, so that every method's explanations and every kind of step is read. */
  @ParameterizedTest
  @ValueSource(strings = {"sentiment-forward-simulation", "credit-decision"})
  void nothing_the_browser_gets_gives_anything_away(String slug) {
    var study = Http.RESEARCHER.get("/api/studies/" + slug).json();
    var set = study.path("definition").path("stimuli").path("set").asString();
    var items = Http.RESEARCHER.get("/api/stimuli/" + set).json().path("items");
    for (int run = 0; run < study.path("arms").size(); run++) {
      var participant = new Participant(slug);
      participant.join();
      while (!participant.ended()) {
        participant.answer();
      }
      for (var received : participant.received) {
        assertThat(received).doesNotContain(forbidden(study, items));
      }
      assertOutputOnlyInItsTime(participant);
      assertNoStepShowsMoreThanOneInstance(participant);
    }
  }

  /** Names of members and identities that only the server's side knows. */
  private static List<String> forbidden(JsonNode study, JsonNode items) {
    var words =
        new ArrayList<>(
            List.of(
                "\"truth\":",
                "\"predicted\":",
                "\"scores\":",
                "\"arm\":",
                "\"condition\":",
                "\"method\":",
                "\"model\":",
                "\"ordinal\":",
                "\"item\":",
                "\"position\":",
                "placebo",
                "\"lime\"",
                "\"shap\"",
                "explained\""));
    items.forEach(item -> words.add("\"" + item.path("id").asString() + "\""));
    study.path("arms").forEach(arm -> words.add("\"" + arm.path("id").asString() + "\":"));
    return words;
  }

  private static void assertOutputOnlyInItsTime(Participant participant) {
    for (var received : participant.received) {
      var body = received.substring(received.indexOf('\n') + 1);
      var step = Json.tree(body).path("step");
      boolean mayKnow =
          step.path("task").asString().equals("observe")
              || step.path("stage").asString().equals("final");
      if (step.path("kind").asString().equals("trial") && !mayKnow) {
        assertThat(step.path("output").isNull()).as(body).isTrue();
      }
    }
  }

  private static void assertNoStepShowsMoreThanOneInstance(Participant participant) {
    for (var received : participant.received) {
      assertThat(received.split("\"instance\":", -1).length - 1).isLessThanOrEqualTo(1);
    }
  }
}
