package groundwork.power.boundary;

import static groundwork.it.Http.NOBODY;
import static groundwork.it.Http.RESEARCHER;
import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PowerIT extends GroundworkIT {
  private static final String POWER = "/api/studies/credit-decision/power";
  private static final Map<String, Object> SMALL =
      Map.of(
          "draws",
          50,
          "from",
          12,
          "to",
          60,
          "effect",
          0.2,
          "fit",
          "joint",
          "adjust",
          "none",
          "targets",
          List.of("factor_supportexplained"));

  private static JsonNode ended(JsonNode asked) throws InterruptedException {
    var address = POWER + "/" + asked.path("id").stringValue();
    long until = System.nanoTime() + Duration.ofMinutes(4).toNanos();
    var run = asked;
    while (List.of("queued", "running").contains(run.path("state").stringValue())
        && System.nanoTime() < until) {
      Thread.sleep(300);
      run = RESEARCHER.get(address).json();
    }
    return run;
  }

  private static List<String> pointers(Http.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    return answer
        .json()
        .path("findings")
        .valueStream()
        .map(f -> f.path("pointer").asString())
        .toList();
  }

  @Test
  void the_page_explains_every_default() {
    var page = RESEARCHER.get(POWER).json();
    assertThat(page.path("chosen").asString()).isEqualTo("accuracy");
    assertThat(page.path("arms").asInt()).isEqualTo(3);
    assertThat(page.path("targets").size()).isEqualTo(2);
    assertThat(page.path("explained").valueStream())
        .allMatch(one -> !one.path("why").asString().isBlank());
    assertThat(RESEARCHER.get(POWER + "?analysis=nothing").status()).isEqualTo(422);
  }

  /** η² is not f: 0.06 over three arms asks for 154 people, not for 2680. */
  @Test
  void a_formula_answers_at_once_and_is_the_latest_answer() {
    var asked =
        RESEARCHER.post(
            POWER, Map.of("way", "analytic", "test", "anova", "measure", "eta2", "effect", 0.06));
    assertThat(asked.status()).as(asked.text()).isEqualTo(201);
    assertThat(asked.json().path("state").asString()).isEqualTo("done");
    assertThat(asked.json().at("/result/needed/participants").asInt()).isEqualTo(154);
    var latest = RESEARCHER.get(POWER + "/latest").json();
    assertThat(latest.path("current").asBoolean()).isTrue();
    assertThat(latest.path("sentence").asString()).contains("power of 80%");
  }

  @Test
  void a_simulation_is_a_job_whose_answer_is_kept() throws Exception {
    var asked = RESEARCHER.post(POWER, SMALL);
    assertThat(asked.status()).as(asked.text()).isEqualTo(201);
    var run = ended(asked.json());
    assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("done");
    assertThat(run.path("points").size()).isEqualTo(7);
    assertThat(run.at("/result/needed/participants").asInt()).isBetween(12, 60);
    assertThat(run.at("/result/curve/0/error").asDouble()).isPositive();
    assertThat(RESEARCHER.post(POWER, SMALL).json().path("id"))
        .as("the same question is the same run")
        .isEqualTo(run.path("id"));
  }

  @Test
  void a_simulation_can_be_cancelled() throws Exception {
    var asked = RESEARCHER.post(POWER, Map.of("draws", 3000, "seed", 77)).json();
    var cancelled =
        RESEARCHER.post(POWER + "/" + asked.path("id").asString() + "/cancellation", "{}");
    assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
    assertThat(cancelled.json().path("state").asString()).isEqualTo("cancelled");
    assertThat(
            RESEARCHER
                .post(POWER + "/" + asked.path("id").asString() + "/cancellation", "{}")
                .status())
        .isEqualTo(409);
  }

  @Test
  void nonsense_is_told_at_its_member() {
    assertThat(pointers(RESEARCHER.post(POWER, Map.of("effect", 0)))).containsExactly("/effect");
    assertThat(pointers(RESEARCHER.post(POWER, Map.of("effect", 0.5)))).containsExactly("/effect");
    assertThat(pointers(RESEARCHER.post(POWER, Map.of("participantSd", -1))))
        .containsExactly("/participantSd");
    assertThat(pointers(RESEARCHER.post(POWER, Map.of("to", 0)))).containsExactly("/to");
    assertThat(pointers(RESEARCHER.post(POWER, Map.of("targets", List.of("factor_suport")))))
        .containsExactly("/targets");
    assertThat(pointers(RESEARCHER.post(POWER, Map.of("analysis", "nothing"))))
        .containsExactly("/analysis");
  }

  @Test
  void who_and_what_it_is_for() {
    assertThat(NOBODY.get(POWER).status()).isEqualTo(401);
    assertThat(RESEARCHER.get("/api/studies/nobody-has-it/power").status()).isEqualTo(404);
    assertThat(RESEARCHER.get("/api/studies/credit-proxies/power").status()).isEqualTo(409);
    assertThat(RESEARCHER.get(POWER + "/none").status()).isEqualTo(404);
    assertThat(RESEARCHER.get("/api/studies/sentiment-forward-simulation/power/latest").status())
        .isEqualTo(404);
  }
}
