package groundwork.monitor.boundary;

import static groundwork.monitor.boundary.RunningIT.await;
import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Participant;
import groundwork.it.SmallStudy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Previews, pilots and dry runs: what a researcher tries before the first person is asked. */
class TryingOutIT extends GroundworkIT {
  @Test
  void a_preview_begins_at_a_block_may_be_framed_and_leaves_no_trace() {
    var study = SmallStudy.open("trying-preview", "", "TP");
    var path = "/api/studies/" + study + "/previews";
    var link = Http.RESEARCHER.post(path, Map.of("arm", "two", "at", "second"));
    assertThat(link.status()).as(link.text()).isEqualTo(200);
    var url = link.json().path("url").asString();
    var run = enrol(study, "preview", token(url, "preview"));
    assertThat(run.path("step").path("question").asString()).isEqualTo("Second?");
    assertThat(run.path("seq").asInt()).isZero();

    var page = Http.NOBODY.get(url);
    assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'self'");
    assertThat(page.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
    var plain = Http.NOBODY.get("/take/" + study);
    assertThat(plain.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(plain.header("X-Frame-Options")).isEqualTo("DENY");

    assertThat(flow(study, "real").path("assessed").asInt()).isZero();
    assertThat(RunningIT.people(study, "")).isEmpty();
    for (var wrong : List.of(Map.of("at", "fourth"), Map.of("arm", "three"))) {
      assertThat(Http.RESEARCHER.post(path, wrong).status()).isEqualTo(422);
    }
  }

  @Test
  void pilot_runs_are_counted_and_exported_apart() {
    var study = SmallStudy.open("trying-pilot", "", "TI");
    var links = "/api/studies/" + study + "/pilot-links";
    var made = Http.RESEARCHER.post(links, Map.of("label", "Colleagues", "days", 3));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    var token = token(made.json().path("url").asString(), "pilot");
    assertThat(Http.NOBODY.get("/api/take/" + study + "?pilot=" + token).status()).isEqualTo(200);
    var real = new Participant(study);
    real.join();
    real.answerAll();
    var key = Participant.newKey();
    enrol(study, "pilot", token, key);
    enrol(study, "pilot", token);

    assertThat(flow(study, "real").path("assessed").asInt()).isEqualTo(1);
    assertThat(flow(study, "pilot").path("assessed").asInt()).isEqualTo(2);
    assertThat(RunningIT.people(study, "")).hasSize(1);
    assertThat(RunningIT.people(study, "&kinds=pilot")).hasSize(2);
    var csv = Http.RESEARCHER.get("/api/studies/" + study + "/participants-flow.csv?kinds=pilot");
    assertThat(csv.text())
        .startsWith("arm,stage,how,block,reason,n")
        .contains("NA,assessed,NA,NA,NA,2");

    var id = Http.RESEARCHER.get(links).json().path(0).path("id").asString();
    assertThat(Http.RESEARCHER.get(links).text()).doesNotContain(token);
    assertThat(Http.RESEARCHER.delete(links + "/" + id).status()).isEqualTo(204);
    assertThat(Http.RESEARCHER.delete(links + "/" + id).status()).isEqualTo(404);
    assertThat(Http.NOBODY.get("/api/take/" + study + "?pilot=" + token).status()).isEqualTo(410);
    assertThat(new Http(key).get("/api/take/" + study + "/run").status())
        .as("who is in may finish")
        .isEqualTo(200);
    assertThat(Http.RESEARCHER.post(links, Map.of("days", 0)).status()).isIn(400, 422);
    assertThat(Http.RESEARCHER.get("/api/studies/" + study + "/results?kinds=everybody").status())
        .isEqualTo(422);
  }

  @Test
  void dry_run_participants_come_from_a_button_and_go_by_another() {
    var study = SmallStudy.open("trying-dry", "", "TD");
    var runs = "/api/studies/" + study + "/dry-runs";
    var sent = Http.RESEARCHER.post(runs, Map.of("participants", 12, "dropout", 0.3));
    assertThat(sent.status()).as(sent.text()).isEqualTo(202);
    await(() -> Http.RESEARCHER.get(runs).json().path(0).path("state").asString().equals("done"));
    var done = Http.RESEARCHER.get(runs).json().path(0);
    assertThat(done.path("failed").asInt()).as(done.toString()).isZero();
    assertThat(done.path("completed").asInt() + done.path("dropped").asInt()).isEqualTo(12);
    var flow = flow(study, "simulated");
    assertThat(flow.path("randomised").asInt()).isEqualTo(12);
    assertThat(flow(study, "real").path("assessed").asInt()).isZero();
    var progress = "/api/studies/" + study + "/progress?kinds=simulated";
    await(() -> !Http.RESEARCHER.get(progress).json().path("counting").asBoolean());
    assertThat(Http.RESEARCHER.get(progress).json().path("alerts")).isEmpty();

    var real = new Participant(study);
    real.join();
    var deleted = Http.RESEARCHER.delete("/api/studies/" + study + "/simulated-data");
    assertThat(deleted.json().path("runs").asInt()).isEqualTo(12);
    assertThat(flow(study, "simulated").path("assessed").asInt()).isZero();
    assertThat(flow(study, "real").path("assessed").asInt()).isEqualTo(1);
    real.answerAll();

    for (var wrong :
        List.of(
            Map.of(),
            Map.of("participants", 0),
            Map.of("participants", 10_001),
            Map.of("participants", 5, "dropout", 2),
            Map.of("participants", 5, "accuracy", -1))) {
      assertThat(Http.RESEARCHER.post(runs, wrong).status()).as(wrong.toString()).isIn(400, 422);
    }
    assertThat(
            Http.RESEARCHER
                .post(runs, Map.of("participants", 5, "effects", Map.of("three", 0.1)))
                .status())
        .isEqualTo(422);
    assertThat(Http.RESEARCHER.post(runs + "/nonsense/cancellation", "{}").status()).isEqualTo(404);
    assertThat(Http.NOBODY.post(runs, Map.of("participants", 5)).status()).isEqualTo(401);
  }

  private static JsonNode flow(String study, String kinds) {
    var answer = Http.RESEARCHER.get("/api/studies/" + study + "/participants-flow?kinds=" + kinds);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode enrol(String study, String member, String token) {
    return enrol(study, member, token, Participant.newKey());
  }

  private static JsonNode enrol(String study, String member, String token, String key) {
    var body = new HashMap<String, Object>();
    body.put("key", key);
    body.put("consent", Map.of("version", "1", "given", true));
    body.put(member, token);
    var answer = Http.NOBODY.post("/api/take/" + study + "/enrolments", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  private static String token(String url, String parameter) {
    var from = url.substring(url.indexOf(parameter + "=") + parameter.length() + 1);
    return from.contains("&") ? from.substring(0, from.indexOf('&')) : from;
  }
}
