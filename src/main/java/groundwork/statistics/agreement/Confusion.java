package groundwork.statistics.agreement;

import groundwork.statistics.Check;

/**
 * Shares of the cells of two raters' table.
 *
 * @param cells q x q, adding up to 1: the first rater's category by the second's
 * @param first margin of the first rater
 * @param second margin of the second
 * @param n things that both rated
 */
record Confusion(double[][] cells, double[] first, double[] second, int n) {
  static Confusion of(int[] a, int[] b, int categories) {
    if (categories < 2) {
      throw new IllegalArgumentException(categories + " categories; at least 2 are needed");
    }
    if (a.length < 1) {
      throw new IllegalArgumentException("nothing was rated");
    }
    Check.sameLength("a", a.length, "b", b.length);
    double[][] cells = new double[categories][categories];
    double[] first = new double[categories];
    double[] second = new double[categories];
    double each = 1.0 / a.length;
    for (int i = 0; i < a.length; i++) {
      known("a", i, a[i], categories);
      known("b", i, b[i], categories);
      cells[a[i]][b[i]] += each;
      first[a[i]] += each;
      second[b[i]] += each;
    }
    return new Confusion(cells, first, second, a.length);
  }

  int categories() {
    return first.length;
  }

  private static void known(String rater, int i, int category, int categories) {
    if (category < 0 || category >= categories) {
      throw new IllegalArgumentException(
          "%s[%d] is category %d of %d".formatted(rater, i, category, categories));
    }
  }
}
