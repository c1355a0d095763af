package groundwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.json.control.Json;
import groundwork.metric.control.Metrics;
import groundwork.metric.scoring.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScoreTest {
  private static final Path EXAMPLE = Path.of("src/test/resources/scoring/breast-cancer");
  private static final Path CREDIT = Path.of("stimuli/credit");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int score(Object... arguments) {
    return new CommandLine(new Score())
        .setExecutionExceptionHandler(new Refusals())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
  }

  @Test
  void the_example_is_scored_as_a_table() {
    assertThat(score(EXAMPLE)).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("Is a lump malignant?")
        .contains("right for 95.0 % of 20 items (95 % interval 76.4 to 99.1)")
        .contains("faithfulness-correlation (correctness, higher is better)")
        .containsPattern("zeroing +0\\.\\d+ +\\[")
        .containsPattern("random \\* +")
        .containsPattern("random-ranking \\* +")
        .contains("20 without: not applicable: it needs a method that explains changed inputs")
        .contains("Friedman chi-square(5)")
        .contains("gap of")
        .contains("the model is saturated")
        .contains("* a control");
    assertThat(err.toString()).as("no progress bar beside a terminal").isEmpty();
  }

  @Test
  void the_readme_shows_the_example_as_it_is() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains(Files.readString(EXAMPLE.resolve("scoring.yaml")));
  }

  @Test
  void as_json_it_has_everything_to_be_repeated() throws IOException {
    assertThat(score(EXAMPLE.resolve("scoring.yaml"), "--json", "--metrics", "sparseness"))
        .as(err.toString())
        .isZero();
    var json = Json.tree(out.toString());
    assertThat(json.get("schema").asString()).isEqualTo("scores/1");
    assertThat(json.at("/provenance/seed").asInt()).isEqualTo(7);
    assertThat(json.at("/provenance/inputs/mlp.json").asString()).hasSize(64);
    assertThat(json.at("/cards/0/card/parameters").isObject()).isTrue();
    assertThat(json.get("cells")).hasSize(6);
    assertThat(json.get("scores")).hasSize(120);
    assertThat(json.at("/comparisons/0/nemenyi/criticalDifference").asDouble()).isPositive();
    assertThat(json.get("gaps")).hasSize(6);
    var file = folder.resolve("scores.json");
    assertThat(score(EXAMPLE, "--json", "--metrics=sparseness", "-o", file)).isZero();
    assertThat(Json.tree(Files.readString(file))).isEqualTo(json);
  }

  @Test
  void of_a_single_item_it_says_how_little_that_is() throws IOException {
    Files.writeString(folder.resolve("values.json"), "[[1, 2, 3]]");
    Files.writeString(
        folder.resolve("model.json"),
        """
        {"schema": "model/1", "kind": "linear", "classes": ["no", "yes"],
         "weights": [[1, 0, 0], [0, 1, 0]], "bias": [0, 0]}
        """);
    Files.writeString(
        folder.resolve("scoring.yaml"),
        """
        schema: scoring/1
        model: model.json
        data: {inputs: values.json, background: 0}
        methods: [{id: own, file: values.json}]
        metrics: [{id: sparseness}]
        """);
    assertThat(score(folder, "--json")).as(err.toString()).isZero();
    assertThat(Json.tree(out.toString()).at("/warnings/0/what").asString())
        .isEqualTo("there is only 1 item: intervals are wide and ranks uncertain");
  }

  @Test
  void as_csv_it_has_one_line_a_score() throws IOException {
    var file = folder.resolve("scores.csv");
    assertThat(score(EXAMPLE, "--csv", "-o", file, "--metrics", "sparseness,max-sensitivity"))
        .isZero();
    var lines = Files.readAllLines(file);
    assertThat(lines.getFirst()).isEqualTo("model,method,control,metric,item,value,error,reason");
    assertThat(lines).filteredOn(line -> line.contains("sparseness")).hasSize(120);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("model,gradient,false,max-sensitivity"))
        .singleElement()
        .asString()
        .contains("not applicable");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void a_stimulus_set_is_scored_with_settings_from_the_command_line() {
    assertThat(
            score(
                CREDIT,
                "--models=logistic",
                "--methods=shap",
                "--metrics=sparseness,comprehensiveness",
                "--set=comprehensiveness.k=2",
                "--json"))
        .as(err.toString())
        .isZero();
    var json = Json.tree(out.toString());
    assertThat(json.get("models")).hasSize(1);
    assertThat(json.get("models").get(0).get("n").asInt()).isEqualTo(48);
    assertThat(json.at("/cards/1/card/parameters/k").asInt()).isEqualTo(2);
    assertThat(json.get("cells").valueStream().map(cell -> cell.get("method").asString()))
        .containsExactly("shap", "random", "random-ranking", "shap", "random", "random-ranking");
  }

  @Test
  void the_scores_are_the_same_on_one_thread() {
    var some = List.of(EXAMPLE, "--csv", "--metrics=faithfulness-correlation").toArray();
    score(some[0], some[1], some[2], "--threads=1");
    var alone = out.toString();
    out.getBuffer().setLength(0);
    score(some[0], some[1], some[2], "--threads=3");
    assertThat(out.toString()).isEqualTo(alone).hasLineCount(121);
  }

  @Test
  void another_seed_gives_other_draws() {
    score(EXAMPLE, "--csv", "--metrics=faithfulness-correlation");
    var first = out.toString();
    out.getBuffer().setLength(0);
    score(EXAMPLE, "--csv", "--metrics=faithfulness-correlation", "--seed=8");
    assertThat(out.toString()).isNotEqualTo(first).hasLineCount(121);
  }

  @Test
  void every_metric_is_listed_with_its_settings() {
    assertThat(score("--list")).isZero();
    Metrics.ids().forEach(id -> assertThat(out.toString()).contains(id + ": "));
    out.getBuffer().setLength(0);
    assertThat(score("--list", "--json")).isZero();
    assertThat(Json.tree(out.toString())).hasSize(Metrics.ids().size());
  }

  @Test
  void what_is_wrong_is_refused_with_its_place() throws IOException {
    var file = folder.resolve("scoring.yaml");
    Files.writeString(file, "model: m.json\ndata: {inputs: x.npy}\nmethod: []\n");
    assertThat(score(folder)).isEqualTo(1);
    assertThat(err.toString()).contains("scoring.yaml:").contains("did you mean \"methods\"?");
    assertThat(score(folder.resolve("nothing"))).isEqualTo(1);
    assertThat(score()).isEqualTo(2);
    assertThat(score(EXAMPLE, "--threads=0")).isEqualTo(2);
    assertThat(score(EXAMPLE, "--seed=-1")).isEqualTo(2);
    assertThat(err.toString()).contains("--seed is -1; it must be 0 or more");
    assertThat(score(EXAMPLE, "--metrics=sparsness")).isEqualTo(1);
    assertThat(score(EXAMPLE, "--methods=shap")).isEqualTo(1);
    assertThat(err.toString()).contains("there is no method \"shap\", only [gradient");
  }

  @Test
  void the_bar_says_how_much_is_left() {
    var progress = new Progress(250, 1000, Duration.ofSeconds(30), Duration.ofSeconds(90));
    assertThat(ProgressBar.text(progress, "scores"))
        .isEqualTo("[#######.......................]  25 %, 250 of 1,000 scores, 1 min 30 s left");
    try (var bar = ProgressBar.always(new PrintWriter(err, true))) {
      bar.accept(progress);
    }
    assertThat(err.toString()).contains("25 %").endsWith("\r");
  }
}
