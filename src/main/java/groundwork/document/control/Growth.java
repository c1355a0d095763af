package groundwork.document.control;

/** Counts what a document unfolds to, so that nothing small becomes something enormous. */
final class Growth {
  static final int DEEPEST = 40;
  static final int MOST_VALUES = 2_000_000;
  static final int LONGEST_KEY = 200;
  static final long MOST_IN_PLACES = 100_000_000;
  private long values;
  private long places;

  void add(long more, int line) {
    values += more;
    if (values > MOST_VALUES) {
      throw new Malformed(
          line,
          "a document may unfold to at most " + MOST_VALUES + " values",
          "Repeat less through aliases, or split the document.");
    }
  }

  static void requireDepth(int depth, int line) {
    if (depth > DEEPEST) {
      throw new Malformed(
          line,
          "a document may nest at most " + DEEPEST + " levels",
          "Flatten the structure here.");
    }
  }

  /** Every value is remembered by its place, so a long key costs once per value below it. */
  String place(String pointer, int line) {
    places += pointer.length();
    if (places > MOST_IN_PLACES) {
      throw new Malformed(
          line,
          "the keys that lead to the values have at most " + MOST_IN_PLACES + " characters in all",
          "Shorten the keys, or nest less.");
    }
    return pointer;
  }

  static String requireKey(String key, int line) {
    if (key.length() > LONGEST_KEY) {
      throw new Malformed(
          line, "a key has at most " + LONGEST_KEY + " characters", "Shorten the key.");
    }
    return requireText(key, line);
  }

  /** What no database keeps: a NUL, half a character. */
  static String requireText(String text, int line) {
    boolean broken = text.indexOf('\0') >= 0;
    for (int i = 0; i < text.length() && !broken; i++) {
      char one = text.charAt(i);
      if (Character.isHighSurrogate(one)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else {
        broken = Character.isSurrogate(one);
      }
    }
    if (broken) {
      throw new Malformed(line, "a text holds a NUL or half a character", "Remove it.");
    }
    return text;
  }

  static double requireFinite(double number, int line) {
    if (!Double.isFinite(number)) {
      throw new Malformed(line, "a number is finite", "Write a finite number.");
    }
    return number;
  }
}
