package groundwork.statistics.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One word of an expression or formula.
 *
 * @param text the symbol, the name without backticks, the string without quotes, or the digits
 * @param position of its first character, from 1
 */
record Token(Type type, String text, int position) {
  enum Type {
    NAME,
    WORD,
    NUMBER,
    STRING,
    SYMBOL,
    END
  }

  private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "true", "false", "NA");
  private static final List<String> SYMBOLS =
      List.of(
          "==", "!=", "<=", ">=", "||", "<", ">", "+", "-", "*", "/", "^", "(", ")", "[", "]", ",",
          "~", "|", ":");

  boolean is(String word) {
    return (type == Type.SYMBOL || type == Type.WORD) && text.equals(word);
  }

  /** The token as a reader would point at it. */
  String shown() {
    return type == Type.END ? "the end" : "\"" + text + "\"";
  }

  static List<Token> of(String text) {
    var tokens = new ArrayList<Token>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
        continue;
      }
      var token = next(text, at);
      tokens.add(token);
      boolean quoted = token.type == Type.STRING || c == '`';
      at += token.text.length() + (quoted ? 2 : 0);
    }
    tokens.add(new Token(Type.END, "", text.length() + 1));
    return tokens;
  }

  private static Token next(String text, int at) {
    char c = text.charAt(at);
    if (c == '\'' || c == '"') {
      return new Token(Type.STRING, quoted(text, at, c), at + 1);
    }
    if (c == '`') {
      return new Token(Type.NAME, quoted(text, at, c), at + 1);
    }
    if (digit(c) || c == '.' && at + 1 < text.length() && digit(text.charAt(at + 1))) {
      return new Token(Type.NUMBER, number(text, at), at + 1);
    }
    if (Character.isLetter(c) || c == '_' || c == '.') {
      return word(text, at);
    }
    for (var symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        return new Token(Type.SYMBOL, symbol, at + 1);
      }
    }
    throw new Unreadable(
        at + 1,
        "\"" + c + "\" has no meaning here",
        switch (c) {
          case '=' -> "Equal is written ==.";
          case '!' -> "Write \"not\", or != for unequal.";
          case '&' -> "Write \"and\".";
          case '%' -> "Write a:b for a term within another.";
          default ->
              "Column names with other characters than letters, digits, _ and . go into"
                  + " `backticks`.";
        });
  }

  private static Token word(String text, int from) {
    int to = from;
    while (to < text.length()
        && (Character.isLetterOrDigit(text.charAt(to))
            || text.charAt(to) == '_'
            || text.charAt(to) == '.')) {
      to++;
    }
    var word = text.substring(from, to);
    var lower = word.toLowerCase(Locale.ROOT);
    if (word.equals("TRUE") || word.equals("FALSE")) {
      return new Token(Type.WORD, lower, from + 1);
    }
    return new Token(WORDS.contains(word) ? Type.WORD : Type.NAME, word, from + 1);
  }

  private static String quoted(String text, int at, char quote) {
    int end = text.indexOf(quote, at + 1);
    if (end < 0) {
      throw new Unreadable(
          at + 1, "a quote is opened here and never closed", "Add a closing " + quote + ".");
    }
    return text.substring(at + 1, end);
  }

  private static String number(String text, int from) {
    int to = digits(text, from);
    if (to < text.length() && text.charAt(to) == '.') {
      to = digits(text, to + 1);
    }
    if (to < text.length() && (text.charAt(to) == 'e' || text.charAt(to) == 'E')) {
      int sign = to + 1;
      if (sign < text.length() && (text.charAt(sign) == '-' || text.charAt(sign) == '+')) {
        sign++;
      }
      int end = digits(text, sign);
      to = end > sign ? end : to;
    }
    return text.substring(from, to);
  }

  private static int digits(String text, int from) {
    int to = from;
    while (to < text.length() && digit(text.charAt(to))) {
      to++;
    }
    return to;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
