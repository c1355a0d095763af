package groundwork.trial.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Participant;
import groundwork.it.TestBed;
import groundwork.json.control.Json;
import groundwork.trial.control.Runs;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every kind of block but trials over HTTP: exactly once, in its time, and nothing given away. */
class FlowIT extends GroundworkIT {
  private static final String STUDY = "the-whole-flow";
  private static final String DEFINITION =
      """
      schema: study/2
      slug: the-whole-flow
      title: The whole flow
      rung: human-grounded
      question: Does it work?
      stimuli: {set: credit, model: boosted-trees}
      seed: 1
      minutes: 1
      consent: {text: consent.md, version: "1"}
      device: {kinds: [desktop, phone], minWidth: 300}
      arms: [{id: one, method: none}, {id: two, method: none}]
      assignment: {policy: minimisation, leaseMinutes: 30, strata: [screening.years], maxMinutes: 10000}
      flow:
        - id: who
          kind: screening
          questions:
            - {id: age, text: How old are you?, min: 16, max: 99}
            - {id: years, text: How long have you done this work?, options: [{id: never, label: Never}, {id: some, label: Some years}, {id: many, label: Many years}]}
          exclude:
            - {when: who.age < 18, reason: under age}
            - {when: "who.years == 'never'", reason: no experience}
        - {id: look, kind: attention, question: Choose B, options: [{id: a, label: A}, {id: b, label: B}], key: b}
        - {id: careless, kind: end, when: not look.passed and who.age > 80, outcome: failed-check, reason: old and careless}
        - {id: back, kind: branch, when: not look.passed, to: look, atMost: 1}
        - {id: why, kind: free-text, title: "Secret title", question: Why so long?, when: "who.years == 'many'"}
        - {id: rest, kind: break, minSeconds: 2, maxSeconds: 600}
        - {id: scale, kind: questionnaire, instrument: explanation-satisfaction, order: shuffled, instructed: [{id: told, text: Choose the first answer., after: ess_2, value: 1}]}
        - {id: tomorrow, kind: session, afterHours: 24, withinHours: 12, reminderHours: [0, 6], late: end}
        - {id: last, kind: free-text, question: Anything else?}
      debrief: debrief.md
      outcomes:
        completed: {code: DONE-1}
        screened-out: {code: OUT-2, message: Not this time.}
        incompatible-device: {code: DEVICE-3}
        timed-out: {code: LATE-4}
      """;

  @BeforeAll
  static void open() {
    var files =
        Map.of(
            "study.yaml", DEFINITION,
            "plan.yaml",
                "schema: plan/1\nanalyses:\n  - {id: n, kind: descriptive, measure: rt_ms}\n",
            "consent.md", "# Before you begin\n\nA few questions.",
            "debrief.md", "# Thank you\n\nThat was all.");
    var stored = Http.RESEARCHER.put("/api/studies/" + STUDY, Map.of("files", files));
    assertThat(stored.status()).as(stored.text()).isLessThan(300);
    var opened = Http.RESEARCHER.post("/api/studies/" + STUDY + "/opening", "{}");
    assertThat(opened.status()).as(opened.text()).isLessThan(300);
  }

  private static Participant joined() {
    var participant = new Participant(STUDY);
    assertThat(participant.join().status()).isEqualTo(201);
    return participant;
  }

