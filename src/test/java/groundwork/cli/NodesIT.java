package groundwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.Distribution;
import groundwork.it.Http;
import groundwork.it.Participant;
import groundwork.it.SignedInBrowser;
import groundwork.it.SomebodysDatabase;
import groundwork.it.Together;
import groundwork.json.control.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two nodes as docker/compose.yml runs them, started at the same moment on an empty database of
 * somebody else's PostgreSQL, and told everything by the same environment variables. The last tests
 * take a node away.
 */
@TestMethodOrder(OrderAnnotation.class)
class NodesIT {
  /** Studies under studies/. */
  private static final int SHIPPED = 13;

  private static final String STUDY = "sentiment-forward-simulation";

  @TempDir static Path folder;
  private static SomebodysDatabase nodes;
  private static Distribution a;
  private static Distribution b;

  @BeforeAll
  static void both_start_at_once() throws Exception {
    nodes = SomebodysDatabase.create("nodes", "groundwork");
    a = node("a");
    b = node("b");
    Together.atOnce(
        List.of(
            () -> {
              a.start();
              return null;
            },
            () -> {
              b.start();
              return null;
            }));
  }

  @AfterAll
  static void stop() throws Exception {
    a.close();
    b.close();
  }

  private static Distribution node(String name) throws IOException {
    return new Distribution(
        folder.resolve(name),
        Map.of(
            "GROUNDWORK_HOST", "0.0.0.0",
            "GROUNDWORK_DB_URL", nodes.url(),
            "GROUNDWORK_DB_USER", "groundwork",
            "GROUNDWORK_DB_PASSWORD", "of the compose file",
            "GROUNDWORK_PUBLIC_URL", "http://localhost:8080"));
  }

  @Test
  @Order(1)
  void every_migration_runs_once_and_both_nodes_have_what_ships() throws Exception {
    int run = migrations(a) + migrations(b);
    assertThat(run)
        .isPositive()
        .isEqualTo(Integer.parseInt(nodes.scalar("select count(*) from flyway_schema_history")));
    for (var node : List.of(a, b)) {
      assertThat(node.owner().get("/api/studies").json().size()).isEqualTo(SHIPPED);
      assertThat(node.serverLog()).doesNotContain("SEVERE");
    }
    assertThat(nodes.scalar("select count(*) from study_version")).isEqualTo("" + SHIPPED);
    assertThat(nodes.scalar("select count(*) from stimulus_set")).isEqualTo("6");
  }

  private static int migrations(Distribution node) throws IOException {
    var said = Pattern.compile("(\\d+) migrations run").matcher(node.serverLog());
    assertThat(said.find()).isTrue();
    return Integer.parseInt(said.group(1));
  }

  @Test
  @Order(2)
  void the_link_of_one_node_and_a_session_of_one_node_are_good_on_the_other() throws Exception {
    var link = link(a);
    assertThat(link).isNotEqualTo(link(b));
    var body = Map.of("token", link, "name", "Ada", "password", SignedInBrowser.PASSWORD);
    var set = new Http(b.url(), null).post("/api/access/setup", body);
    assertThat(set.status()).as(set.text()).isEqualTo(201);
    body = Map.of("name", "Ada", "password", SignedInBrowser.PASSWORD);
    var signedIn = new Http(a.url(), null).post("/api/access/session", body);
    assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(200);
    var cookie = signedIn.header("Set-Cookie").split(";")[0];
    var csrf = signedIn.json().path("csrf").asString();
    var seen = withCookie("GET", b.url() + "/api/access/session", cookie, csrf);
    assertThat(Json.tree(seen.body()).path("name").asString()).isEqualTo("Ada");
    assertThat(withCookie("DELETE", b.url() + "/api/access/session", cookie, csrf).statusCode())
        .isEqualTo(204);
    assertThat(withCookie("GET", a.url() + "/api/access/session", cookie, csrf).statusCode())
        .isEqualTo(401);
  }

