package groundwork.document.control;

/** Counts what a document unfolds to, so that nothing small becomes something enormous. */
final class Growth {
  static final int DEEPEST = 40;
  static final int MOST_VALUES = 2_000_000;
  private long values;

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
}
