package groundwork.making;

import groundwork.model.BagOfWords;
import groundwork.model.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The labelled sentences without the records that have no text and without repetitions, word for
 * word, of earlier ones.
 */
record Sentences(List<Sentence> all, Set<String> leftOut) {
  private static final List<String> FILES = List.of("imdb", "yelp", "amazon");
  private static final Pattern READABLE =
      Pattern.compile("[A-Z][A-Za-z0-9 ,.'!?;:\"()&$%/-]*[.!?]");
  private static final int SHORTEST = 5;
  private static final int LONGEST = 25;

  /**
   * @param origin file and number of the record, from 1
   * @param words of all tokens in order
   */
  record Sentence(
      String origin, String text, List<String> tokens, List<String> words, boolean positive) {
    /** The sentence's terms: words, and pairs of words that follow each other. */
    List<String> terms() {
      List<String> terms = new ArrayList<>(words);
      for (int i = 1; i < words.size(); i++) {
        terms.add(BagOfWords.pair(words.get(i - 1), words.get(i)));
      }
      return terms;
    }
  }

  static Sentences read(Path source) throws IOException {
    List<Sentence> all = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    for (String file : FILES) {
      int number = 0;
      for (JsonNode record :
          Written.JSON.readTree(Files.readString(source.resolve(file + ".json")))) {
        number++;
        if (record.path("class").isNumber()) {
          Sentence sentence = sentence(file + ".json record " + number, record);
          if (seen.add(sentence.words)) {
            all.add(sentence);
          }
        }
      }
    }
    return new Sentences(all, Set.copyOf(Files.readAllLines(source.resolve("left-out-words.txt"))));
  }

  boolean[] positive() {
    boolean[] positive = new boolean[all.size()];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = all.get(i).positive;
    }
    return positive;
  }

  /**
   * Whether a sentence can be shown: of readable length and characters, whole, and without an
   * offensive word.
   */
  boolean canBeShown(int row) {
    Sentence sentence = all.get(row);
    int length = sentence.tokens.size();
    return length >= SHORTEST
        && length <= LONGEST
        && READABLE.matcher(sentence.text).matches()
        && sentence.words.stream().noneMatch(leftOut::contains);
  }

  private static Sentence sentence(String origin, JsonNode record) {
    List<String> tokens = Tokenizer.tokens(record.get("text").asString());
    List<String> words = tokens.stream().flatMap(token -> Tokenizer.words(token).stream()).toList();
    return new Sentence(
        origin, String.join(" ", tokens), tokens, words, record.get("class").asInt() == 1);
  }
}
