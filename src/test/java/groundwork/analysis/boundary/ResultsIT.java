package groundwork.analysis.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.TestBed;
import groundwork.statistics.Proportion;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.Item;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A small data set in the database, and what it comes to by hand. */
class ResultsIT extends GroundworkIT {
  static final String SLUG = "results-by-hand";
  private static final String LOCK = "/api/studies/" + SLUG + "/analysis/plan/lock";

  private final List<Item> items = items();

  /**
   * Arm none: p1 2 of 2 right before, p2 1 of 2. Arm lime: p3 0 of 2. A simulated one, a preview, a
   * withdrawn, an excluded and an unfinished one must not count.
   */
  @Test
  void results_are_those_of_the_people_who_count() throws Exception {
    open();
    person("real", "completed", "none", null, true, true);
    person("real", "completed", "none", null, true, false);
    person("real", "completed", "lime", null, false, false);
    person("simulated", "completed", "lime", null, true, true);
    person("preview", "completed", "lime", null, true, true);
    person("real", "withdrawn", "lime", null, true, true);
    person("real", "active", "lime", null, true, true);
    person("real", "completed", "lime", "straight-lining", true, true);

    arms_have_no_names_until_a_plan_is_locked();
    var results = results(false);
    assertThat(results.path("study").asString()).isEqualTo(SLUG);
    assertThat(results.path("version").asInt()).isEqualTo(1);
    assertThat(results.path("rung").asString()).isEqualTo("human-grounded");
    assertThat(results.path("provenance").path("inputs").path("data").asString()).hasSize(64);
    var counts = results.path("counts");
    assertThat(counts.path("enrolled").asInt()).isEqualTo(6);
    assertThat(counts.path("completed").asInt()).isEqualTo(4);
    assertThat(counts.path("active").asInt()).isEqualTo(1);
    assertThat(counts.path("withdrawn").asInt()).isEqualTo(1);
    assertThat(counts.path("excluded").asInt()).isEqualTo(1);
    assertThat(counts.path("simulated").asInt()).isEqualTo(1);

    var accuracy = measure(results, "accuracy-model").path("rows");
    assertThat(accuracy.size()).isEqualTo(2);
    var none = accuracy.get(0);
    assertThat(none.path("arm").asString()).isEqualTo("none");
    assertThat(none.path("phase").asString()).isEqualTo("pre");
    assertThat(none.path("estimate").asDouble()).isEqualTo(0.75);
    assertThat(none.path("n").asInt()).isEqualTo(4);
    assertThat(none.path("participants").asInt()).isEqualTo(2);
    assertThat(none.path("low").asDouble())
        .isCloseTo(Proportion.wilson(3, 4, 0.95).interval().low(), within(1e-15));
    assertThat(accuracy.get(1).path("estimate").asDouble()).isZero();
    var confidence = measure(results, "confidence").path("rows").get(0);
    assertThat(confidence.path("estimate").asDouble()).isEqualTo(4);
    var time = measure(results, "time").path("rows").get(0);
    assertThat(time.path("estimate").asDouble()).isEqualTo(2.5);

    var all = measure(results(true), "accuracy-model").path("rows");
    assertThat(all.get(1).path("estimate").asDouble()).isEqualTo(0.5);
    assertThat(all.get(1).path("n").asInt()).isEqualTo(4);
    assertThat(results(false).path("measures")).isEqualTo(results.path("measures"));
    of_many_answers_they_are_the_same_and_say_when_there_are_newer_ones(results);
  }

  /** Somebody has the number of answers that makes a study a large one. */
  private void of_many_answers_they_are_the_same_and_say_when_there_are_newer_ones(JsonNode few)
      throws Exception {
    assertThat(few.path("counting").asBoolean()).isFalse();
    execute(
        "update enrolment set saves = 100000"
            + " where study = (select id from study where slug = 'results-by-hand')");
    var many = counted();
    assertThat(many.path("measures")).isEqualTo(few.path("measures"));
    assertThat(many.path("provenance")).isEqualTo(few.path("provenance"));
    person("real", "completed", "lime", null, true, true);
    var with = counted();
    assertThat(measure(with, "accuracy-model").path("rows").get(1).path("n").asInt()).isEqualTo(4);
  }

