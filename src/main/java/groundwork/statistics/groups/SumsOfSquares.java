package groundwork.statistics.groups;

/** What a term of an unbalanced design is compared with. */
public enum SumsOfSquares {
  /** Type I: with the terms before it; the order of the formula matters. */
  SEQUENTIAL,
  /** Type II: with all terms that do not contain it. */
  HIERARCHICAL,
  /** Type III: with all other terms; needs sum coding of the factors. */
  MARGINAL;

  /**
   * @param type 1, 2 or 3
   * @throws IllegalArgumentException if it is another number
   */
  public static SumsOfSquares type(int type) {
    if (type < 1 || type > 3) {
      throw new IllegalArgumentException("type is " + type + "; it must be 1, 2 or 3");
    }
    return values()[type - 1];
  }
}
