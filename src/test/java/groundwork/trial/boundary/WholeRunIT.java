package groundwork.trial.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Participant;
import groundwork.it.TestBed;
import groundwork.json.control.Json;
import groundwork.trial.control.Runs;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
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

  /**
   * Runs until every arm was met, so that every method's explanations and every kind of step is
   * read.
   */
  @ParameterizedTest
  @ValueSource(strings = {"sentiment-forward-simulation", "credit-decision"})
  void nothing_the_browser_gets_gives_anything_away(String slug) throws SQLException {
    var study = Http.RESEARCHER.get("/api/studies/" + slug).json();
    var set = study.at("/stimuli/set").asString();
    var items = Http.RESEARCHER.get("/api/stimuli/" + set).json().path("items");
    var methods = new HashMap<String, String>();
    study
        .path("arms")
        .forEach(arm -> methods.put(arm.path("id").asString(), arm.path("method").asString()));
    assertThat(methods).isNotEmpty();
    var met = new HashSet<String>();
    for (int run = 0; !met.equals(methods.keySet()); run++) {
      assertThat(run).as("runs, and only these arms met: " + met).isLessThan(8 * methods.size());
      var participant = new Participant(slug);
      participant.join();
      participant.answerAll();
      assertThat(participant.step().path("outcome").asString()).isEqualTo("completed");
      var arm = arm(participant);
      met.add(arm);
      assertThat(explanations(participant) > 0)
          .as("explanations in the arm " + arm)
          .isEqualTo(!methods.get(arm).equals("none"));
      for (var received : participant.received) {
        assertThat(received).doesNotContain(forbidden(study, items));
      }
      assertOutputAndReasonsOnlyInTheirTime(participant);
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

  /** The page is the same whatever the study: nothing of it stands in what everybody can read. */
  @ParameterizedTest
  @ValueSource(strings = {"sentiment-forward-simulation", "credit-decision"})
  void the_page_itself_knows_no_study(String slug) {
    var study = Http.RESEARCHER.get("/api/studies/" + slug).json();
    var set = study.at("/stimuli/set").asString();
    var words = new ArrayList<String>();
    Http.RESEARCHER
        .get("/api/stimuli/" + set)
        .json()
        .path("items")
        .forEach(item -> words.add(item.path("id").asString()));
    assertThat(words).isNotEmpty();
    study.path("arms").forEach(arm -> words.add("'" + arm.path("id").asString() + "'"));
    words.removeAll(List.of("'none'", "'advice'")); // words of every style sheet, and of any page
    words.addAll(List.of("placebo", "lime", "shap", slug));
    var page = Http.NOBODY.get("/take/" + slug).text();
    var files =
        Pattern.compile("(?:href|src)=\"(/ui/[^\"]+[.]js)\"")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(files).contains("/ui/take/take.js", "/ui/take/words.js", "/ui/take/steps/trial.js");
    assertNone(words, "/take/" + slug, page);
    for (var file : files) {
      var answer = Http.NOBODY.get(file);
      assertThat(answer.status()).as(file).isEqualTo(200);
      assertNone(words, file, answer.text());
    }
  }

  /** Whole words: "shap" is no part of "shape". */
  private static void assertNone(List<String> words, String file, String text) {
    for (var word : words) {
      var whole = Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])");
      assertThat(whole.matcher(text).find()).as("\"%s\" in %s", word, file).isFalse();
    }
  }

  private static String arm(Participant participant) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var query =
            connection.prepareStatement(
                """
                select e.arm from enrolment e join study s on s.id = e.study
                where s.slug = ? and e.key_hash = ?""")) {
      query.setString(1, participant.study);
      query.setBytes(2, Runs.hash(participant.key));
      try (var row = query.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    }
  }

  private static JsonNode step(String received) {
    return Json.tree(received.substring(received.indexOf('\n') + 1)).path("step");
  }

  private static long explanations(Participant participant) {
    return participant.received.stream()
        .filter(received -> step(received).path("explanation").isObject())
        .count();
  }

  private static void assertOutputAndReasonsOnlyInTheirTime(Participant participant) {
    for (var received : participant.received) {
      var body = received.substring(received.indexOf('\n') + 1);
      var step = step(received);
      boolean mayKnow =
          step.path("task").asString().equals("observe")
              || step.path("stage").asString().equals("final");
      if (step.path("kind").asString().equals("trial") && !mayKnow) {
        assertThat(step.path("output").isNull()).as(body).isTrue();
        assertThat(step.path("explanation").isNull()).as(body).isTrue();
      }
    }
  }

  private static void assertNoStepShowsMoreThanOneInstance(Participant participant) {
    for (var received : participant.received) {
      assertThat(received.split("\"instance\":", -1).length - 1).isLessThanOrEqualTo(1);
    }
  }
}
