package groundwork.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.model.OnnxPredictor;
import groundwork.model.Predictor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The models as this program computes them, the files it writes, and what it trains them on. */
class ModelsTest {
  static final Path STIMULI = Path.of("stimuli");

  @Test
  void boosted_trees_are_the_same_in_onnx_on_all_rows() throws IOException {
    Credit credit = Credit.read(STIMULI.resolve("credit/source"));
    var trees = BoostedTrees.train(credit.x(), credit.y(), credit.categories(), 1);
    var own = new Binary(18, CreditSet.CLASSES, new Forest(trees)::logOdds);
    agree(own, TreeGraph.of(trees, 18, "trees"), credit.x());
  }

  @Test
  void logistic_regression_is_the_same_in_onnx_on_all_rows() throws IOException {
    Credit credit = Credit.read(STIMULI.resolve("credit/source"));
    OneHot code = OneHot.of(credit, IntStream.range(0, 1000).boxed().toList());
    double[][] x = Arrays.stream(credit.x()).map(code::encode).toArray(double[][]::new);
    double[] weights = LogisticRegression.train(Rows.dense(x, credit.y()), 0.3);
    var own = new Binary(18, CreditSet.CLASSES, code.logOdds(weights));
    agree(own, code.onnx(weights, 18, "logistic"), credit.x());
  }

  @Test
  void a_text_model_is_the_same_in_onnx_and_on_the_words_of_one_sentence() throws IOException {
    List<Sentences.Sentence> some =
        Sentences.read(STIMULI.resolve("sentiment/source")).all().subList(900, 1300);
    var model = TextModel.train(new TextModel.Form(1, 2, true, 1), some, SentimentSet.CLASSES);
    double[][] x = some.stream().map(s -> model.bag().encode(s.words())).toArray(double[][]::new);
    agree(model.predictor(), model.onnx("text", "text"), x);
    for (Sentences.Sentence sentence : some) {
      var presence = model.on(sentence);
      assertThat(presence.probabilities(new double[][] {presence.whole()})[0])
          .containsExactly(model.probabilities(sentence.words()), within(1e-12));
    }
  }

  /**
   * R 4.2.2: y <- c(0,0,1,1,0,1); x <- c(1,2,3,4,5,6); the penalty of c = 1e9 is none: coef(glm(y ~
   * x, binomial))
   */
  @Test
  void logistic_regression_agrees_with_R() {
    double[][] x = {{1}, {2}, {3}, {4}, {5}, {6}};
    double[] weights =
        LogisticRegression.train(
            Rows.dense(x, new boolean[] {false, false, true, true, false, true}), 1e9);
    assertThat(weights).containsExactly(new double[] {0.67364689065, -2.35776411727}, within(1e-4));
  }

  @Test
  void items_are_rows_that_no_model_was_trained_on() throws IOException {
    Credit credit = Credit.read(STIMULI.resolve("credit/source"));
    List<Integer> training =
        Split.mixed(credit.y(), MakeStimuli.SEED).subList(0, CreditSet.TRAINING);
    assertThat(training).doesNotHaveDuplicates();
    origins("credit")
        .forEach(
            origin ->
                assertThat(training)
                    .doesNotContain(Integer.parseInt(origin.replaceAll(".* ", "")) - 1));
    Sentences sentences = Sentences.read(STIMULI.resolve("sentiment/source"));
    int rows = sentences.all().size();
    List<String> trained =
        Split.mixed(sentences.positive(), MakeStimuli.SEED)
            .subList(0, (int) Math.round(rows * (1 - SentimentSet.HELD_OUT)))
            .stream()
            .map(row -> sentences.all().get(row).origin())
            .toList();
    assertThat(origins("sentiment")).hasSize(68).doesNotContainAnyElementsOf(trained);
  }

  private static List<String> origins(String set) throws IOException {
    JsonNode manifest =
        Written.JSON.readTree(Files.readString(STIMULI.resolve(set).resolve("manifest.json")));
    return manifest.get("made").get("origins").valueStream().map(JsonNode::asString).toList();
  }

  /** And a row gives the same to the last bit whether it comes alone or with others. */
  private static void agree(Predictor own, byte[] onnx, double[][] x) {
    try (var runtime = OnnxPredictor.of(onnx, own.classes())) {
      double[][] expected = own.probabilities(x);
      double[][] actual = runtime.probabilities(x);
      for (int i = 0; i < x.length; i++) {
        assertThat(actual[i]).containsExactly(expected[i], within(1e-12));
        assertThat(runtime.probabilities(new double[][] {x[i]})[0]).isEqualTo(actual[i]);
      }
      for (int size : new int[] {2, 7, 16, 17, 33, 100}) {
        double[][] some = runtime.probabilities(Arrays.copyOfRange(x, 3, 3 + size));
        assertThat(some).isDeepEqualTo(Arrays.copyOfRange(actual, 3, 3 + size));
      }
    }
  }
}
