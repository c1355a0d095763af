package groundwork.trial.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.cli.Groundwork;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Participant;
import groundwork.trial.TaskStudy;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Each kind of task over HTTP: taken part in, done by dry-run participants, and in the results. */
class TasksIT extends GroundworkIT {
  static Stream<String> tasks() {
    return TaskStudy.BLOCKS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void is_taken_part_in_simulated_and_reported(String task) {
    var slug = "task-" + task;
    var stored =
        Http.RESEARCHER.put("/api/studies/" + slug, Map.of("files", TaskStudy.files(slug, task)));
    assertThat(stored.status()).as(stored.text()).isLessThan(300);
    var opened = Http.RESEARCHER.post("/api/studies/" + slug + "/opening", "{}");
    assertThat(opened.status()).as(opened.text()).isLessThan(300);

    var participant = new Participant(slug);
    participant.join();
    participant.answerAll();
    assertThat(participant.step().path("code").asString()).isEqualTo("DONE-1");
    for (var received : participant.received) {
      assertThat(received)
          .doesNotContain("\"truth\"", "\"predicted\"", "placebo", "\"shap\"", "\"flips\"");
    }

    int exit =
        new CommandLine(new Groundwork())
            .execute(
                "simulate",
                slug,
                "--participants",
                "8",
                "--accuracy",
                "1",
                "--strength",
                "oracle=8",
                "--url",
                Http.url(""),
                "--token",
                Http.RESEARCHER.bearer());
    assertThat(exit).isZero();
    var results = Http.RESEARCHER.get("/api/studies/" + slug + "/results?kinds=simulated");
    assertThat(results.status()).isEqualTo(200);
    var measure = results.json().path("measures").path(0);
    if (TaskStudy.task(task).compares()) {
      assertThat(measure.path("id").asString()).isEqualTo("win-rate");
      measure
          .path("rows")
          .forEach(
              row -> {
                if (row.path("method").asString().equals("oracle")) {
                  assertThat(row.path("estimate").asDouble()).isGreaterThan(0.9);
                }
              });
    } else if (!TaskStudy.KEYLESS.contains(task)) {
      assertThat(measure.path("id").asString()).startsWith("accuracy-");
      measure
          .path("rows")
          .forEach(row -> assertThat(row.path("estimate").asDouble()).as(row.toString()).isOne());
    }
  }
}
