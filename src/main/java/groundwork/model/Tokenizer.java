package groundwork.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How text becomes words, version {@value #ID}: what stands between blanks is a token, as a reader
 * sees it. The words of a token are its longest runs of letters and digits, an apostrophe with
 * letters behind it included, in lower case: the token {@code "slow-moving,"} has two words, {@code
 * "Don't"} has one, {@code "!!!"} has none.
 */
public final class Tokenizer {
  /** The name of these rules in manifests; changes when a rule does. */
  public static final String ID = "words/1";

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:'\\p{L}+)?");

  private Tokenizer() {}

  /** The tokens of a text, in order. */
  public static List<String> tokens(String text) {
    return BLANKS.splitAsStream(text).filter(token -> !token.isEmpty()).toList();
  }

  /** The words of one token, in order; a typographic apostrophe counts as an apostrophe. */
  public static List<String> words(String token) {
    String plain = token.replace('\u2019', '\'').toLowerCase(Locale.ROOT);
    return WORD.matcher(plain).results().map(MatchResult::group).toList();
  }
}
