package groundwork.making;

import groundwork.model.BagOfWords;
import groundwork.model.Predictor;
import groundwork.model.WordPresence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A weighted sum of the terms of a sentence: bag of words with logistic regression, plain or
 * weighted by naive Bayes.
 */
record TextModel(BagOfWords bag, double[] weights, List<String> classes) {
  /**
   * What is trained.
   *
   * @param words in how many training sentences a word must occur to be a term
   * @param pairs the same for pairs of words; 0 for no pairs
   * @param bayes whether terms are first multiplied by the log ratio of their frequencies in the
   *     two classes, each count plus one (Wang and Manning 2012)
   * @param c weight of the data against the penalty
   */
  record Form(int words, int pairs, boolean bayes, double c) {}

  static TextModel train(Form form, List<Sentences.Sentence> sentences, List<String> classes) {
    Map<String, Integer> counts = new TreeMap<>();
    sentences.forEach(
        s -> new TreeSet<>(s.terms()).forEach(term -> counts.merge(term, 1, Integer::sum)));
    var bag =
        new BagOfWords(
            counts.entrySet().stream()
                .filter(e -> isTerm(form, e.getKey(), e.getValue()))
                .map(Map.Entry::getKey)
                .toList());
    Map<String, Integer> index = new TreeMap<>();
    bag.terms().forEach(term -> index.put(term, index.size()));
    int[][] at =
        sentences.stream()
            .map(
                s ->
                    s.terms().stream()
                        .filter(index::containsKey)
                        .mapToInt(index::get)
                        .distinct()
                        .sorted()
                        .toArray())
            .toArray(int[][]::new);
    boolean[] y = new boolean[at.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = sentences.get(i).positive();
    }
    Rows rows = Rows.binary(at, y, bag.size());
    double[] ratios = new double[bag.size()];
    Arrays.fill(ratios, 1);
    if (form.bayes) {
      ratios = ratios(rows);
      for (int row = 0; row < at.length; row++) {
        for (int k = 0; k < at[row].length; k++) {
          rows.value()[row][k] = ratios[at[row][k]];
        }
      }
    }
    double[] weights = LogisticRegression.train(rows, form.c);
    for (int i = 0; i < ratios.length; i++) {
      weights[i] *= ratios[i];
    }
    return new TextModel(bag, weights, classes);
  }

  private static boolean isTerm(Form form, String term, int count) {
    boolean pair = term.contains(" ");
    return pair ? form.pairs > 0 && count >= form.pairs : count >= form.words;
  }

  private static double[] ratios(Rows rows) {
    double[][] count = new double[2][rows.columns()];
    Arrays.fill(count[0], 1);
    Arrays.fill(count[1], 1);
    for (int row = 0; row < rows.y().length; row++) {
      for (int column : rows.at()[row]) {
        count[rows.y()[row] ? 1 : 0][column]++;
      }
    }
    double first = Arrays.stream(count[0]).sum();
    double second = Arrays.stream(count[1]).sum();
    double[] ratios = new double[rows.columns()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = StrictMath.log(count[1][i] / second / (count[0][i] / first));
    }
    return ratios;
  }

  Predictor predictor() {
    return Binary.linear(classes, weights);
  }

  /** The probabilities of one sentence. */
  double[] probabilities(List<String> words) {
    return predictor().probabilities(new double[][] {bag.encode(words)})[0];
  }

  /**
   * The same model where only this sentence's terms can occur: all that explaining it needs, and
   * much faster.
   */
  WordPresence on(Sentences.Sentence sentence) {
    List<String> terms =
        sentence.terms().stream()
            .distinct()
            .filter(Set.copyOf(bag.terms())::contains)
            .sorted()
            .toList();
    List<Double> kept = new ArrayList<>();
    for (int i = 0; i < bag.size(); i++) {
      if (terms.contains(bag.terms().get(i))) {
        kept.add(weights[i]);
      }
    }
    kept.add(weights[weights.length - 1]);
    Predictor small =
        Binary.linear(classes, kept.stream().mapToDouble(Double::doubleValue).toArray());
    return new WordPresence(small, new BagOfWords(terms), sentence.tokens());
  }

  byte[] onnx(String name, String title) {
    return OneHot.linear(new Graph(name, bag.size()), Graph.INPUT, weights, title);
  }
}
