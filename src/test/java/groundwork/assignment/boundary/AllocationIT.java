package groundwork.assignment.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.assignment.control.Replay;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Participant;
import groundwork.it.TestBed;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every policy over HTTP: exact when many come at once, replayable, and led by the researcher. */
class AllocationIT extends GroundworkIT {
  private static final String DEFINITION =
      """
      schema: study/2
      slug: %s
      title: A short study
      rung: human-grounded
      question: Does it work?
      stimuli: {set: credit, model: boosted-trees}
      seed: 1
      minutes: 1
      consent: {text: consent.md, version: "1"}
      arms: [{id: one, method: none%s}, {id: two, method: none}, {id: three, method: none}, {id: four, method: none}]
      assignment: {leaseMinutes: 30, %s}
      flow:
        - {id: first, kind: free-text, question: First?}
      debrief: debrief.md
      """;

  private static String open(String slug, String firstArm, String assignment) {
    var files =
        Map.of(
            "study.yaml", DEFINITION.formatted(slug, firstArm, assignment),
            "plan.yaml",
                "schema: plan/1\nanalyses:\n  - {id: n, kind: descriptive, measure: rt_ms}\n",
            "consent.md", "# Before you begin\n\nOne question.",
            "debrief.md", "# Thank you\n\nThat was all.");
    var stored = Http.RESEARCHER.put("/api/studies/" + slug, Map.of("files", files));
    assertThat(stored.status()).as(stored.text()).isLessThan(300);
    var opened = Http.RESEARCHER.post("/api/studies/" + slug + "/opening", "{}");
    assertThat(opened.status()).as(opened.text()).isLessThan(300);
    return slug;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "policy: balanced",
        "policy: simple",
        "policy: permuted-blocks, blockSizes: [1]",
        "policy: permuted-blocks, blockSizes: [1, 2], strata: [recruitment.country]",
        "policy: minimisation, strata: [recruitment.country, recruitment.sex]"
      })
  void two_hundred_at_once_stay_exact_and_can_be_replayed(String policy) throws Exception {
    var study = open("at-once-" + Math.abs(policy.hashCode()), "", policy);
    var participants = IntStream.range(0, 200).mapToObj(i -> new Participant(study)).toList();
    var bodies = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < 200; i++) {
      var body = participants.get(i).enrolling(true);
      body.put(
          "recruitment",
          Map.of("country", i % 3 == 0 ? "ID" : "NZ", "sex", i % 2 == 0 ? "f" : "m"));
      bodies.add(body);
    }
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      var joins =
          bodies.stream()
              .map(
                  body ->
                      all.submit(
                          () ->
                              Http.NOBODY
                                  .post("/api/take/" + study + "/enrolments", body)
                                  .status()))
              .toList();
      for (var join : joins) {
        assertThat(join.get()).isEqualTo(201);
      }
    }
    var counts = counts(study);
    assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
    assertThat(
            number(
                "select count(distinct ordinal) from assignment_ledger l join study s on s.id = l.study where s.slug = '%s' "
                    .formatted(study)))
        .as("each place was given once")
        .isEqualTo(200);
    int spread =
        counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow()
            - counts.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
    if (policy.equals("policy: balanced") || policy.contains("[1]")) {
      assertThat(spread).isZero();
    } else if (!policy.contains("simple")) {
      assertThat(spread).isLessThanOrEqualTo(12);
    }
    assertThat(Replay.of(TestBed.database(), study))
        .as("the ledger gives the same again")
        .isEqualTo(200);
  }

  @Test
  void a_full_arm_and_a_paused_one_get_nobody_more() throws Exception {
    var study = open("arms-led", ", quota: 2", "policy: balanced");
    join(study, 8);
    assertThat(counts(study)).containsValues(2);
    state(study, "two", true, 0);
    join(study, 4);
    var led = counts(study);
    assertThat(led.get("one")).isEqualTo(2);
    assertThat(led.get("two")).isEqualTo(2);
    assertThat(led.get("three") + led.get("four")).isEqualTo(8);
    state(study, "one", false, 3);
    state(study, "two", false, 0);
    join(study, 5);
    assertThat(counts(study).get("one")).isBetween(3, 5);
    assertThat(Replay.of(TestBed.database(), study)).isEqualTo(17);
  }

  @Test
  void a_full_study_ends_as_quota_full_until_the_quota_is_extended() throws Exception {
    var study = open("quota-extended", "", "policy: permuted-blocks, blockSizes: [1], quota: 4");
    var first = join(study, 4);
    first.getFirst().withdraw(false);
    assertThat(outcome(study))
        .as("no refill: the place is not given again")
        .isEqualTo("quota-full");
    state(study, "", false, 1);
    assertThat(outcome(study)).isEmpty();
    assertThat(outcome(study)).isEqualTo("quota-full");
    state(study, "", true, 100);
    assertThat(outcome(study)).as("paused as a whole").isEqualTo("quota-full");
  }

  private static List<Participant> join(String study, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              var participant = new Participant(study);
              assertThat(participant.join().status()).isEqualTo(201);
              assertThat(participant.step().path("outcome").asString("")).isEmpty();
              return participant;
            })
        .toList();
  }

  private static String outcome(String study) {
    var participant = new Participant(study);
    participant.join();
    return participant.step().path("outcome").asString("");
  }

  private static void state(String study, String arm, boolean paused, int extra)
      throws SQLException {
    try (var connection = TestBed.database().getConnection()) {
      connection
          .createStatement()
          .executeUpdate(
              """
              insert into arm_state (study, arm, paused, quota_extra)
              select id, '%s', %s, %d from study where slug = '%s'
              on conflict (study, arm) do update set paused = excluded.paused, quota_extra = excluded.quota_extra
              """
                  .formatted(arm, paused, extra, study));
    }
  }

  private static Map<String, Integer> counts(String study) throws SQLException {
    var counts = new HashMap<String, Integer>();
    try (var connection = TestBed.database().getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select arm, assigned from arm_count c join study s on s.id = c.study where s.slug = '%s' and c.kind = 'real'"
                        .formatted(study))) {
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getInt(2));
      }
    }
    return counts;
  }

  private static long number(String query) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var row = connection.createStatement().executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
