package groundwork.response.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Participant;
import groundwork.it.TestBed;
import groundwork.json.control.Json;
import groundwork.trial.Spoiled;
import groundwork.trial.TaskStudy;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Over HTTP: whatever stands in the place of an answer is taken or refused with a problem that
 * names the place; nothing is stored by halves, and the right answer goes in afterwards.
 */
class SpoiledAnswersIT extends GroundworkIT {
  /** Fewer than the unit test has: what reaches further than one class. */
  private static final List<String> NONSENSE =
      List.of(
          "null",
          "1.5",
          "1e300",
          "\"<script>alert(1)</script>\"",
          "\"'); drop table response; --\"",
          "\"👩‍👩‍👧‍👦 \\u202e é\"",
          "[]",
          "[\"a\", \"a\"]",
          "{\"a\": {\"b\": null}}");

  /** JSON that no reader may make a value of, or no database could keep. */
  private static final List<String> RAW =
      List.of(
          "\"\\u0000\"",
          "\"half \\ud800\"",
          "\"\\udc00 turned\"",
          "1e400",
          "-1e200000",
          "NaN",
          "[".repeat(200) + "]".repeat(200),
          "{\"a\": 1, \"a\": 2}",
          "\"" + "x".repeat(100_000) + "\"",
          "\"" + "x".repeat(1 << 20) + "\"",
          "");

  static Stream<String> tasks() {
    return TaskStudy.BLOCKS.keySet().stream();
  }

  private static Participant joined(String slug) {
    var participant = new Participant(slug);
    participant.join();
    return participant;
  }

  private static String opened(String slug, String task, String block) {
    var stored =
        Http.RESEARCHER.put(
            "/api/studies/" + slug, Map.of("files", TaskStudy.files(slug, task, block)));
    assertThat(stored.status()).as(stored.text()).isLessThan(300);
    assertThat(Http.RESEARCHER.post("/api/studies/" + slug + "/opening", "{}").status())
        .isLessThan(300);
    return slug;
  }

  private static Http.Answer sent(Participant participant, String body) {
    return new Http(participant.key).post(participant.path("/run/saves"), body);
  }

  /**
   * @return whether it was taken
   */
  private static boolean sound(Participant participant, Http.Answer answer, String what) {
    assertThat(answer.status()).as(what + " → " + answer.text()).isBetween(200, 499);
    if (answer.status() < 300) {
      return true;
    }
    assertThat(answer.header("Content-Type")).as(what).isEqualTo("application/problem+json");
    assertThat(answer.text()).as(what).contains("urn:groundwork:problem:");
    return false;
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void what_does_not_fit_is_refused_with_its_place_and_can_be_corrected(String task)
      throws SQLException {
    var slug = opened("spoiled-" + task, task, TaskStudy.BLOCKS.get(task));
    var participant = joined(slug);
    var fitting = Json.tree(Json.write(participant.fittingAnswer()));
    for (var one : Spoiled.of(fitting, NONSENSE)) {
      int due = participant.seq();
      var body = (ObjectNode) Json.tree(Json.write(participant.submission(Map.of())));
      body.set("answer", one.answer());
      var answer = sent(participant, body.toString());
      if (sound(participant, answer, one.toString())) {
        assertThat(one.extra()).as(one.toString()).isFalse();
        participant = joined(slug);
        continue;
      }
      assertThat(answer.text()).as(one.toString()).contains("\"pointer\"", "\"remedy\"");
      participant.current(false);
      assertThat(participant.seq()).as(one.toString()).isEqualTo(due);
    }
    participant.answerAll();
    assertThat(participant.step().path("code").asString()).isEqualTo("DONE-1");
    assertThat(
            count(
                "select count(*) from response r join enrolment e on e.id = r.enrolment where e.key_hash = sha256(?::bytea)",
                participant.key))
        .isEqualTo(participant.seq());
    assertThat(Http.RESEARCHER.get("/api/studies/" + slug + "/results").status()).isEqualTo(200);
    assertThat(Http.RESEARCHER.get("/api/studies/" + slug + "/export.zip").status()).isEqualTo(200);
  }

  @Test
  void so_is_everything_that_comes_with_an_answer() {
    var slug = opened("spoiled-around", "describe", "items: {count: 60}, limitMs: 60000");
    var participant = joined(slug);
    var whole =
        (ObjectNode) Json.tree(Json.write(participant.submission(participant.fittingAnswer())));
    for (var member : List.copyOf(whole.propertyNames())) {
      for (var wrong : Stream.concat(RAW.stream(), Spoiled.NONSENSE.stream()).toList()) {
        participant = tried(slug, participant, member, "%s", wrong);
      }
    }
    for (var inside :
        List.of(
            "events|[{\"t\": %s, \"type\": \"select\"}]",
            "events|[{\"t\": 1.0, \"type\": %s}]",
            "events|[{\"t\": 1.0, \"type\": \"select\", \"target\": %s}]",
            "events|[{\"t\": 1.0, \"type\": \"select\", \"value\": %s}]",
            "timing|{\"rtMs\": %s, \"activeMs\": 1.0, \"hiddenMs\": 0.0}",
            "timing|{\"rtMs\": 1.0, \"activeMs\": 1.0, \"hiddenMs\": 0.0, \"idleMs\": %s}",
            "client|{\"viewport\": %s, \"zoom\": 1}",
            "client|{\"signals\": %s, \"device\": \"phone\"}",
            "client|{\"pixelRatio\": %s, \"pointer\": %1$s, \"scheme\": %1$s}",
            "answer|{\"text\": %s}")) {
      var parts = inside.split("\\|", 2);
      for (var wrong : Stream.concat(RAW.stream(), Spoiled.NONSENSE.stream()).toList()) {
        participant = tried(slug, participant, parts[0], parts[1], wrong);
      }
    }
    participant.answerAll();
    assertThat(participant.step().path("code").asString()).isEqualTo("DONE-1");
    assertThat(Http.RESEARCHER.get("/api/studies/" + slug + "/results").status()).isEqualTo(200);
    assertThat(Http.RESEARCHER.get("/api/studies/" + slug + "/export.zip").status()).isEqualTo(200);
    assertThat(Http.RESEARCHER.get("/api/studies/" + slug + "/progress").status()).isEqualTo(200);
  }

  private static Participant tried(
      String slug, Participant participant, String member, String form, String wrong) {
    var body =
        (ObjectNode) Json.tree(Json.write(participant.submission(participant.fittingAnswer())));
    body.put(member, "@");
    var raw = body.toString().replace("\"@\"", form.replace("%1$s", wrong).replace("%s", wrong));
    var what = member + " " + form + " " + wrong.substring(0, Math.min(40, wrong.length()));
    int due = participant.seq();
    boolean taken = sound(participant, sent(participant, raw), what);
    participant.current(false);
    if (taken) {
      return participant.ended() ? joined(slug) : participant;
    }
    assertThat(participant.seq()).as(what).isEqualTo(due);
    return participant;
  }

  private static long count(String sql, String parameter) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var query = connection.prepareStatement(sql)) {
      query.setString(1, parameter);
      try (var row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
