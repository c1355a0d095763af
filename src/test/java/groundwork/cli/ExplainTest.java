package groundwork.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.array.NdArray;
import groundwork.array.Npy;
import groundwork.array.Npz;
import groundwork.json.control.Json;
import groundwork.model.Models;
import groundwork.model.Predictor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class ExplainTest {
  private static final Path EXAMPLE = Path.of("src/test/resources/scoring/breast-cancer");
  private static final Path CREDIT = Path.of("stimuli/credit");
  private static final Path FASHION = Path.of("stimuli/fashion");
  private static final Path SENTIMENT = Path.of("stimuli/sentiment");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void copied() throws IOException {
    try (var files = Files.list(EXAMPLE)) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  private int run(Callable<Integer> command, Object... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(command)
        .setExecutionExceptionHandler(new Refusals())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  private int explain(Object... arguments) {
    return run(new Explain(), arguments);
  }

  private JsonNode json(Object... arguments) {
    var all = Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray();
    assertThat(explain(all)).as(err.toString()).isZero();
    return Json.tree(out.toString());
  }

  private NdArray npy(String file) throws IOException {
    return Npy.read(Files.readAllBytes(folder.resolve(file)), file);
  }

  private static Predictor mlp() throws IOException {
    return Models.read("mlp.json", Files.readAllBytes(EXAMPLE.resolve("mlp.json")));
  }

  private static double[] numbers(JsonNode list) {
    return list.valueStream().mapToDouble(JsonNode::asDouble).toArray();
  }

  @Test
  void values_put_back_into_the_document_score_as_those_that_score_makes() throws IOException {
    assertThat(explain(folder, "--method=occlusion", "-o", folder.resolve("again.npy")))
        .as(err.toString())
        .isZero();
    assertThat(npy("again.npy").shape()).containsExactly(20, 30);
    var document = folder.resolve("scoring.yaml");
    Files.writeString(
        document,
        Files.readString(document)
            .replace("methods:\n", "methods:\n  - {id: again, file: again.npy}\n"));
    assertThat(
            run(
                new Score(),
                folder,
                "--csv",
                "--methods=again,occlusion",
                "--metrics=faithfulness-correlation"))
        .as(err.toString())
        .isZero();
    var lines = out.toString().lines().toList();
    var again = lines.stream().filter(line -> line.contains(",again,")).toList();
    assertThat(again).hasSize(20);
    assertThat(lines.stream().filter(line -> line.contains(",occlusion,")))
        .containsExactlyElementsOf(
            again.stream().map(line -> line.replace(",again,", ",occlusion,")).toList());
  }

  @Test
  void values_of_a_set_are_attached_to_it() throws IOException {
    var file = folder.resolve("lime.npy");
    assertThat(
            explain(CREDIT, "--method=lime", "--models=logistic", "--set=samples=50", "-o", file))
        .as(err.toString())
        .isZero();
    assertThat(npy("lime.npy").shape()).as("four for practice").containsExactly(52, 18);
    assertThat(
            run(
                new Attach(),
                CREDIT,
                "--model=logistic",
                "--method=mine",
                "--file=" + file,
                "-o",
                folder.resolve("new")))
        .as(err.toString())
        .isZero();
  }

  @Test
  void values_are_told_with_intercept_fit_and_errors() throws IOException {
    var told = json(EXAMPLE, "--method=shap", "--set=budget=512", "--items=3,1");
    assertThat(told.get("schema").asString()).isEqualTo("explanations/1");
    assertThat(told.at("/provenance/seed").asInt()).as("the document's").isEqualTo(7);
    assertThat(told.at("/provenance/settings/budget").asInt()).isEqualTo(512);
    assertThat(told.at("/provenance/inputs/mlp.json").asString()).hasSize(64);
    var first = told.at("/explanations/0");
    assertThat(first.get("item").asString()).isEqualTo("3");
    assertThat(told.at("/explanations/1/item").asString()).isEqualTo("1");
    assertThat(first.get("errors")).hasSize(30);
    double sum = Arrays.stream(numbers(first.get("values"))).sum();
    assertThat(sum + first.get("intercept").asDouble())
        .as("SHAP is complete")
        .isCloseTo(first.get("probability").asDouble(), within(1e-9));
    assertThat(json(EXAMPLE, "--method=lime", "--items=1").at("/explanations/0/fit").asDouble())
        .isBetween(0.0, 1.0);
  }

  @Test
  void the_values_are_the_same_on_any_number_of_threads() throws IOException {
    for (int threads : new int[] {1, 3}) {
      var file = folder.resolve(threads + ".npy");
      explain(EXAMPLE, "--method=shap", "--set=budget=128", "--threads=" + threads, "-o", file);
    }
    assertThat(npy("1.npy")).isEqualTo(npy("3.npy"));
    explain(
        EXAMPLE, "--method=shap", "--set=budget=128", "--seed=8", "-o", folder.resolve("8.npy"));
    assertThat(npy("8.npy")).isNotEqualTo(npy("1.npy"));
    explain(
        EXAMPLE, "--method=shap", "--set=budget=128", "--items=5", "-o", folder.resolve("5.npy"));
    assertThat(npy("5.npy").row(0)).as("alone as among others").isEqualTo(npy("1.npy").row(5));
  }

  @Test
  void values_of_several_models_are_arrays_of_one_file() throws IOException {
    var npz = folder.resolve("all.npz");
    assertThat(explain(CREDIT, "--method=occlusion", "--items=c-001,c-002", "-o", npz)).isZero();
    var arrays = Npz.read(Files.readAllBytes(npz), "all.npz");
    assertThat(arrays).containsOnlyKeys("boosted-trees", "logistic");
    explain(
        CREDIT,
        "--method=occlusion",
        "--items=c-001,c-002",
        "--models=logistic",
        "-o",
        folder.resolve("one.npy"));
    assertThat(arrays.get("logistic")).isEqualTo(npy("one.npy"));
    assertThat(explain(CREDIT, "--method=occlusion", "-o", folder.resolve("two.npy"))).isEqualTo(1);
    assertThat(err.toString()).contains("choose one by --models, or write to a .npz");
  }

  @Test
  void counterfactuals_are_changes_after_which_the_model_says_something_else() throws IOException {
    var told =
        json(EXAMPLE, "--method=counterfactual", "--set=count=2", "--set=immutable=mean radius");
    var model = mlp();
    assertThat(told.get("explanations")).hasSize(20);
    for (var one : told.get("explanations")) {
      for (var changed : one.get("counterfactuals")) {
        int now = model.predict(numbers(changed.get("values")));
        assertThat(model.classes().get(now))
            .isEqualTo(changed.get("class").asString())
            .isNotEqualTo(one.get("predicted").asString());
        assertThat(changed.at("/changes").valueStream().map(it -> it.get("feature").asString()))
            .isNotEmpty()
            .doesNotContain("mean radius");
      }
    }
    assertThat(told.findValues("changes")).hasSizeGreaterThan(30);
  }

  @Test
  void people_read_changes_and_rules_in_the_words_of_the_set() {
    var some = "--items=c-001,c-p1";
    explain(CREDIT, "--method=counterfactual", "--models=logistic", "--set=wanted=bad", some);
    assertThat(out.toString())
        .contains("c-001: repaid (0.94)")
        .containsPattern(
            "Checking account 200 DM or more.* → .*: now not repaid \\(0\\.[5-9]\\d\\)");
    explain(CREDIT, "--method=anchor", "--models=logistic", some);
    assertThat(out.toString())
        .containsPattern(
            "IF .*Checking account = .* THEN repaid \\(precision 0\\.9\\d, coverage 0");
    explain(CREDIT, "--method=shap", "--models=logistic", "--set=budget=64", some);
    assertThat(out.toString())
        .containsPattern("for repaid: .*Savings \\(1000 DM or more\\) \\+0\\.\\d+ ± ");
  }

  @Test
  void rules_hold_for_the_item_they_explain() {
    var told = json(EXAMPLE, "--method=anchor", "--items=0,1,2", "--set=precision=0.9");
    assertThat(told.get("explanations")).hasSize(3);
    for (var one : told.get("explanations")) {
      assertThat(one.get("class").asString()).isEqualTo(one.get("predicted").asString());
      assertThat(one.get("low").asDouble() >= 0.9).isEqualTo(one.get("met").asBoolean());
      assertThat(one.get("coverage").asDouble()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void neighbours_and_prototypes_are_examples_and_never_the_item_itself() {
    var told = json(EXAMPLE, "--method=neighbours", "--items=4", "--set=count=2");
    var examples = told.at("/explanations/0/examples");
    assertThat(told.at("/explanations/0/examplesFrom").asString()).isEqualTo("background");
    assertThat(examples.valueStream().map(one -> one.get("class").asString()))
        .containsExactlyInAnyOrder("benign", "benign", "malignant", "malignant");
    assertThat(examples.valueStream().map(one -> one.get("distance").asDouble()))
        .allMatch(distance -> distance > 0);
    var prototypes = json(CREDIT, "--method=prototypes", "--set=prototypes=2", "--models=logistic");
    assertThat(prototypes.get("explanations")).hasSize(1);
    assertThat(prototypes.at("/labels/bad").asString()).isEqualTo("not repaid");
    assertThat(
            prototypes
                .at("/explanations/0/examples")
                .valueStream()
                .map(one -> one.get("role").asString()))
        .containsOnly("prototype", "criticism")
        .hasSize(8);
  }

  @Test
  void training_rows_of_a_document_are_its_examples_with_their_true_classes() throws IOException {
    var document = folder.resolve("scoring.yaml");
    Files.writeString(
        document,
        Files.readString(document)
            .replace("data:\n", "data:\n  training: {inputs: x.npy, truth: y.npy}\n"));
    var told = json(folder, "--method=neighbours", "--items=4").at("/explanations/0");
    assertThat(told.get("examplesFrom").asString()).isEqualTo("training");
    assertThat(told.get("examplesLabelledBy").asString()).isEqualTo("truth");
    var truth = npy("y.npy").values();
    for (var one : told.get("examples")) {
      int row = Integer.parseInt(one.get("id").asString().substring("row ".length()));
      assertThat(row).isNotEqualTo(4);
      assertThat(one.get("class").asString()).isEqualTo(mlp().classes().get((int) truth[row]));
    }
    assertThat(told.get("examples")).hasSize(6);
  }

  @Test
  void the_importance_of_a_value_is_that_of_its_items() {
    var all = json(EXAMPLE, "--method=permutation-importance", "--set=loss=log-loss");
    assertThat(all.at("/explanations/0/rows").asInt()).isEqualTo(20);
    assertThat(all.at("/explanations/0/values")).hasSize(30);
    var some = json(EXAMPLE, "--method=permutation-importance", "--items=0,1,2,3");
    assertThat(some.at("/explanations/0/rows").asInt()).isEqualTo(4);
    var set = json(CREDIT, "--method=permutation-importance");
    assertThat(set.at("/explanations/0/rows").asInt()).as("none for practice").isEqualTo(48);
    assertThat(set.get("explanations")).hasSize(2);
  }

  @Test
  void pictures_keep_their_shape_and_have_rows_to_train_on_as_examples() throws IOException {
    var file = folder.resolve("image.npy");
    var some = List.of("--models=mlp", "--items=f-p1,f-p2").toArray();
    assertThat(explain(FASHION, "--method=occlusion", some[0], some[1], "-o", file)).isZero();
    assertThat(npy("image.npy").shape()).containsExactly(2, 1, 28, 28);
    var told = json(FASHION, "--method=neighbours", some[0], some[1]);
    assertThat(told.at("/explanations/0/examplesFrom").asString()).isEqualTo("training");
    assertThat(
            told.at("/explanations/0/examples").valueStream().map(one -> one.get("id").asString()))
        .isNotEmpty()
        .doesNotContain("f-p1");
    explain(FASHION, "--method=anchor", some[0], some[1]);
    assertThat(out.toString()).contains("places around (").contains("THEN Sneaker (precision");
  }

  @Test
  void texts_are_explained_by_their_words() throws IOException {
    var bow = "--models=bow-logistic";
    explain(SENTIMENT, "--method=counterfactual", bow, "--items=s-p1");
    assertThat(out.toString()).containsPattern("without \"\\w+\".*: now positive \\(0\\.\\d\\d\\)");
    var file = folder.resolve("words.json");
    assertThat(explain(SENTIMENT, "--method=shap", bow, "--set=budget=64", "-o", file))
        .as(err.toString())
        .isZero();
    assertThat(Json.tree(Files.readString(file)).get(0)).as("a value a token").hasSize(7);
    assertThat(
            run(
                new Attach(),
                SENTIMENT,
                "--model=bow-logistic",
                "--method=mine",
                "--file=" + file,
                "-o",
                folder.resolve("new")))
        .as(err.toString())
        .isZero();
    assertThat(explain(SENTIMENT, "--method=occlusion", bow, "-o", folder.resolve("words.npy")))
        .isEqualTo(1);
    assertThat(err.toString()).contains("texts differ in length");
    assertThat(explain(SENTIMENT, "--method=neighbours", bow)).isEqualTo(1);
    assertThat(err.toString()).contains("texts have no examples").contains("(68: s-p1, ");
  }

  @Test
  void a_bad_item_is_listed_and_the_others_are_explained() throws IOException {
    var x = npy("x.npy");
    x.values()[2 * 30 + 5] = Double.NaN;
    Files.write(folder.resolve("x.npy"), Npy.write(x));
    var document = folder.resolve("scoring.yaml");
    Files.writeString(
        document, Files.readString(document).replace("background: x.npy ", "background: 0 "));
    var file = folder.resolve("o.npy");
    assertThat(explain(folder, "--method=occlusion", "-o", file)).as(err.toString()).isZero();
    assertThat(err.toString()).contains("not explained: model: x.npy: the value of item 2");
    var rows = npy("o.npy").toRows();
    assertThat(rows).hasDimensions(20, 30);
    assertThat(rows[2]).containsOnly(Double.NaN);
    assertThat(rows[3]).doesNotContain(Double.NaN);
    assertThat(explain(folder, "--method=occlusion", "--items=2")).isEqualTo(1);
    assertThat(err.toString()).contains("nothing could be explained");
  }

  @Test
  void every_method_is_listed_with_its_settings() {
    assertThat(explain("--list")).isZero();
    assertThat(out.toString())
        .contains("shap: SHAP")
        .contains("      budget = 20000: how many rows the model may be asked about");
    Ways.all().forEach(way -> assertThat(out.toString()).contains(way.id() + ": "));
    assertThat(explain("--list", "--json")).isZero();
    var listed = Json.tree(out.toString());
    assertThat(listed.valueStream().map(one -> one.get("id").asString()))
        .contains("shap", "counterfactual", "anchor", "neighbours", "prototypes")
        .contains("permutation-importance");
    assertThat(listed).allMatch(one -> one.get("settings").isArray());
  }

  @Test
  void what_is_wrong_is_refused() {
    assertThat(explain(EXAMPLE)).isEqualTo(2);
    assertThat(explain("--method=shap")).isEqualTo(2);
    assertThat(explain(EXAMPLE, "--method=shap", "--threads=0")).isEqualTo(2);
    assertThat(explain(EXAMPLE, "--method=shap", "--seed=-1")).isEqualTo(2);
    assertThat(explain(EXAMPLE, "--method=anchor", "-o", folder.resolve("a.npy"))).isEqualTo(2);
    assertThat(folder.resolve("a.npy")).doesNotExist();
    assertThat(explain(EXAMPLE, "--method=shap", "-o", folder.resolve("no/a.npy"))).isEqualTo(2);
    assertThat(err.toString()).contains("there is no folder");
    assertThat(explain(EXAMPLE, "--method=shapp")).isEqualTo(1);
    assertThat(err.toString()).contains("did you mean \"shap\"?");
    assertThat(explain(EXAMPLE, "--method=shap", "--set=bugdet=9")).isEqualTo(1);
    assertThat(err.toString()).contains("bugdet").contains("budget");
    assertThat(explain(EXAMPLE, "--method=shap", "--items=77")).isEqualTo(1);
    assertThat(err.toString()).contains("there is no item \"77\"");
    assertThat(explain(EXAMPLE, "--method=counterfactual", "--set=wanted=maligant")).isEqualTo(1);
    assertThat(err.toString()).contains("did you mean \"malignant\"?");
    assertThat(explain(EXAMPLE, "--method=prototypes", "--items=1")).isEqualTo(1);
    assertThat(explain(folder.resolve("nothing"), "--method=shap")).isEqualTo(1);
  }
}
