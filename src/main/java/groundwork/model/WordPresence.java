package groundwork.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

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
  private final int[] input; // of each word of the text, -1 if it is unknown
  private final int[] term;
  private final int[] pair; // with the word before

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
    this.input = text.stream().mapToInt(words::indexOf).toArray();
    this.term = text.stream().mapToInt(bag::indexOf).toArray();
    this.pair = new int[text.size()];
    for (int at = 0; at < pair.length; at++) {
      pair[at] = at == 0 ? -1 : bag.indexOf(BagOfWords.pair(text.get(at - 1), text.get(at)));
    }
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

  /**
   * One value per word from one value per token: a token's value is shared equally by its known
   * words, a word has the sum of its shares. What tokens without a known word have is lost.
   */
  public double[] perWord(double[] perToken) {
    double[] values = new double[inputs()];
    for (int i = 0; i < tokens.size(); i++) {
      int[] known = tokens.get(i).stream().mapToInt(words::indexOf).filter(at -> at >= 0).toArray();
      for (int at : known) {
        values[at] += perToken[i] / known.length;
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
    return ask(batch, model::probabilities);
  }

  @Override
  public boolean hasLogits() {
    return model.hasLogits();
  }

  @Override
  public double[][] logits(double[][] batch) {
    return ask(batch, model::logits);
  }

  private double[][] ask(double[][] batch, UnaryOperator<double[][]> question) {
    Predictor.require(batch, inputs());
    double[][] all = new double[batch.length][];
    for (int from = 0; from < batch.length; from += ROWS_AT_ONCE) {
      int to = Math.min(batch.length, from + ROWS_AT_ONCE);
      double[][] bags = Arrays.stream(batch, from, to).map(this::bag).toArray(double[][]::new);
      System.arraycopy(question.apply(bags), 0, all, from, to - from);
    }
    return all;
  }

  /**
   * What {@link BagOfWords#encode} gives for the words that are left, without looking them up
   * again.
   */
  private double[] bag(double[] present) {
    double[] values = new double[bag.size()];
    boolean before = false;
    for (int at = 0; at < term.length; at++) {
      boolean there = input[at] < 0 || present[input[at]] != 0;
      if (there && term[at] >= 0) {
        values[term[at]] = 1;
      }
      if (there && before && pair[at] >= 0) {
        values[pair[at]] = 1;
      }
      before = there;
    }
    return values;
  }
}
