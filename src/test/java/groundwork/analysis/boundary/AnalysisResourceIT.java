package groundwork.analysis.boundary;

import static groundwork.it.SignedInBrowser.sql;
import static org.assertj.core.api.Assertions.assertThat;

import groundwork.analysis.control.FindingsJson;
import groundwork.analysis.control.PlanRun;
import groundwork.analysis.control.TidyTable;
import groundwork.document.control.DocumentReader;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Http.Answer;
import groundwork.json.control.Json;
import groundwork.pages.Copies;
import groundwork.plan.control.PlanReader;
import groundwork.provenance.entity.ContentHash;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A study's plan from nothing to findings, over HTTP. */
class AnalysisResourceIT extends GroundworkIT {
  private static Answer ask(String study, boolean simulated) {
    return Http.RESEARCHER.get(path(study, "", simulated));
  }

  private static String path(String study, String rest, boolean simulated) {
    return "/api/studies/" + study + "/analysis" + rest + "?simulated=" + simulated;
  }

  private static JsonNode run(String study) throws InterruptedException {
    var started = Http.RESEARCHER.post(path(study, "", true), "");
    assertThat(started.status()).as(started.text()).isEqualTo(200);
    assertThat(started.json().path("state").asString()).isIn("queued", "running", "done");
    var end = Instant.now().plus(Duration.ofMinutes(3));
    var now = started.json();
    while (now.path("state").asString().matches("queued|running")) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(300);
      now = ask(study, true).json();
    }
    return now;
  }

  private static void put(String study, Map<String, String> files) {
    var put = Http.RESEARCHER.put("/api/studies/" + study, Map.of("files", files));
    assertThat(put.status()).as(put.text()).isEqualTo(200);
  }

  private static void open(String study) {
    var opened = Http.RESEARCHER.post("/api/studies/" + study + "/opening", "");
    assertThat(opened.status()).as(opened.text()).isEqualTo(200);
  }

  @Test
  void strangers_get_nothing_and_there_must_be_such_a_study() {
    assertThat(Http.NOBODY.get("/api/studies/credit-decision/analysis").status()).isEqualTo(401);
    assertThat(Http.NOBODY.get("/api/studies/credit-decision/analysis/findings.json").status())
        .isEqualTo(401);
    assertThat(ask("no-such", false).status()).isEqualTo(404);
  }

  @Test
  void a_draft_shows_its_plan_and_cannot_be_run() {
    put("planned-only", Copies.ofSentiment("planned-only"));
    var now = ask("planned-only", false).json();
    assertThat(now.path("state").asString()).isEqualTo("never-open");
    assertThat(now.path("plan").path("analyses").get(0).path("id").asString()).isEqualTo("gain");
    assertThat(Http.RESEARCHER.post(path("planned-only", "", false), "").status()).isEqualTo(409);
    assertThat(Http.RESEARCHER.get(path("planned-only", "/findings.md", false)).status())
        .isEqualTo(404);
  }

  @Test
  void a_study_without_a_plan_says_so() {
    var files = new TreeMap<>(Copies.ofSentiment("unplanned"));
    files.remove("plan.yaml");
    put("unplanned", files);
    open("unplanned");
    var now = ask("unplanned", false).json();
    assertThat(now.path("state").asString()).isEqualTo("no-plan");
    assertThat(now.has("plan")).isFalse();
    assertThat(Http.RESEARCHER.post(path("unplanned", "", false), "").status()).isEqualTo(409);
  }

  @Test
  void a_plan_whose_rules_cannot_be_computed_fails_with_a_reason() throws Exception {
    var files = new TreeMap<>(Copies.ofSentiment("unruly"));
    files.computeIfPresent(
        "plan.yaml",
        (name, text) -> text.replace("rule: \"rt_ms < 300\"", "rule: \"log(task) > 1\""));
    put("unruly", files);
    open("unruly");
    Copies.simulate("unruly", 4);
    var now = run("unruly");
    assertThat(now.path("state").asString()).isEqualTo("failed");
    assertThat(now.path("detail").asString()).isNotBlank();
    assertThat(now.has("result")).isFalse();
  }

  @Test
  void a_plan_is_run_once_on_the_same_data_and_again_on_others() throws Exception {
    var study = Copies.open("analysed");
    assertThat(ask(study, true).json().path("state").asString()).isEqualTo("no-data");
    assertThat(Http.RESEARCHER.post(path(study, "", true), "").status()).isEqualTo(409);
    Copies.simulate(study, 8);
    assertThat(ask(study, true).json().path("state").asString()).isEqualTo("ready");
    assertThat(ask(study, false).json().path("state").asString()).isEqualTo("no-data");

    var done = run(study);
    assertThat(done.path("state").asString())
        .as(done.path("detail").asString(""))
        .isEqualTo("done");
    assertThat(done.path("current").asBoolean()).isTrue();
    var result = done.path("result");
    assertThat(result.path("schema").asString()).isEqualTo("findings/1");
    assertThat(result.path("analyses").valueStream().map(one -> one.path("id").asString()))
        .containsExactlyElementsOf(
            done.path("plan")
                .path("analyses")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList());
    assertThat(run(study).path("finishedAt")).isEqualTo(done.path("finishedAt"));

    sql(
        """
        update enrolment set excluded_reason = 'same answer throughout' where id = (select e.id
          from enrolment e join study s on s.id = e.study where s.slug = ? order by e.ordinal limit 1)
        """,
        study);
    var stale = ask(study, true).json();
    assertThat(stale.path("state").asString()).isEqualTo("ready");
    assertThat(stale.path("current").asBoolean()).isFalse();
    assertThat(stale.path("result")).isEqualTo(result);

    var again = run(study);
    assertThat(again.path("current").asBoolean()).isTrue();
    assertThat(again.path("result").path("withoutExclusions").size())
        .isEqualTo(result.path("analyses").size());
    assertThat(again.path("result").path("data").path("excluded").has("same answer throughout"))
        .isTrue();
    downloads(study, again.path("result"));
    bundle(study, again.path("result"));
  }

  private static void downloads(String study, JsonNode result) {
    var json = Http.RESEARCHER.get(path(study, "/findings.json", true));
    assertThat(json.json()).isEqualTo(result);
    assertThat(json.header("Content-Disposition")).contains(study + "-findings.json");
    var markdown = Http.RESEARCHER.get(path(study, "/findings.md", true));
    assertThat(markdown.header("Content-Type")).startsWith("text/markdown");
    assertThat(markdown.text()).startsWith("# " + Copies.TITLE).contains("## Time per answer");
    var latex = Http.RESEARCHER.get(path(study, "/findings.tex", true));
    assertThat(latex.text()).startsWith("\\documentclass").contains("Time per answer");
    assertThat(Http.RESEARCHER.get(path(study, "/findings.json", false)).status()).isEqualTo(404);
  }

  /** What the plan was run on is in the bundle, byte for byte, with what came out. */
  private static void bundle(String study, JsonNode result) throws Exception {
    var files = new TreeMap<String, String>();
    var zip =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            Http.url("/api/studies/" + study + "/export.zip?simulated=true")))
                    .header("Authorization", "Bearer " + Http.RESEARCHER.bearer())
                    .build(),
                BodyHandlers.ofByteArray());
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(Json.tree(files.get("findings.json"))).isEqualTo(result);
    var csv = files.get("data/analysis.csv").getBytes(StandardCharsets.UTF_8);
    assertThat(result.path("provenance").path("inputs").asString())
        .isEqualTo(ContentHash.of(csv).hex());
    var document =
        DocumentReader.read("plan.yaml", files.get("plan.yaml"), 1_000_000, wrong -> {})
            .orElseThrow();
    var plan = PlanReader.read(document);
    var again =
        PlanRun.of(
            plan, TidyTable.read("a", () -> new ByteArrayInputStream(csv), plan.data().factors()));
    assertThat(Json.tree(FindingsJson.of(again))).isEqualTo(result);
  }
}
