package groundwork.document.control;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody meant. */
public final class Nearest {
  private Nearest() {}

  /** A known word that is at most two letters away, whatever the case. */
  public static Optional<String> of(String word, Collection<String> known) {
    return known.stream()
        .filter(one -> !one.isBlank())
        .min(Comparator.comparingInt(one -> distance(fold(word), fold(one))))
        .filter(one -> distance(fold(word), fold(one)) <= 2);
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** The end of a sentence: a hint where a word is near, else a full stop. */
  static String hint(String word, String known) {
    return of(word, List.of(known.split(", ")))
        .map(one -> "; did you mean \"" + one + "\"?")
        .orElse(".");
  }

  /** Levenshtein's, over the shorter word's columns. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int above = row[j];
        int same = corner + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(same, Math.min(above, row[j - 1]) + 1);
        corner = above;
      }
    }
    return row[to.length()];
  }
}
