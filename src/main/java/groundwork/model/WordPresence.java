package groundwork.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * A text model seen from one text: a function of which of its words are there. Input i is 1 if word
 * i of {@link #words()} is there and 0 if every occurrence of it was taken out; the text itself is
 * all ones. Words that the model does not know cannot matter and are no inputs.
 */
public final class WordPresence implements Predictor {
  private static final int ROWS_AT_ONCE = 256; // a bag is wide: bounds the memory

  private final Predictor model;
  private final BagOfWords bag;
  private final List<List<String>> tokens;
  private final List<String> text;
  private final List<String> words;

  public WordPresence(Predictor model, BagOfWords bag, List<String> tokens) {
    if (model.inputs() != bag.size()) {
      throw new IllegalArgumentException(
          "%d terms, the model reads %d".formatted(bag.size(), model.inputs()));
    }
    this.model = model;
    this.bag = bag;
    this.tokens = tokens.stream().map(Tokenizer::words).toList();
    this.text = this.tokens.stream().flatMap(List::stream).toList();
    Set<String> known = bag.known(text);
    this.words = text.stream().distinct().filter(known::contains).toList();
  }

  /** The different words that the model knows, in order of first occurrence. */
  public List<String> words() {
    return words;
  }

  /** The input that stands for the text as it is. */
  public double[] whole() {
    double[] whole = new double[inputs()];
    Arrays.fill(whole, 1);
    return whole;
  }

  /**
   * One value per token from one value per word: a word's value is shared equally by its
   * occurrences, a token has the sum of its words' shares. The sum stays the same; a token without
   * a known word gets exactly 0.
   */
  public double[] perToken(double[] perWord) {
    double[] values = new double[tokens.size()];
    for (int i = 0; i < values.length; i++) {
      for (String word : tokens.get(i)) {
        int at = words.indexOf(word);
        if (at >= 0) {
          values[i] += perWord[at] / Collections.frequency(text, word);
        }
      }
    }
    return values;
  }

  @Override
  public int inputs() {
    return words.size();
  }

  @Override
  public List<String> classes() {
    return model.classes();
  }

  @Override
  public double[][] probabilities(double[][] batch) {
    Predictor.require(batch, inputs());
    double[][] all = new double[batch.length][];
    for (int from = 0; from < batch.length; from += ROWS_AT_ONCE) {
      int to = Math.min(batch.length, from + ROWS_AT_ONCE);
      double[][] bags = Arrays.stream(batch, from, to).map(this::bag).toArray(double[][]::new);
      System.arraycopy(model.probabilities(bags), 0, all, from, to - from);
    }
    return all;
  }

  private double[] bag(double[] present) {
    List<String> left = new ArrayList<>(text.size());
    for (String word : text) {
      int at = words.indexOf(word);
      left.add(at < 0 || present[at] != 0 ? word : null);
    }
    return bag.encode(left);
  }
}
