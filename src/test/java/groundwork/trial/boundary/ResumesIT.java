package groundwork.trial.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Participant;
import groundwork.it.TestBed;
import groundwork.trial.control.Runs;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Coming back to a run after a while, by the policy of each block. */
class ResumesIT extends GroundworkIT {
  private static final String STUDY = "coming-back";
  private static final String DEFINITION =
      """
      schema: study/2
      slug: coming-back
      title: Coming back
      rung: human-grounded
      question: Does it work?
      stimuli: {set: credit, model: boosted-trees}
      seed: 1
      minutes: 1
      consent: {text: consent.md, version: "1"}
      arms: [{id: one, method: none}]
      flow:
        - {id: first, kind: free-text, question: Who are you?}
        - {id: timed, kind: trials, task: decision, question: Repaid?, items: {ids: [c-001, c-002, c-003]}}
        - {id: free, kind: trials, task: decision, question: Repaid?, items: {ids: [c-004, c-005]}}
        - {id: memory, kind: trials, task: decision, question: Repaid?, items: {ids: [c-006, c-007]}}
      debrief: debrief.md
      resume: {policy: resume, blocks: {timed: {policy: restart, awayMinutes: 5}, memory: {policy: end}}}
      """;

  @BeforeAll
  static void open() {
    var files =
        Map.of(
            "study.yaml", DEFINITION,
            "consent.md", "# Before you begin\n\nA few questions.",
            "debrief.md", "# Thank you\n\nThat was all.");
    var stored = Http.RESEARCHER.put("/api/studies/" + STUDY, Map.of("files", files));
    assertThat(stored.status()).as(stored.text()).isLessThan(300);
    var opened = Http.RESEARCHER.post("/api/studies/" + STUDY + "/opening", "{}");
    assertThat(opened.status()).as(opened.text()).isLessThan(300);
  }

  private static Participant after(int answers) {
    var participant = new Participant(STUDY);
    assertThat(participant.join().status()).isEqualTo(201);
    for (int i = 0; i < answers; i++) {
      participant.answer();
    }
    return participant;
  }

  /** As if nobody had been seen for so long. */
  private static void away(Participant participant, int minutes) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var statement =
            connection.prepareStatement(
                "update enrolment set last_seen_at = last_seen_at - make_interval(mins => ?)"
                    + " where key_hash = ?")) {
      statement.setInt(1, minutes);
      statement.setBytes(2, Runs.hash(participant.key));
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private static JsonNode open(Participant participant) {
    var there = participant.current(true);
    assertThat(there.status()).as(there.text()).isEqualTo(200);
    return there.json();
  }

  private static long answers(Participant participant, String which) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var query =
            connection.prepareStatement(
                "select count(*) from response r join enrolment e on e.study = r.study"
                    + " and e.id = r.enrolment where e.key_hash = ? and "
                    + which)) {
      query.setBytes(1, Runs.hash(participant.key));
      try (var row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Test
  void a_reload_goes_on_whatever_the_policy() throws SQLException {
    var participant = after(3);
    var step = participant.step().path("key").asString();
    away(participant, 4);
    var there = open(participant);
    assertThat(there.path("step").path("key").asString()).isEqualTo(step);
    assertThat(there.path("restarted").asBoolean()).isFalse();
  }

  @Test
  void a_part_that_is_to_be_done_in_one_go_begins_anew_and_its_answers_stay() throws SQLException {
    var participant = after(1);
    var first = participant.step().path("key").asString();
    participant.answer();
    participant.answer();
    away(participant, 6);
    var there = open(participant);
    assertThat(there.path("step").path("key").asString()).isEqualTo(first);
    assertThat(there.path("restarted").asBoolean()).isTrue();
    assertThat(there.path("seq").asInt()).isEqualTo(3);
    assertThat(open(participant).path("restarted").asBoolean()).isFalse();
    participant.answerAll();
    assertThat(participant.step().path("outcome").asString()).isEqualTo("completed");
    assertThat(answers(participant, "true")).isEqualTo(10);
    assertThat(answers(participant, "superseded")).isEqualTo(2);
  }

  @Test
  void where_nothing_may_be_interrupted_the_run_is_timed_out() throws SQLException {
    var participant = after(7);
    away(participant, 11);
    var there = open(participant);
    assertThat(there.path("step").path("outcome").asString()).isEqualTo("timed-out");
    assertThat(answers(participant, "true")).isEqualTo(7);
  }

  @Test
  void at_the_beginning_of_a_part_nothing_is_interrupted() throws SQLException {
    var participant = after(6);
    away(participant, 600);
    assertThat(open(participant).path("step").path("kind").asString()).isEqualTo("trial");
  }
}
