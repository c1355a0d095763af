package groundwork.making;

import groundwork.model.BagOfWords;
import groundwork.model.Layered;
import groundwork.model.Network;
import groundwork.model.Network.Activation;
import groundwork.model.Network.Dense;
import groundwork.model.Training;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A small network that reads a sentence: the vectors of its words are added up, go through a hidden
 * layer with ReLU, and end in one logit per class.
 *
 * @param network with weights rounded to floats, as the file has them
 */
record ReviewNetwork(BagOfWords bag, Layered network) {
  static final String ID = "word-vectors";
  static final String TITLE = "Word vectors and one hidden layer";
  static final int VECTOR = 16;
  static final int HIDDEN = 32;

  /** In how many training sentences a word must occur to be known. */
  static final int OCCURRENCES = 2;

  private static final Training SETTINGS =
      Training.of().batch(32).rate(2e-3).decay(1).epochs(20).seed(MakeStimuli.SEED);

  /** As a manifest tells it. */
  static Map<String, Object> parameters() {
    return Description.of(
        "wordVector",
        VECTOR,
        "hidden",
        List.of(HIDDEN),
        "occurrences",
        OCCURRENCES,
        "epochs",
        SETTINGS.epochs(),
        "batch",
        SETTINGS.batch(),
        "rate",
        SETTINGS.rate(),
        "decay",
        SETTINGS.decay());
  }

  static ReviewNetwork train(
      List<Sentences.Sentence> sentences, int[] classOf, List<String> classes) {
    Map<String, Integer> counts = new TreeMap<>();
    sentences.forEach(
        s -> new TreeSet<>(s.words()).forEach(word -> counts.merge(word, 1, Integer::sum)));
    var bag =
        new BagOfWords(
            counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= OCCURRENCES)
                .map(Map.Entry::getKey)
                .toList());
    double[][] x = sentences.stream().map(s -> bag.encode(s.words())).toArray(double[][]::new);
    var start =
        new Network(
                List.of(
                    layer("words", bag.size(), VECTOR, Activation.IDENTITY),
                    layer("hidden", VECTOR, HIDDEN, Activation.RELU),
                    layer("classes", HIDDEN, classes.size(), Activation.IDENTITY)),
                classes)
            .randomised(MakeStimuli.SEED, 0, 1, 2);
    return new ReviewNetwork(bag, floats(SETTINGS.fit(start, x, classOf)));
  }

  private static Dense layer(String name, int in, int out, Activation activation) {
    return new Dense(name, new double[out][in], new double[out], activation);
  }

  private static Layered floats(Network trained) {
    Layered rounded = trained;
    for (int layer = 0; layer < trained.layers(); layer++) {
      rounded = rounded.with(layer, floats(trained.weights(layer)), floats(trained.bias(layer)));
    }
    return rounded;
  }

  private static double[] floats(double[] values) {
    return Arrays.stream(values).map(value -> (float) value).toArray();
  }

  double[] input(Sentences.Sentence sentence) {
    return bag.encode(sentence.words());
  }

  double[] probabilities(Sentences.Sentence sentence) {
    return network.probabilities(new double[][] {input(sentence)})[0];
  }
}