  private static JsonNode counted() throws InterruptedException {
    for (int tries = 0; tries < 300; tries++) {
      var now = results(false);
      if (!now.path("counting").asBoolean()) {
        return now;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("still counting after 30 s");
  }

  @Test
  void results_of_a_study_that_there_is_not_are_not_found_and_strangers_get_none() {
    assertThat(Http.RESEARCHER.get("/api/studies/no-such/results").status()).isEqualTo(404);
    assertThat(Http.NOBODY.get("/api/studies/credit-decision/results").status()).isEqualTo(401);
    assertThat(Http.RESEARCHER.get("/api/studies/credit-decision/results").status()).isEqualTo(200);
  }

  private static JsonNode results(boolean simulated) {
    var answer = Http.RESEARCHER.get("/api/studies/" + SLUG + "/results?simulated=" + simulated);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode measure(JsonNode results, String id) {
    return results
        .path("measures")
        .valueStream()
        .filter(one -> one.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void arms_have_no_names_until_a_plan_is_locked() {
    var masked = results(false);
    assertThat(masked.path("masked").asBoolean()).isTrue();
    assertThat(measure(masked, "accuracy-model").path("rows"))
        .extracting(row -> row.path("arm").asString())
        .containsExactly("Arm A", "Arm B");
    assertThat(Http.RESEARCHER.post(LOCK, "{}").status()).as("no plan in the files").isEqualTo(409);
    var plan = "schema: plan/1\nanalyses:\n  - {id: n, kind: descriptive, measure: rt_ms}\n";
    var files = files();
    files.put("plan.yaml", plan.replace("rt_ms", "mood"));
    assertThat(Http.RESEARCHER.put("/api/studies/" + SLUG, Map.of("files", files)).status())
        .as("a plan of columns that there are not")
        .isEqualTo(422);
    files.put("plan.yaml", plan);
    var put = Http.RESEARCHER.put("/api/studies/" + SLUG, Map.of("files", files));
    assertThat(put.status()).as(put.text()).isEqualTo(200);
    var locked = Http.RESEARCHER.post(LOCK, "{}");
    assertThat(locked.status()).as(locked.text()).isEqualTo(200);
    assertThat(locked.json().path("lock").path("completed").asInt()).isEqualTo(4);
    assertThat(locked.json().path("lock").path("withVersion").asBoolean()).isFalse();
    assertThat(locked.json().path("looks"))
        .extracting(look -> look.path("what").asString() + look.path("masked").asBoolean())
        .containsExactly("resultstrue");
    assertThat(Http.RESEARCHER.post(LOCK, "{}").status()).as("only once").isEqualTo(409);
    assertThat(results(false).path("masked").asBoolean()).isFalse();
  }

  private Map<String, String> files() {
    var yaml =
        """
        schema: study/1
        slug: results-by-hand
        title: Results
        rung: human-grounded
        question: What do they come to?
        claim: What the hand says.
        stimuli: {set: sentiment, model: bow-logistic}
        seed: 5
        minutes: 1
        consent: {text: consent.md, version: "1"}
        arms:
          - {id: none, method: none}
          - {id: lime, method: lime}
        flow:
          - id: pre
            kind: trials
            phase: pre
            task: forward-simulation
            items: {ids: [%s, %s]}
            question: What will it say?
            confidence: {min: 1, max: 5}
        debrief: debrief.md
        """
            .formatted(items.get(0).id(), items.get(1).id());
    return new HashMap<>(Map.of("study.yaml", yaml, "consent.md", "Yes?", "debrief.md", "Thanks."));
  }

  private void open() {
    var put = Http.RESEARCHER.put("/api/studies/" + SLUG, Map.of("files", files()));
    assertThat(put.status()).as(put.text()).isBetween(200, 201);
    assertThat(Http.RESEARCHER.post("/api/studies/" + SLUG + "/opening", "{}").status())
        .isEqualTo(200);
  }

  private void person(String kind, String status, String arm, String excluded, boolean... right)
      throws SQLException {
    var id = UUID.randomUUID();
    execute(
        """
        insert into enrolment (study, id, version, kind, key_hash, status, arm, ordinal,
          consent_version, client, enrolled_at, last_seen_at, lease_until, excluded_reason)
        select s.id, ?::uuid, v.hash, ?, decode(md5(?), 'hex'), ?, ?, 0, '1', '{}', now(), now(),
          now(), ?
        from study s join study_version v on v.study = s.id where s.slug = 'results-by-hand'
        """,
        id,
        kind,
        id,
        status,
        arm,
        excluded);
    execute(
        """
        insert into assignment (study, enrolment, steps)
        select study, id, ?::jsonb from enrolment where id = ?::uuid
        """,
        """
        [{"key":"a","block":"pre","kind":"TRIAL","item":"%s","attempt":1},
         {"key":"b","block":"pre","kind":"TRIAL","item":"%s","attempt":1}]\
        """
            .formatted(items.get(0).id(), items.get(1).id()),
        id);
    for (int i = 0; i < right.length; i++) {
      var predicted = items.get(i).output("bow-logistic").predicted();
      var other = predicted.equals("positive") ? "negative" : "positive";
      execute(
          """
          insert into response (study, enrolment, seq, position, attempt, body, body_hash, correct,
            received_at)
          select study, id, ?, ?, 1, ?::jsonb, '', true, now() from enrolment where id = ?::uuid
          """,
          i,
          i,
          """
          {"answer":{"choice":"%s","confidence":4},"timing":{"rtMs":3000,"activeMs":2500}}\
          """
              .formatted(right[i] ? predicted : other),
          id);
    }
  }

  private static List<Item> items() {
    try {
      return StimulusReader.trusted(
              Files.readAllBytes(Path.of("stimuli/sentiment/manifest.json")),
              Files.readAllBytes(Path.of("stimuli/sentiment/explanations.json")))
          .items()
          .stream()
          .filter(item -> !item.practice())
          .limit(2)
          .toList();
    } catch (java.io.IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static void execute(String sql, Object... values) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i] instanceof UUID id ? id.toString() : values[i]);
      }
      statement.executeUpdate();
    }
  }
}
