package groundwork.making;

import groundwork.model.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A sentence with one word left out, or with another one of its kind in its place. */
final class Wordings {
  /** Words that may stand for each other without breaking a sentence. */
  private static final List<List<String>> KINDS =
      List.of(
          List.of(
              "good bad great terrible excellent awful nice poor best worst wonderful horrible amazing"
                  + " disappointing fantastic boring delicious bland perfect mediocre beautiful ugly"
                  + " fun dull fresh stale friendly rude happy sad easy difficult cheap expensive big"
                  + " small new old fast slow cool weak strong cold warm hot solid useless useful"
                  + " comfortable uncomfortable clean dirty funny interesting"),
          List.of("love hate enjoy regret recommend avoid"),
          List.of("loved hated liked disliked enjoyed regretted recommended avoided"),
          List.of("works fails shines breaks lasts stops"),
          List.of("worked failed lasted stopped"),
          List.of("very not really hardly always never too so quite barely"),
          List.of("well badly poorly nicely easily"),
          List.of("is isn't"),
          List.of("was wasn't"),
          List.of("are aren't"),
          List.of("were weren't"),
          List.of("do don't"),
          List.of("does doesn't"),
          List.of("did didn't"),
          List.of("would wouldn't will won't can can't could couldn't"),
          List.of("waste joy disappointment delight mess pleasure"),
          List.of("this that the"),
          List.of("with without"));

  /**
   * @param at place of the word, counted from 0
   * @param to the word after, empty where it is left out
   */
  record Wording(int at, String from, String to, List<String> tokens) {}

  private Wordings() {}

  /** Every change of one word, in the order of the words. */
  static List<Wording> of(List<String> tokens) {
    var all = new ArrayList<Wording>();
    for (int at = 0; at < tokens.size(); at++) {
      var token = tokens.get(at);
      var words = Tokenizer.words(token);
      if (words.size() != 1) {
        continue;
      }
      boolean edge = at == 0 || at == tokens.size() - 1;
      if (!edge && Character.isLetterOrDigit(token.charAt(token.length() - 1))) {
        var without = new ArrayList<>(tokens);
        without.remove(at);
        all.add(new Wording(at, token, "", List.copyOf(without)));
      }
      for (var other : kin(words.getFirst())) {
        var changed = new ArrayList<>(tokens);
        changed.set(at, dressed(token, words.getFirst(), other));
        all.add(new Wording(at, token, changed.get(at), List.copyOf(changed)));
      }
    }
    return all;
  }

  private static List<String> kin(String word) {
    return KINDS.stream()
        .map(kind -> List.of(kind.getFirst().split(" ")))
        .filter(kind -> kind.contains(word))
        .flatMap(List::stream)
        .filter(other -> !other.equals(word))
        .toList();
  }

  /** With the capital and the signs of the token that it stands for. */
  private static String dressed(String token, String word, String other) {
    int begins = token.toLowerCase(Locale.ROOT).replace('\u2019', '\'').indexOf(word);
    var first = token.substring(begins, begins + 1);
    boolean capital = !first.equals(first.toLowerCase(Locale.ROOT));
    return token.substring(0, begins)
        + (capital ? other.substring(0, 1).toUpperCase(Locale.ROOT) + other.substring(1) : other)
        + token.substring(begins + word.length());
  }
}
