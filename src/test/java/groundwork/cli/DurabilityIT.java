package groundwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.Distribution;
import groundwork.json.control.Json;
import groundwork.pages.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Pulls the plug under load: what was acknowledged is there afterwards, once; what was not can be
 * sent again.
 */
class DurabilityIT {
  private static final String STUDY = "/api/take/sentiment-forward-simulation";

  @TempDir Path folder;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** An answer as it was sent, by whom, and what the server said. */
  private record Acknowledged(String key, String body) {}

  @Test
  void a_kill_of_server_and_database_under_load_loses_and_repeats_nothing() throws Exception {
    var acknowledged = new ConcurrentLinkedQueue<Acknowledged>();
    try (var groundwork = new Distribution(folder.resolve("data"));
        var browser = new Browser();
        var device = browser.device(Screen.DESKTOP)) {
      groundwork.start();
      var page = device.newPage();
      page.navigate(groundwork.url() + "/take/sentiment-forward-simulation");
      page.waitForSelector("main[data-step]");
      var visitor = new Visitor(page, false);
      visitor.agree();
      visitor.answer();
      visitor.fill();
      var seq = visitor.seq();
      loadAndKill(groundwork, acknowledged);
      visitor.continueButton().click(); // into a server that is not there
      assertThat(acknowledged).hasSizeGreaterThan(200);
      PlaywrightAssertions.assertThat(page.getByText("Your answer is kept on this device"))
          .isVisible();
      groundwork.start();
      page.waitForFunction(
          "seq => document.querySelector('main').dataset.seq !== seq",
          seq,
          new Page.WaitForFunctionOptions().setTimeout(120_000));
      assertThat(visitor.seq()).isEqualTo(String.valueOf(Integer.parseInt(seq) + 1));
      visitor.answer();
      for (var answer : acknowledged) {
        var again = post(groundwork.url() + STUDY + "/run/saves", answer.key(), answer.body());
        assertThat(again.statusCode())
            .as("stored exactly as sent: %s", again.body())
            .isEqualTo(200);
      }
      assertThat(
              groundwork.run(
                  "simulate",
                  "sentiment-forward-simulation",
                  "--participants",
                  "4",
                  "--url",
                  groundwork.url(),
                  "--data",
                  groundwork.data().toString()))
          .contains("4 completed");
    }
  }

  private void loadAndKill(Distribution groundwork, Queue<Acknowledged> acknowledged)
      throws Exception {
    var stop = new AtomicBoolean();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int person = 0; person < 8; person++) {
        people.submit(
            () -> {
              while (!stop.get()) {
                takePart(groundwork.url(), acknowledged, stop);
              }
              return null;
            });
      }
      for (int i = 0; i < 600 && acknowledged.size() < 400; i++) {
        Thread.sleep(50);
      }
      groundwork.killEverything();
      stop.set(true);
    }
  }

  private void takePart(String url, Queue<Acknowledged> acknowledged, AtomicBoolean stop)
      throws InterruptedException {
    try {
      var key = groundwork.it.Participant.newKey();
      var landing = Json.tree(get(url + STUDY).body());
      var joining =
          Map.of(
              "key",
              key,
              "consent",
              Map.of("version", landing.path("consent").path("version").asString(), "given", true),
              "recruitment",
              Map.of(),
              "client",
              Map.of("device", "desktop"));
      var envelope = Json.tree(post(url + STUDY + "/enrolments", null, Json.write(joining)).body());
      while (!stop.get() && !envelope.path("step").path("kind").asString().equals("ended")) {
        var body = Json.write(submission(envelope));
        var answer = post(url + STUDY + "/run/saves", key, body);
        if (answer.statusCode() != 201) {
          return; // failed the comprehension check, as the first options often do
        }
        acknowledged.add(new Acknowledged(key, body));
        envelope = Json.tree(answer.body());
      }
    } catch (IOException | RuntimeException unplugged) {
      Thread.sleep(20);
    }
  }

  private static Map<String, Object> submission(JsonNode envelope) {
    var step = envelope.path("step");
    var answer = new LinkedHashMap<String, Object>();
    if (step.path("kind").asString().equals("comprehension")) {
      var answers = new LinkedHashMap<String, Object>();
      step.path("questions")
          .forEach(
              question ->
                  answers.put(
                      question.path("id").asString(),
                      question
                          .path("options")
                          .path(step.path("attempt").asInt() - 1)
                          .path("id")
                          .asString()));
      answer.put("answers", answers);
    }
    return Map.of(
        "seq", envelope.path("seq").asInt(),
        "step", step.path("key").asString(),
        "answer", answer,
        "timing", Map.of("rtMs", 1.0, "activeMs", 1.0, "hiddenMs", 0.0),
        "events", List.of());
  }

  private HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String url, String key, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
