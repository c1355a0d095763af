package groundwork.metric.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.explanation.Explainers;
import groundwork.explanation.Seed;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.TestBed;
import groundwork.metric.control.Metrics;
import groundwork.model.OnnxPredictor;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.StimulusSet;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RunsIT extends GroundworkIT {
  static final String QUICK =
      """
        - {id: sparseness}
        - {id: comprehensiveness, k: 3}
        - {id: max-sensitivity, samples: 2}
      """;

  @Test
  void a_run_completes_and_its_scores_are_those_of_the_metrics() throws Exception {
    var study = open("runs-complete", QUICK);
    var run = ended(study, start(study));
    assertThat(run.path("state").asString()).isEqualTo("done");
    // a method and two controls, three metrics, ten items
    assertThat(run.path("total").asInt()).isEqualTo(3 * 3 * 10);
    assertThat(run.path("done").asInt()).isEqualTo(run.path("total").asInt());
    assertThat(run.path("finishedAt").isNull()).isFalse();
    assertThat(run.path("inputs").has("stimuli")).isTrue();

    var set = credit();
    var bytes = Files.readAllBytes(Path.of("stimuli/credit/models/boosted-trees.onnx"));
    try (var model =
        OnnxPredictor.of(bytes, set.model("boosted-trees").orElseThrow().output().classes())) {
      var item = set.item("c-003").orElseThrow();
      double[] input =
          ((Content.Tabular) item.content()).values().stream().mapToDouble(v -> v).toArray();
      int target = model.predict(input);
      var background = groundwork.explanation.Background.absence(input.length);
      double[] random =
          Explainers.byId("random")
              .explain(model, input, target, background, Seed.of(5, "c-003", "boosted-trees"))
              .values();
      for (var shown : Map.of("occlusion", shown(set), "random", random).entrySet()) {
        var one =
            new groundwork.metric.entity.Case(
                "c-003", model, background, input, target, shown.getValue(), null, 5);
        assertThat(stored(run, shown.getKey(), "sparseness", "c-003"))
            .isEqualTo(Metrics.of("sparseness", Map.of()).score(one).value());
      }
    }
    var cells = run.path("scores");
    assertThat(cells.size()).isEqualTo(3 * 3);
    assertThat(cells.valueStream().filter(cell -> cell.path("control").asBoolean()).count())
        .isEqualTo(2 * 3);
    assertThat(cells.get(0).path("n").asInt()).isEqualTo(10);
  }

  /**
   * As a killed node leaves it: a unit that is not done, taken by a node that gives no heartbeat.
   * Another node takes it over, and what is done already is not done again.
   */
  @Test
  void a_unit_of_a_dead_node_is_taken_over_and_counts_once() throws Exception {
    var study = open("runs-survive", QUICK);
    var id = start(study);
    var before = ended(study, id);
    var kept = scalar("select max(at)::text from metric_score where run = '%s' and unit <> 1", id);
    var items =
        scalar(
            "select jsonb_array_length(items) from metric_unit where run = '%s' and unit = 1", id);
    execute("delete from metric_score where run = '%s' and unit = 1", id);
    execute(
        "update metric_unit set state = 'queued', finished_at = null where run = '%s' and unit = 1",
        id);
    execute(
        "update metric_run set state = 'running', finished_at = null, done = done - "
            + items
            + " where id = '%s'",
        id);
    execute(
        """
        insert into scheduled_tasks
          (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
        values ('metric-unit', '%s/1', now() - interval '1 minute', true, 'dead', now() - interval '7 seconds', 2)
        """,
        id);
    var from = Instant.now();
    var after = ended(study, id);
    assertThat(Duration.between(from, Instant.now())).isLessThan(Duration.ofSeconds(12));
    assertThat(after.path("state").asString()).isEqualTo("done");
    assertThat(after.path("scores")).isEqualTo(before.path("scores"));
    assertThat(scalar("select max(at)::text from metric_score where run = '%s' and unit <> 1", id))
        .isEqualTo(kept);
  }

  @Test
  void a_unit_that_is_done_twice_counts_once() throws Exception {
    var study = open("runs-twice", QUICK);
    var id = start(study);
    var before = ended(study, id);
    var scores = scalar("select count(*) from metric_score where run = '%s'", id);
    execute(
        """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        select 'metric-unit', run || '/' || unit, now(), false, 1 from metric_unit where run = '%s'
        """,
        id);
    for (int i = 0; i < 100 && !"0".equals(queued(id)); i++) {
      Thread.sleep(100);
    }
    assertThat(queued(id)).isEqualTo("0");
    assertThat(scalar("select count(*) from metric_score where run = '%s'", id)).isEqualTo(scores);
    var after = ended(study, id);
    assertThat(after.path("done")).isEqualTo(before.path("done"));
    assertThat(after.path("finishedAt")).isEqualTo(before.path("finishedAt"));
  }

  @Test
  void a_run_can_be_cancelled_once_and_followed() throws Exception {
    var study = open("runs-cancel", "  - {id: max-sensitivity, samples: 500}\n");
    var id = start(study);
    var second = Http.RESEARCHER.post(at(study), "{}");
    assertThat(second.status()).isEqualTo(409);
    assertThat(firstEvent(study, id)).startsWith("event: live").contains("\"id\":\"" + id + "\"");
    var cancelled = Http.RESEARCHER.post(at(study) + "/" + id + "/cancellation", "{}");
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.json().path("state").asString()).isEqualTo("cancelled");
    assertThat(Http.RESEARCHER.post(at(study) + "/" + id + "/cancellation", "{}").status())
        .isEqualTo(409);
    assertThat(Http.RESEARCHER.get(at(study)).json().get(0).path("state").asString())
        .isEqualTo("cancelled");
  }

  private static final String ON_A_SET = "/api/stimuli/credit/runs";

  /** Models, methods, metrics with their settings, items and the seed, without any study. */
  @Test
  void a_run_of_a_set_scores_what_was_chosen() throws Exception {
    var started =
        Http.RESEARCHER.post(
            ON_A_SET,
            """
            {"models": ["boosted-trees"], "methods": ["occlusion"], "items": {"first": 10}, "seed": 5,
             "metrics": [{"id": "sparseness"}, {"id": "comprehensiveness", "k": 3}]}
            """);
    assertThat(started.status()).as(started.text()).isEqualTo(201);
    assertThat(started.json().path("study").isNull()).isTrue();
    assertThat(started.json().path("set").asString()).isEqualTo("credit");
    var id = started.json().path("id").asString();
    var run = ended(ON_A_SET + "/" + id);
    assertThat(run.path("state").asString()).isEqualTo("done");
    assertThat(run.path("done").asInt()).isEqualTo(3 * 2 * 10);
    assertThat(run.path("inputs").has("study")).isFalse();
    assertThat(run.path("plan").path("items").size()).isEqualTo(10);

    var page =
        Http.RESEARCHER
            .get(ON_A_SET + "/" + id + "/items?metric=sparseness&method=occlusion&offset=8&limit=5")
            .json();
    assertThat(page.path("total").asInt()).isEqualTo(10);
    assertThat(page.path("scores").size()).isEqualTo(2);
    assertThat(page.path("scores").get(0).path("item").asString()).isEqualTo("c-009");
    assertThat(page.path("scores").get(0).path("value").asDouble())
        .isEqualTo(stored(run, "occlusion", "sparseness", "c-009"));
    assertThat(Http.RESEARCHER.get(ON_A_SET + "/" + id + "/items?limit=0").status()).isEqualTo(422);

    var table = Http.RESEARCHER.get(ON_A_SET + "/" + id + "/table").json();
    assertThat(table.path("schema").asString()).isEqualTo("scores/1");
    assertThat(table.path("cells").size()).isEqualTo(3 * 2);
    assertThat(table.path("scores").size()).isZero();
    assertThat(table.at("/provenance/inputs/stimuli").asString())
        .isEqualTo(run.path("stimuli").asString());
    assertThat(table.at("/models/0/n").asInt()).isEqualTo(10);
    assertThat(
            Http.RESEARCHER
                .get(ON_A_SET + "/" + id + "/table?scores=true")
                .json()
                .path("scores")
                .size())
        .isEqualTo(3 * 2 * 10);
    var instance =
        Http.RESEARCHER
            .get(ON_A_SET + "/" + id + "/items/c-009?model=boosted-trees&method=occlusion")
            .json();
    assertThat(instance.path("values").size()).isEqualTo(18);
    assertThat(instance.path("scores").size()).isEqualTo(2);
    var listed = Http.RESEARCHER.get(ON_A_SET).json();
    assertThat(listed.valueStream().map(one -> one.path("id").asString())).contains(id);
    assertThat(Http.RESEARCHER.get("/api/stimuli/sentiment/runs/" + id).status()).isEqualTo(404);
    assertThat(Http.NOBODY.get(ON_A_SET).status()).isEqualTo(401);
  }

  /** Scores of the whole set, and of single items where there are some; curves come along. */
  @Test
  void a_metric_of_the_whole_set_is_one_unit_and_curves_are_stored() throws Exception {
    var started =
        Http.RESEARCHER.post(
            ON_A_SET,
            """
            {"models": ["logistic"], "methods": ["lime"], "items": {"first": 12}, "seed": 6,
             "metrics": [{"id": "consistency"}, {"id": "deletion"}]}
            """);
    assertThat(started.status()).as(started.text()).isEqualTo(201);
    var id = started.json().path("id").asString();
    assertThat(ended(ON_A_SET + "/" + id).path("state").asString()).isEqualTo("done");
    assertThat(
            scalar(
                "select count(*) from metric_unit where run = '%s' and metric = 'consistency'", id))
        .isEqualTo("3");
    assertThat(
            scalar(
                "select count(*) from metric_score where run = '%s' and metric = 'deletion'"
                    + " and cardinality(curve) > 1",
                id))
        .isEqualTo("36");
    var one =
        Http.RESEARCHER
            .get(ON_A_SET + "/" + id + "/items?metric=deletion&limit=1&curves=true")
            .json();
    assertThat(one.at("/scores/0/curve").size()).isGreaterThan(1);
  }

  @Test
  void the_same_run_of_a_set_is_not_started_twice_at_a_time() {
    var body = "{\"metrics\": [{\"id\": \"max-sensitivity\", \"samples\": 400}], \"seed\": 77}";
    var first = Http.RESEARCHER.post(ON_A_SET, body);
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(Http.RESEARCHER.post(ON_A_SET, body).status()).isEqualTo(409);
    var at = ON_A_SET + "/" + first.json().path("id").asString();
    assertThat(Http.RESEARCHER.post(at + "/cancellation", "{}").status()).isEqualTo(200);
    assertThat(Http.RESEARCHER.get(at).json().path("state").asString()).isEqualTo("cancelled");
  }

  @Test
  void what_a_set_does_not_have_is_refused_with_its_place() {
    var refused =
        Http.RESEARCHER.post(
            ON_A_SET,
            "{\"models\": [\"none-such\"], \"metrics\": [{\"id\": \"sparseness\", \"x\": 1}]}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("findings").valueStream().map(f -> f.path("pointer").asString()))
        .containsExactly("/models/0", "/metrics/0");
    assertThat(Http.RESEARCHER.post(ON_A_SET, "{\"metrics\": []}").status()).isEqualTo(422);
    assertThat(Http.RESEARCHER.post(ON_A_SET, "").status()).isBetween(400, 422);
    assertThat(
            Http.RESEARCHER
                .post("/api/stimuli/nothing/runs", "{\"metrics\": [{\"id\": \"sparseness\"}]}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void the_catalogue_says_what_each_metric_means_and_can_be_told() {
    var metrics = Http.RESEARCHER.get("/api/metrics").json();
    var one =
        metrics
            .valueStream()
            .filter(metric -> metric.path("id").asString().equals("comprehensiveness"))
            .findFirst()
            .orElseThrow();
    assertThat(one.path("card").path("direction").asString()).isEqualTo("higher");
    assertThat(one.path("settings").valueStream().map(setting -> setting.path("name").asString()))
        .contains("k");
    assertThat(Http.NOBODY.get("/api/metrics").status()).isEqualTo(401);
  }

  @Test
  void strangers_and_wrong_addresses_are_refused() {
    assertThat(Http.NOBODY.get(at("credit-proxies")).status()).isEqualTo(401);
    assertThat(Http.NOBODY.post(at("credit-proxies"), "{}").status()).isEqualTo(401);
    assertThat(Http.RESEARCHER.get(at("no-such-study")).status()).isEqualTo(404);
    assertThat(Http.RESEARCHER.get(at("credit-proxies") + "/nonsense").status()).isEqualTo(404);
    var people = Http.RESEARCHER.post(at("sentiment-forward-simulation"), "{}");
    assertThat(people.status()).isEqualTo(409);
    assertThat(people.json().path("detail").asString()).contains("people answer it");
  }

  static String at(String study) {
    return "/api/studies/" + study + "/runs";
  }

  static String open(String slug, String metrics) {
    var yaml =
        """
        schema: study/1
        slug: %s
        title: Runs
        rung: functionally-grounded
        question: Does it run?
        claim: It does.
        stimuli: {set: credit, model: boosted-trees}
        seed: 5
        functional:
          methods: [occlusion]
          metrics:
        %s
          items: {ids: [c-001, c-002, c-003, c-004, c-005, c-006, c-007, c-008, c-009, c-010]}
          seed: 5
        """
            .formatted(slug, metrics.indent(2));
    var put =
        Http.RESEARCHER.put("/api/studies/" + slug, Map.of("files", Map.of("study.yaml", yaml)));
    assertThat(put.status()).as(put.text()).isBetween(200, 201);
    var opened = Http.RESEARCHER.post("/api/studies/" + slug + "/opening", "{}");
    assertThat(opened.status()).as(opened.text()).isEqualTo(200);
    return slug;
  }

  static String start(String study) {
    var started = Http.RESEARCHER.post(at(study), "{}");
    assertThat(started.status()).as(started.text()).isEqualTo(201);
    return started.json().path("id").asString();
  }

  static JsonNode ended(String study, String id) throws InterruptedException {
    return ended(at(study) + "/" + id);
  }

  static JsonNode ended(String address) throws InterruptedException {
    JsonNode run = null;
    for (int i = 0; i < 600; i++) {
      var answer = Http.RESEARCHER.get(address);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      run = answer.json();
      if (!run.path("finishedAt").isNull()) {
        return run;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("after a minute: " + run);
  }

  private static StimulusSet credit() throws Exception {
    return StimulusReader.trusted(
        Files.readAllBytes(Path.of("stimuli/credit/manifest.json")),
        Files.readAllBytes(Path.of("stimuli/credit/explanations.json")));
  }

  private static double[] shown(StimulusSet set) {
    return set.explanation("c-003", "boosted-trees", "occlusion").orElseThrow().array();
  }

  private static double stored(JsonNode run, String method, String metric, String item)
      throws SQLException {
    return Double.parseDouble(
        scalar(
            "select value from metric_score where run = '%s' and method = '"
                + method
                + "' and metric = '"
                + metric
                + "' and item = '"
                + item
                + "'",
            run.path("id").asString()));
  }

  private static String queued(String id) throws SQLException {
    return scalar("select count(*) from scheduled_tasks where task_instance like '%s/%%'", id);
  }

  private static String firstEvent(String study, String id) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(Http.url(at(study) + "/" + id + "/live")))
            .header("Authorization", "Bearer " + Http.RESEARCHER.bearer())
            .build();
    var answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      var text = new StringBuilder();
      for (int next; text.indexOf("\n\n") < 0 && (next = body.read()) >= 0; ) {
        text.append((char) next);
      }
      return text.toString();
    }
  }

  private static String scalar(String sql, String id) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var row = connection.createStatement().executeQuery(sql.formatted(id))) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(String sql, String id) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql.formatted(id));
    }
  }
}
