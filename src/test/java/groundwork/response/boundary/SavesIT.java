package groundwork.response.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Participant;
import groundwork.it.TestBed;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavesIT extends GroundworkIT {
  private static final String STUDY = "sentiment-forward-simulation";

  private static Participant atFirstTrial() {
    var participant = new Participant(STUDY);
    participant.join();
    return participant.answerUntil("trial");
  }

  @Test
  void the_same_answer_again_changes_nothing() {
    var participant = atFirstTrial();
    var submission = participant.submission(participant.fittingAnswer());
    assertThat(participant.send(submission).status()).isEqualTo(201);
    int due = participant.seq();
    assertThat(participant.send(submission).status()).isEqualTo(200);
    assertThat(participant.seq()).isEqualTo(due);
  }

  @Test
  void a_different_second_answer_is_refused_and_the_first_stands() {
    var participant = atFirstTrial();
    var first = participant.submission(participant.fittingAnswer());
    var other = new LinkedHashMap<>(first);
    var answer = new LinkedHashMap<>(participant.fittingAnswer());
    answer.put("choice", participant.step().path("options").path(1).path("id").asString());
    other.put("answer", answer);
    participant.send(first);
    var refused = participant.send(other);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("urn:groundwork:problem:already-answered");
  }

  @Test
  void a_gap_is_refused() {
    var participant = atFirstTrial();
    var submission = participant.submission(participant.fittingAnswer());
    submission.put("seq", participant.seq() + 3);
    var refused = participant.send(submission);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("out-of-sequence", "answer " + participant.seq());
  }

  @Test
  void another_participants_step_is_unknown_here() {
    var one = atFirstTrial();
    var other = atFirstTrial();
    var submission = one.submission(one.fittingAnswer());
    submission.put("step", other.step().path("key").asString());
    var refused = one.send(submission);
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.text()).contains("no-such-step");
  }

  @Test
  void twenty_tabs_that_answer_at_once_leave_one_answer() throws Exception {
    var participant = atFirstTrial();
    var submission = participant.submission(participant.fittingAnswer());
    var http = new Http(participant.key);
    var statuses = new ArrayList<Integer>();
    try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent =
          java.util.stream.IntStream.range(0, 20)
              .mapToObj(
                  tab ->
                      tabs.submit(
                          () -> http.post(participant.path("/run/saves"), submission).status()))
              .toList();
      for (var status : sent) {
        statuses.add(status.get());
      }
    }
    assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seq|null|422|seq",
        "seq|\"1\"|422|/seq",
        "seq|-1|422|seq",
        "timing|null|422|timing",
        "timing|{\"rtMs\":null,\"activeMs\":1.0,\"hiddenMs\":0.0}|422|rtMs",
        "timing|{\"rtMs\":\"12\",\"activeMs\":1.0,\"hiddenMs\":0.0}|422|rtMs",
        "timing|{\"rtMs\":-5.0,\"activeMs\":1.0,\"hiddenMs\":0.0}|422|rtMs",
        "timing|{\"rtMs\":1e300,\"activeMs\":1.0,\"hiddenMs\":0.0}|422|rtMs",
        "answer|\"positive\"|422|answer",
        "answer|{\"choice\":\"perhaps\",\"confidence\":3}|422|/answer/choice",
        "answer|{\"choice\":\"<script>alert(1)</script>\",\"confidence\":3}|422|/answer/choice",
        "answer|{\"confidence\":3}|422|/answer/choice",
        "answer|{\"choice\":\"positive\",\"confidence\":99}|422|/answer/confidence",
        "answer|{\"choice\":\"positive\",\"confidence\":2.5}|422|/answer/confidence",
        "answer|{\"choice\":\"positive\",\"confidence\":\"3\"}|422|/answer/confidence",
        "answer|{\"choice\":\"positive\",\"confidence\":3,\"correct\":true}|422|/answer/correct",
        "answer|{\"choice\":\"posi\\u0000tive\",\"confidence\":3}|422|NUL",
        "surprise|1|422|surprise",
        "step|\"0123456789abcdef\"|404|no-such-step",
        "timedOut|true|422|/timedOut",
        "events|[{\"t\":\"x\",\"type\":\"a\"}]|422|events",
      })
  void what_does_not_fit_is_refused_and_nothing_is_stored(
      String member, String json, int status, String named) {
    var participant = atFirstTrial();
    int due = participant.seq();
    var body =
        groundwork.json.control.Json.write(participant.submission(participant.fittingAnswer()));
    var tree = (tools.jackson.databind.node.ObjectNode) groundwork.json.control.Json.tree(body);
    tree.set(member, groundwork.json.control.Json.tree(json));
    var refused = new Http(participant.key).post(participant.path("/run/saves"), tree.toString());
    assertThat(refused.status()).as(refused.text()).isEqualTo(status);
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.text()).contains(named);
    participant.current(false);
    assertThat(participant.seq()).isEqualTo(due);
    assertThat(participant.answer().status()).isEqualTo(201);
  }

  @Test
  void coming_back_repeats_nothing_and_is_recorded() throws SQLException {
    var participant = atFirstTrial();
    var before = participant.envelope();
    participant.current(true);
    assertThat(participant.envelope()).isEqualTo(before);
    assertThat(
            count(
                "select count(*) from run_event r join enrolment e on e.id = r.enrolment where r.kind = 'resumed' and e.key_hash = sha256(?::bytea)",
                participant.key))
        .isEqualTo(1);
  }

  @Test
  void whoever_declines_gets_no_arm_and_no_further() {
    var participant = new Participant(STUDY);
    Http.NOBODY.post(participant.path("/enrolments"), participant.enrolling(false));
    participant.current(true);
    assertThat(participant.step().path("outcome").asString()).isEqualTo("no-consent");
  }

  @Test
  void a_double_click_on_agree_makes_one_participant() {
    var participant = new Participant(STUDY);
    var body = participant.enrolling(true);
    assertThat(Http.NOBODY.post(participant.path("/enrolments"), body).status()).isEqualTo(201);
    assertThat(Http.NOBODY.post(participant.path("/enrolments"), body).status()).isEqualTo(200);
  }

  @Test
  void withdrawing_with_deletion_leaves_no_answer_behind() throws SQLException {
    var participant = atFirstTrial();
    participant.withdraw(true);
    assertThat(participant.step().path("outcome").asString()).isEqualTo("withdrawn");
    var rows =
        "select count(*) from %s r join enrolment e on e.id = r.enrolment where e.key_hash = sha256(?::bytea)";
    assertThat(count(rows.formatted("response"), participant.key)).isZero();
    assertThat(count(rows.formatted("identity"), participant.key)).isZero();
    var late =
        new Http(participant.key)
            .post(
                participant.path("/run/saves"),
                Map.of(
                    "seq",
                    99,
                    "step",
                    "x",
                    "answer",
                    Map.of(),
                    "timing",
                    Map.of("rtMs", 1.0, "activeMs", 1.0, "hiddenMs", 0.0)));
    assertThat(late.status()).isBetween(400, 499);
  }

  @Test
  void recruitment_ids_stay_apart_from_answers() throws SQLException {
    var participant = new Participant(STUDY);
    var body = participant.enrolling(true);
    body.put(
        "recruitment",
        Map.of("PROLIFIC_PID", "5f3a-unmistakable", "STUDY_ID", "s", "SESSION_ID", "x"));
    Http.NOBODY.post(participant.path("/enrolments"), body);
    participant.current(false);
    participant.answer();
    assertThat(
            count("select count(*) from identity where parameters::text like ?", "%unmistakable%"))
        .isEqualTo(1);
    for (var table : List.of("response", "enrolment", "run_event", "assignment_ledger")) {
      assertThat(
              count("select count(*) from " + table + " t where t::text like ?", "%unmistakable%"))
          .isZero();
    }
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