  private static String link(Distribution node) throws IOException {
    Matcher link = Pattern.compile("setup\\?token=(\\S+)").matcher(Files.readString(node.log()));
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static HttpResponse<String> withCookie(
      String method, String url, String cookie, String csrf) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(url))
              .header("Cookie", cookie)
              .header("X-CSRF", csrf)
              .method(method, BodyPublishers.noBody())
              .build(),
          BodyHandlers.ofString());
    }
  }

  @Test
  @Order(3)
  void people_who_change_nodes_at_every_step_lose_and_repeat_nothing() throws Exception {
    int sent = 0;
    for (int person = 0; person < 4; person++) {
      var participant = new Participant(STUDY).at(person % 2 == 0 ? a : b, nodes.source());
      assertThat(participant.join().status()).isEqualTo(201);
      for (int step = 0; !participant.ended(); step++) {
        var submission = participant.submission(participant.fittingAnswer());
        var answer = participant.at(step % 2 == 0 ? b : a, nodes.source()).send(submission);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        sent++;
        if (step % 5 == 0) { // the answer was lost on the way, and the page sends again, elsewhere
          assertThat(
                  participant.at(step % 2 == 0 ? a : b, nodes.source()).send(submission).status())
              .isEqualTo(200);
        }
      }
      assertThat(participant.step().path("outcome").asString()).isEqualTo("completed");
    }
    assertThat(nodes.scalar("select count(*) from response")).isEqualTo(String.valueOf(sent));
  }

  @Test
  @Order(4)
  void joins_on_both_at_once_stay_balanced() throws Exception {
    var joins = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 40; i++) {
      var participant = new Participant(STUDY).at(i % 2 == 0 ? a : b, nodes.source());
      joins.add(() -> participant.join().status());
    }
    assertThat(Together.atOnce(joins)).hasSize(40).containsOnly(201);
    assertThat(
            nodes.scalar(
                """
                select string_agg(n::text, ' ') from (select count(*) as n from enrolment e
                join study s on s.id = e.study where s.slug = '%s' group by arm) x"""
                    .formatted(STUDY)))
        .isEqualTo("11 11 11 11");
  }

  @Test
  @Order(5)
  void closing_and_opening_on_one_is_seen_on_the_other_within_a_second_or_so() throws Exception {
    var asked = new Http(b.url(), null);
    assertThat(asked.get("/api/take/credit-decision").status()).isEqualTo(200);
    for (var turn :
        Map.of("closing", 409, "opening", 200).entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .toList()) {
      var done = a.owner().post("/api/studies/credit-decision/" + turn.getKey(), "{}");
      assertThat(done.status()).as(done.text()).isBetween(200, 204);
      var from = Instant.now();
      Together.until(
          Duration.ofSeconds(3),
          () -> asked.get("/api/take/credit-decision").status() == turn.getValue());
      assertThat(Duration.between(from, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  @Order(6)
  void a_database_that_may_lose_answers_gets_none() throws Exception {
    var begun = new Participant(STUDY).at(a, nodes.source());
    begun.join();
    nodes.statement("alter database nodes set synchronous_commit = off");
    try (var careless = node("careless")) {
      careless.start();
      assertThat(Files.readString(careless.log()))
          .contains("No answers are accepted", "synchronous_commit=off");
      assertThat(careless.serverLog()).contains("No responses are accepted");
      var before = nodes.scalar("select count(*) from response");
      for (var refused :
          List.of(
              begun.at(careless, nodes.source()).send(begun.submission(begun.fittingAnswer())),
              new Participant(STUDY).at(careless, nodes.source()).join())) {
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().path("type").asString())
            .isEqualTo("urn:groundwork:problem:unsafe-database");
        assertThat(refused.json().path("detail").asString()).contains("synchronous_commit=off");
      }
      assertThat(nodes.scalar("select count(*) from response")).isEqualTo(before);
    } finally {
      nodes.statement("alter database nodes reset synchronous_commit");
    }
    assertThat(begun.at(b, nodes.source()).answer().status()).isEqualTo(201);
  }

  @Test
  @Order(7)
  void a_run_goes_on_after_the_node_that_worked_on_it_was_killed() throws Exception {
    var yaml =
        """
        schema: study/1
        slug: taken-over
        title: Taken over
        rung: functionally-grounded
        question: Who finishes it?
        claim: The other node.
        stimuli: {set: credit, model: boosted-trees}
        seed: 5
        functional:
          methods: [occlusion]
          metrics: [{id: sparseness}, {id: max-sensitivity, samples: 40}]
          items: all
          seed: 5
        """;
    assertThat(
            a.owner()
                .put("/api/studies/taken-over", Map.of("files", Map.of("study.yaml", yaml)))
                .status())
        .isBetween(200, 201);
    assertThat(a.owner().post("/api/studies/taken-over/opening", "{}").status()).isEqualTo(200);
    var runs = "/api/studies/taken-over/runs";
    var id = a.owner().post(runs, "{}").json().path("id").asString();
    Together.until(Duration.ofSeconds(20), () -> at(a, runs, id).path("done").asInt() > 0);
    a.killEverything();
    assertThat(at(b, runs, id).path("finishedAt").isNull()).as("killed in the middle").isTrue();
    Together.until(Duration.ofSeconds(60), () -> !at(b, runs, id).path("finishedAt").isNull());
    var run = at(b, runs, id);
    assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("done");
    assertThat(run.path("done")).isEqualTo(run.path("total"));
    assertThat(nodes.scalar("select count(*) from metric_score where run = '" + id + "'"))
        .isEqualTo(run.path("total").asString());
  }

  @Test
  @Order(8)
  void the_other_node_carries_on_alone() throws Exception {
    assertThat(new Participant(STUDY).at(b, nodes.source()).join().status()).isEqualTo(201);
  }

  private static JsonNode at(Distribution node, String runs, String id) throws IOException {
    return node.owner().get(runs + "/" + id).json();
  }
}
