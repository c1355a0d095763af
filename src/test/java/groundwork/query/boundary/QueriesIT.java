package groundwork.query.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Http.Answer;
import groundwork.it.Parcel;
import groundwork.it.Participant;
import groundwork.it.TestBed;
import groundwork.json.control.Json;
import groundwork.stimulus.TinySet;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Questions to a model from inside a figure, as browsers ask them. */
class QueriesIT extends GroundworkIT {
  private static final String MODEL =
      """
      {"schema": "model/1", "kind": "linear", "classes": ["yes", "no"],
       "weights": [[1, 0.5], [-1, -0.5]], "bias": [-3, 3], "output": "softmax"}
      """;
  private static final String FIGURES =
      """
      {"schema": "figures/1", "shared": {"kind": "sandbox", "alt": "A case that can be changed.",
        "inputs": [{"name": "size", "min": 0, "max": 20}, {"name": "colour", "mutable": %s}],
        "goal": {"reach": "yes"}, "budget": {"queries": 3}, "oracle": {"type": "server"},
        "key": {"cheapest": 2}}}
      """;

  @BeforeAll
  static void studies() {
    open("asked", MODEL, "false");
    open("asked-in-vain", MODEL.replace("[1, 0.5]", "[1, 0.5, 7]"), "true");
  }

  private static void open(String slug, String model, String mutable) {
    var tiny = new TinySet();
    tiny.manifest.put("slug", slug);
    tiny.files.put("models/m.onnx", model.getBytes(StandardCharsets.UTF_8));
    tiny.files.put("figures/m.json", FIGURES.formatted(mutable).getBytes(StandardCharsets.UTF_8));
    tiny.manifest.withArray("/methods").addObject().put("id", "what-if").put("title", "What if");
    tiny.manifest
        .putArray("figures")
        .addObject()
        .put("method", "what-if")
        .put("model", "m")
        .put("file", "figures/m.json");
    var set = Parcel.put("/api/stimuli/" + slug, Parcel.zip(tiny.sealed()));
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    var files =
        Map.of(
            "study.yaml",
            """
            schema: study/2
            slug: %1$s
            title: What if
            rung: human-grounded
            question: Does it work?
            framing: {claim: It does.}
            stimuli: {set: %1$s, model: m}
            seed: 7
            minutes: 1
            consent: {text: consent.md, version: "1"}
            arms: [{id: one, method: what-if}, {id: two, method: what-if}]
            assignment: {policy: balanced}
            flow:
              - {id: main, kind: trials, task: forward-simulation, question: Well?, explanation: true, items: {perCell: 1}}
            debrief: debrief.md
            outcomes: {completed: {code: DONE-1}}
            """
                .formatted(slug),
            "plan.yaml",
            "schema: plan/1\nanalyses:\n  - {id: n, kind: descriptive, measure: rt_ms}\n",
            "consent.md",
            "# Before you begin\n\nOne task.",
            "debrief.md",
            "# Thank you\n\nThat was all.");
    var stored = Http.RESEARCHER.put("/api/studies/" + slug, Map.of("files", files));
    assertThat(stored.status()).as(stored.text()).isLessThan(300);
    var opened = Http.RESEARCHER.post("/api/studies/" + slug + "/opening", "{}");
    assertThat(opened.status()).as(opened.text()).isLessThan(300);
  }

  private static Participant joined(String slug) {
    var participant = new Participant(slug);
    participant.join();
    return participant;
  }

  private static Answer ask(Participant participant, String step, long number, int size) {
    var body = new LinkedHashMap<String, Object>();
    body.put("step", step);
    body.put("number", number);
    body.put("what", "predict");
    body.put("input", Map.of("values", Map.of("size", size), "tried", List.of("colour")));
    return new Http(participant.key).post(participant.path("/run/queries"), body);
  }

  private static Answer ask(Participant participant, long number, int size) {
    return ask(participant, participant.step().path("key").asString(), number, size);
  }

  private static int stored(String study) {
    return count(
        "select count(*) from model_query q join study s on s.id = q.study where s.slug = '"
            + study
            + "'");
  }