  private static Participant screened(int age, String years) {
    var participant = joined();
    assertThat(participant.kind()).isEqualTo("screening");
    var answer = participant.send(participant.submission(who(age, years)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return participant;
  }

  private static Map<String, Object> who(int age, String years) {
    return Map.of("answers", Map.of("age", age, "years", years));
  }

  private static Participant looked(String choice) {
    var participant = screened(30, "some");
    look(participant, choice);
    return participant;
  }

  private static void look(Participant participant, String choice) {
    assertThat(participant.kind()).isEqualTo("choice");
    participant.send(participant.submission(Map.of("choice", choice)));
  }

  /** In front of the door, which opens in a day. */
  private static Participant waiting() throws SQLException {
    var participant = looked("b");
    earlier(participant, "1 minute");
    participant.answer(); // the break
    assertThat(participant.kind()).isEqualTo("questionnaire");
    var items = new LinkedHashMap<String, Object>();
    participant.step().path("items").forEach(item -> items.put(item.path("id").asString(), 1));
    participant.send(participant.submission(Map.of("items", items)));
    assertThat(participant.kind()).isEqualTo("session");
    return participant;
  }

  @Test
  void whoever_is_screened_out_gets_no_arm_and_the_reason_is_kept() throws SQLException {
    var young = screened(17, "many");
    assertThat(young.step().path("outcome").asString()).isEqualTo("screened-out");
    assertThat(young.step().path("code").asString()).isEqualTo("OUT-2");
    assertThat(young.step().path("html").asString())
        .contains("Not this time")
        .doesNotContain("age");
    assertThat(text(young, "ended_reason")).isEqualTo("under age");
    assertThat(text(young, "arm")).isNull();
    assertThat(text(screened(40, "never"), "ended_reason")).isEqualTo("no experience");
  }

  @Test
  void nonsense_is_refused_and_can_be_corrected() {
    var participant = joined();
    for (var wrong :
        List.of(
            Map.of("answers", Map.of("age", 15, "years", "some")),
            Map.of("answers", Map.of("age", "30", "years", "some")),
            Map.of("answers", Map.of("age", 30.5, "years", "some")),
            Map.of("answers", Map.of("age", 30, "years", "ever")),
            Map.of("answers", Map.of("age", 30)),
            Map.of("answers", Map.of("age", 30, "years", "some", "more", 1)),
            Map.of("choice", "b"))) {
      var refused = participant.send(participant.submission(new LinkedHashMap<>(wrong)));
      assertThat(refused.status()).as(wrong + " " + refused.text()).isEqualTo(422);
      assertThat(refused.json().path("findings").isEmpty()).isFalse();
    }
    assertThat(participant.send(participant.submission(who(30, "some"))).status()).isEqualTo(201);
  }

  @Test
  void twenty_tabs_that_pass_the_screening_at_once_get_one_arm() throws Exception {
    var participant = joined();
    var submission = participant.submission(who(44, "some"));
    var http = new Http(participant.key);
    var statuses = new ArrayList<Integer>();
    try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent =
          IntStream.range(0, 20)
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
    assertThat(count(participant, "assignment_ledger")).isEqualTo(1);
    assertThat(count(participant, "response")).isEqualTo(1);
    assertThat(text(participant, "arm")).isIn("one", "two");
    assertThat(participant.send(submission).status()).isEqualTo(200);
    assertThat(participant.kind()).isEqualTo("choice");
  }

  @Test
  void rules_decide_what_is_asked_and_are_never_told() throws SQLException {
    var participant = screened(30, "many");
    look(participant, "a"); // wrong: the check comes once more, and no more
    look(participant, "a");
    assertThat(participant.kind()).isEqualTo("free-text");
    participant.answer();
    assertThat(participant.kind()).isEqualTo("break");
    assertThat(text(participant, "attention_failed")).isEqualTo("2");
    assertThat(looked("b").kind()).isEqualTo("break");
    for (var received : participant.received) {
      assertThat(received)
          .doesNotContain(
              "passed",
              "exclude",
              "under age",
              "careless",
              "attention",
              "instructed",
              "\"key\":\"b\"");
    }
    var other = looked("b");
    assertThat(other.received.toString()).doesNotContain("Secret title");
  }

  @Test
  void an_early_end_is_reached_by_its_rule() throws SQLException {
    var participant = screened(90, "some");
    look(participant, "a");
    assertThat(participant.step().path("outcome").asString()).isEqualTo("failed-check");
    assertThat(text(participant, "ended_reason")).isEqualTo("old and careless");
  }

  @Test
  void a_break_is_as_long_as_the_server_says() throws SQLException {
    var participant = looked("b");
    assertThat(participant.step().path("minMs").asInt()).isBetween(1, 2000);
    assertThat(participant.step().path("maxMs").asInt()).isBetween(500_000, 600_000);
    var early = participant.send(participant.submission(Map.of()));
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.text()).contains("not-yet");
    assertThat(Instant.parse(early.json().path("opensAt").asString())).isNotNull();
    assertThat(Integer.parseInt(early.header("Retry-After"))).isBetween(1, 3);
    earlier(participant, "1 minute");
    var ended = participant.submission(Map.of());
    ended.put("timedOut", true); // it went on by itself
    assertThat(participant.send(ended).status()).isEqualTo(201);
  }

  @Test
  void instructed_items_stand_in_their_place_and_apart_from_the_scale() throws SQLException {
    var participant = waiting();
    assertThat(text(participant, "attention_failed")).isEqualTo("0");
    var stored =
        Json.tree(
            one(
                "select body -> 'answer' from response r join enrolment e on e.id = r.enrolment"
                    + " where e.key_hash = ? order by seq desc limit 1",
                participant));
    assertThat(stored.path("instructed").path("told").asInt()).isEqualTo(1);
    assertThat(stored.path("items").has("told")).isFalse();
    var questionnaire =
        participant.received.stream()
            .map(received -> Json.tree(received.substring(received.indexOf('\n') + 1)).path("step"))
            .filter(step -> step.path("kind").asString().equals("questionnaire"))
            .findFirst()
            .orElseThrow();
    var order =
        questionnaire.path("items").valueStream().map(item -> item.path("id").asString()).toList();
    assertThat(order.indexOf("told")).isEqualTo(order.indexOf("ess_2") + 1);
  }

  @Test
  void the_next_session_begins_in_its_time_and_not_before() throws SQLException {
    var participant = waiting();
    var step = participant.step();
    var opens = Instant.parse(step.path("opensAt").asString());
    assertThat(step.path("waitMs").asLong()).isBetween(86_000_000L, 86_400_000L);
    var early = participant.send(participant.submission(Map.of()));
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.json().path("opensAt").asString()).isEqualTo(opens.toString());
    assertThat(
            one(
                "select (lease_until > now() + interval '36 hours')::text from enrolment where key_hash = ?",
                participant))
        .isEqualTo("true");
    var due = reminder(participant, false);
    assertThat(due.path("state").asString()).isEqualTo("waiting");
    assertThat(due.path("next").asString()).isEqualTo(opens.toString());
    assertThat(due.path("due").isNull()).isTrue();
    assertThat(due.path("recruitment").isNull()).isTrue();
    earlier(participant, "25 hours");
    assertThat(reminder(participant, false).path("state").asString()).isEqualTo("open");
    participant.current(true);
    assertThat(participant.step().path("waitMs").asLong()).isZero();
    participant.answer();
    assertThat(participant.kind()).isEqualTo("free-text");
    assertThat(
            one(
                "select detail ->> 'waited' from run_event r join enrolment e on e.id = r.enrolment"
                    + " where e.key_hash = ? and r.kind = 'session'",
                participant))
        .isEqualTo("true");
    participant.answer();
    assertThat(participant.step().path("code").asString()).isEqualTo("DONE-1");
  }

