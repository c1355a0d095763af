package groundwork.analysis;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import groundwork.cli.Groundwork;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is published can be recomputed from what is exported, by programs that share no code. */
class RecomputeIT extends GroundworkIT {
  private static final String PYTHON = "python3";
  private static final String R = "Rscript";
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "sentiment-forward-simulation, --effect lime=0.2",
    "credit-decision, --effect explained=0.2",
    "credit-what-if, --seed 3"
  })
  void numbers_about_people_agree_with_python_and_R_where_they_are_installed(
      String study, String effect) throws Exception {
    simulate(study, effect);
    compare(study);
  }

  @ParameterizedTest
  @CsvSource("recomputed-proxies")
  void scores_of_explanations_agree_with_python_and_R_where_they_are_installed(String study)
      throws Exception {
    score(study);
    compare(study);
  }

  @ParameterizedTest
  @CsvSource({PYTHON, R})
  void a_changed_number_is_told_apart_where_python_and_R_are_installed(String language)
      throws Exception {
    assumeTrue(installed(language), language + " is not installed");
    simulate("sentiment-forward-simulation", "--seed 2");
    var export = fetch("sentiment-forward-simulation");
    var trials = export.resolve("data/trials.csv");
    var text = Files.readString(trials);
    Files.writeString(
        trials,
        text.replaceFirst(
            "(,forward-simulation,post,.*,choice),[^,]*,[^,]*,[^,]*,", "$1,NA,NA,NA,"));
    assertThat(Files.readString(trials)).isNotEqualTo(text);
    var told = recompute(language, export);
    assertThat(told.exit()).as(told.text()).isEqualTo(1);
    assertThat(told.text()).contains("accuracy-model").contains("undefined is 1");
  }

  private record Told(int exit, String text) {}

  private void compare(String study) throws Exception {
    assumeTrue(installed(PYTHON) || installed(R), "neither python3 nor Rscript is installed");
    var export = fetch(study);
    for (var language : List.of(PYTHON, R)) {
      if (installed(language)) {
        var told = recompute(language, export);
        assertThat(told.exit()).as(language + " says " + told.text()).isZero();
        assertThat(told.text()).contains(" 0 differ");
      }
    }
  }

  private static void simulate(String study, String options) {
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("simulate", study, "--participants", "12"));
    arguments.addAll(List.of("--url", Http.url(""), "--token", Http.RESEARCHER.bearer()));
    arguments.addAll(List.of(options.split(" ")));
    assertThat(new CommandLine(new Groundwork()).execute(arguments.toArray(String[]::new)))
        .isZero();
  }

  /** The shipped proxies with their two quick metrics: the others take minutes. */
  private static void score(String study) throws Exception {
    var definition =
        Files.readString(Path.of("studies/credit-proxies/study.yaml"))
            .replace("slug: credit-proxies", "slug: " + study)
            .replaceAll("(?m)^    - \\{id: (max-sensitivity|infidelity|sufficiency).*\n", "");
    var files = Map.of("study.yaml", definition);
    var sent = Http.RESEARCHER.put("/api/studies/" + study, Map.of("files", files));
    assertThat(sent.status()).as(sent.text()).isEqualTo(200);
    Http.RESEARCHER.post("/api/studies/" + study + "/opening", "");
    var runs = "/api/studies/" + study + "/runs";
    var run = runs + "/" + Http.RESEARCHER.post(runs, "").json().path("id").asString();
    for (var state = "queued"; !state.equals("done"); Thread.sleep(200)) {
      state = Http.RESEARCHER.get(run).json().path("state").asString();
      assertThat(state).isIn("queued", "running", "done");
    }
  }

  /** The export, unpacked, with the results beside it. */
  private Path fetch(String study) throws Exception {
    var export = folder.resolve(study);
    var address = Http.url("/api/studies/" + study + "/export.zip?simulated=true");
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer " + Http.RESEARCHER.bearer())
            .build();
    try (var client = HttpClient.newHttpClient();
        var zip = new ZipInputStream(client.send(request, BodyHandlers.ofInputStream()).body())) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var file = export.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, zip.readAllBytes());
      }
    }
    var results = Http.RESEARCHER.get("/api/studies/" + study + "/results?simulated=true");
    Files.writeString(export.resolve("results.json"), results.text());
    return export;
  }

  private static Told recompute(String language, Path export)
      throws IOException, InterruptedException {
    var script = "analysis/recompute." + (language.equals(R) ? "R" : "py");
    return run(
        language,
        script,
        export.toString(),
        "--compare",
        export.resolve("results.json").toString());
  }

  private static boolean installed(String language) throws InterruptedException {
    try {
      return run(language, "--version").exit() == 0;
    } catch (IOException none) {
      return false;
    }
  }

  private static Told run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(2, MINUTES)).isTrue();
    return new Told(process.exitValue(), text);
  }
}