  private static int count(String query) {
    try (var connection = TestBed.database().getConnection();
        var statement = connection.createStatement();
        var found = statement.executeQuery(query)) {
      found.next();
      return found.getInt(1);
    } catch (java.sql.SQLException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  private static String measures(Participant participant) {
    try (var connection = TestBed.database().getConnection();
        var statement =
            connection.prepareStatement(
                "select r.measures from response r join enrolment e on e.study = r.study and e.id = r.enrolment"
                    + " where e.key_hash = sha256(?) order by r.seq limit 1")) {
      statement.setBytes(1, participant.key.getBytes(StandardCharsets.UTF_8));
      try (var found = statement.executeQuery()) {
        found.next();
        return found.getString(1);
      }
    } catch (java.sql.SQLException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  @Test
  void the_page_gets_the_case_to_change_and_not_the_model() {
    var participant = joined("asked");
    var figure = participant.step().path("explanation").path("figure");
    assertThat(figure.path("kind").asString()).isEqualTo("sandbox");
    assertThat(figure.at("/inputs/0/value").isNumber()).isTrue();
    assertThat(figure.at("/inputs/1/options/0/label").asString()).isEqualTo("red");
    assertThat(String.join("", participant.received))
        .doesNotContain("cheapest", "\"weights\"", "\"key\":{", "\"predicted\"");
  }

  @Test
  void questions_are_answered_counted_and_measured() throws Exception {
    var participant = joined("asked");
    int begin = participant.step().at("/explanation/figure/inputs/0/value").asInt();
    var first = ask(participant, 1, begin == 12 ? 13 : 12);
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.json().path("output").path("predicted").asString()).isEqualTo("yes");
    assertThat(first.json().path("left").path("queries").asInt()).isEqualTo(2);
    // a retry counts once, another question under its number is refused
    assertThat(ask(participant, 1, begin == 12 ? 13 : 12).json()).isEqualTo(first.json());
    assertThat(ask(participant, 1, 17).text()).contains("already-answered");
    // what the step asks for is not told
    var itself = ask(participant, 2, begin);
    assertThat(itself.status()).as(itself.text()).isEqualTo(403);
    assertThat(itself.text()).doesNotContain("yes", "\"no\"");

    var past =
        new Http(participant.key)
            .post(
                participant.path("/run/queries"),
                Map.of("step", participant.step().path("key").asString(), "what", "history"));
    assertThat(past.json().at("/history/0/output")).isEqualTo(first.json().path("output"));

    var step = participant.step().path("key").asString();
    assertThat(participant.send(participant.submission(participant.fittingAnswer())).status())
        .isEqualTo(201);
    var measures = Json.tree(measures(participant));
    assertThat(measures.path("queries").asInt()).isEqualTo(1);
    assertThat(measures.path("goal_reached").asInt()).isEqualTo(1);
    double cost = Math.abs((begin == 12 ? 13 : 12) - begin);
    assertThat(measures.path("edit_cost").asDouble()).isEqualTo(cost);
    assertThat(measures.path("cost_ratio").asDouble()).isEqualTo(cost / 2);
    assertThat(ask(participant, step, 9, 11).text()).contains("out-of-sequence");

    var csv = exported("asked");
    assertThat(csv.lines().findFirst().orElseThrow())
        .contains("participant", "changed", "cost", "immutable_tried");
    assertThat(csv).contains("[\"\"size\"\"]", "[\"\"colour\"\"]");

    participant.withdraw(true);
    assertThat(
            count(
                "select count(*) from model_query q join enrolment e on e.study = q.study and"
                    + " e.id = q.enrolment where e.status = 'withdrawn'"))
        .isZero();
  }

  @Test
  void many_windows_have_one_budget() throws Exception {
    var participant = joined("asked");
    int begin = participant.step().at("/explanation/figure/inputs/0/value").asInt();
    try (var windows = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          IntStream.range(0, 20)
              .mapToObj(n -> windows.submit(() -> ask(participant, 100 + n, begin == 15 ? 16 : 15)))
              .toList();
      int answered = 0;
      for (var one : asked) {
        var answer = one.get();
        if (answer.status() == 200) {
          answered++;
        } else {
          assertThat(answer.text()).contains("used-up");
        }
      }
      assertThat(answered).isEqualTo(3);
    }
  }

  @Test
  void other_steps_and_other_people_are_refused() {
    var one = joined("asked");
    var other = joined("asked");
    assertThat(ask(one, other.step().path("key").asString(), 1, 11).text())
        .contains("no-such-step");
    var stranger = new Participant("asked");
    assertThat(ask(stranger, one.step().path("key").asString(), 1, 11).status()).isEqualTo(404);
    assertThat(
            Http.NOBODY
                .post(
                    one.path("/run/queries"),
                    Map.of("step", "x", "what", "predict", "number", 1, "input", Map.of()))
                .status())
        .isEqualTo(401);
    assertThat(ask(one, 1, 900).status()).isEqualTo(422);
    for (var body :
        List.of(
            "{}",
            "[]",
            "{\"step\": 3}",
            "{\"step\": \"x\", \"what\": \"predict\", \"number\": \"1\", \"input\": {}}")) {
      assertThat(new Http(one.key).post(one.path("/run/queries"), body).status())
          .isBetween(400, 499);
    }
  }

  @Test
  void a_model_that_fails_costs_nothing_and_the_step_goes_on() {
    var participant = joined("asked-in-vain");
    var failed = ask(participant, 1, 11);
    assertThat(failed.status()).as(failed.text()).isEqualTo(503);
    assertThat(failed.text()).contains("model-unavailable", "nothing is lost");
    assertThat(stored("asked-in-vain")).isZero();
    assertThat(participant.send(participant.submission(participant.fittingAnswer())).status())
        .isEqualTo(201);
  }

  private static String exported(String study) throws Exception {
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(Http.url("/api/studies/" + study + "/export.zip")))
                    .header("Authorization", "Bearer " + Http.RESEARCHER.bearer())
                    .build(),
                BodyHandlers.ofByteArray());
    try (var in = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals("data/queries.csv")) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("no data/queries.csv");
  }
}