  @Test
  void whoever_comes_after_the_door_has_closed_is_timed_out() throws SQLException {
    var participant = waiting();
    var late = participant.submission(Map.of());
    earlier(participant, "40 hours");
    assertThat(participant.send(late).status()).isEqualTo(410);
    participant.current(true);
    assertThat(participant.step().path("outcome").asString()).isEqualTo("timed-out");
    assertThat(participant.step().path("code").asString()).isEqualTo("LATE-4");
    assertThat(participant.step().path("html").asString()).contains("That was all");
    assertThat(text(participant, "ended_reason")).contains("tomorrow");
  }

  @Test
  void a_run_that_takes_too_long_is_over_at_the_next_contact() throws SQLException {
    var participant = looked("b");
    update(
        "update enrolment set enrolled_at = enrolled_at - interval '10001 minutes' where key_hash = ?",
        participant);
    participant.current(false);
    assertThat(participant.step().path("outcome").asString()).isEqualTo("timed-out");
  }

  @Test
  void a_device_that_does_not_do_ends_before_anything_is_assigned() throws SQLException {
    for (var client :
        List.of(
            Map.of("viewport", List.of(1280, 800), "device", "tablet", "locale", "en"),
            Map.of("viewport", List.of(280, 800), "device", "phone", "locale", "en"))) {
      var participant = new Participant(STUDY);
      var body = participant.enrolling(true);
      body.put("client", client);
      Http.NOBODY.post(participant.path("/enrolments"), body);
      participant.current(false);
      assertThat(participant.step().path("outcome").asString()).isEqualTo("incompatible-device");
      assertThat(participant.step().path("code").asString()).isEqualTo("DEVICE-3");
      assertThat(text(participant, "arm")).isNull();
      assertThat(text(participant, "client")).isEqualTo("{}");
    }
  }

  @Test
  void reminders_are_a_table_too_and_ids_only_for_who_asks() throws SQLException {
    var participant = waiting();
    var csv = Http.RESEARCHER.get("/api/studies/" + STUDY + "/reminders.csv");
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.text()).startsWith("participant,kind,session,").contains("tomorrow");
    assertThat(reminder(participant, true).path("recruitment").isObject()).isTrue();
    assertThat(Http.NOBODY.get("/api/studies/" + STUDY + "/reminders").status()).isEqualTo(401);
  }

  private static tools.jackson.databind.JsonNode reminder(
      Participant participant, boolean identities) throws SQLException {
    var id = one("select id::text from enrolment where key_hash = ?", participant);
    var pseudonym = "p-" + id.replace("-", "").substring(0, 12);
    return Http.RESEARCHER
        .get("/api/studies/" + STUDY + "/reminders?identities=" + identities)
        .json()
        .valueStream()
        .filter(one -> one.path("participant").asString().equals(pseudonym))
        .findFirst()
        .orElseThrow();
  }

  /** As if everything so far had happened by so much earlier. */
  private static void earlier(Participant participant, String by) throws SQLException {
    update(
        "update response set received_at = received_at - interval '"
            + by
            + "' where enrolment in (select id from enrolment where key_hash = ?)",
        participant);
  }

  private static String text(Participant participant, String column) throws SQLException {
    return one("select " + column + "::text from enrolment where key_hash = ?", participant);
  }

  private static long count(Participant participant, String table) throws SQLException {
    return Long.parseLong(
        one(
            "select count(*)::text from "
                + table
                + " t join enrolment e on e.id = t.enrolment where e.key_hash = ?",
            participant));
  }

  private static String one(String sql, Participant participant) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var query = connection.prepareStatement(sql)) {
      query.setBytes(1, Runs.hash(participant.key));
      try (var row = query.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    }
  }

  private static void update(String sql, Participant participant) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var query = connection.prepareStatement(sql)) {
      query.setBytes(1, Runs.hash(participant.key));
      query.executeUpdate();
    }
  }
}
