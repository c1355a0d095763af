package groundwork.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A vocabulary as the input of a model: value i is 1 if term i is in the text, else 0. A term is a
 * word, or two words that follow each other, with a blank between them.
 */
public final class BagOfWords {
  private final List<String> terms;
  private final Map<String, Integer> index = new HashMap<>();

  public BagOfWords(List<String> terms) {
    this.terms = List.copyOf(terms);
    for (String term : this.terms) {
      if (index.put(term, index.size()) != null) {
        throw new IllegalArgumentException("the vocabulary has this term twice: " + term);
      }
    }
  }

  public List<String> terms() {
    return terms;
  }

  public int size() {
    return terms.size();
  }

  /** Where a term is in the bag, -1 if it is not. */
  int indexOf(String term) {
    return index.getOrDefault(term, -1);
  }

  /** The term for two words that follow each other. */
  public static String pair(String first, String second) {
    return first + " " + second;
  }

  /**
   * @param words the words of a text in order; null where a word was taken out, so that its
   *     neighbours do not become a pair that nobody wrote
   * @return one value per term, 1 or 0
   */
  public double[] encode(List<String> words) {
    double[] bag = new double[size()];
    for (int at = 0; at < words.size(); at++) {
      mark(bag, words.get(at));
      if (at > 0 && words.get(at - 1) != null && words.get(at) != null) {
        mark(bag, pair(words.get(at - 1), words.get(at)));
      }
    }
    return bag;
  }

  /** The words of a text that are in one of its terms: the only ones that can change the bag. */
  public Set<String> known(List<String> words) {
    Set<String> known = new HashSet<>();
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      if (index.containsKey(word)) {
        known.add(word);
      }
      if (at > 0 && index.containsKey(pair(words.get(at - 1), word))) {
        known.addAll(Arrays.asList(words.get(at - 1), word));
      }
    }
    return known;
  }

  private void mark(double[] bag, String term) {
    Integer at = index.get(term);
    if (at != null) {
      bag[at] = 1;
    }
  }
}
