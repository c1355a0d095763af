package groundwork.metric.measure;

/**
 * How two rows of values order the pairs of their places, counted in n log n steps.
 *
 * @param all pairs
 * @param tiedA of equal values in the first row
 * @param tiedB of equal values in the second
 * @param tiedBoth of equal values in both
 * @param discordant ordered by both, but not alike
 * @see <a href="https://doi.org/10.1080/01621459.1966.10480879">Knight (1966)</a>
 */
public record Pairs(long all, long tiedA, long tiedB, long tiedBoth, long discordant) {
  public static Pairs of(double[] a, double[] b) {
    int n = a.length;
    // by the first row, equal ones by the second: both sorts keep the order of equals
    int[] byB = Attributions.descending(b);
    double[] firstByB = new double[n];
    for (int i = 0; i < n; i++) {
      firstByB[i] = a[byB[i]];
    }
    int[] byA = Attributions.descending(firstByB);
    double[] first = new double[n];
    double[] second = new double[n];
    for (int i = 0; i < n; i++) {
      first[i] = firstByB[byA[i]];
      second[i] = b[byB[byA[i]]];
    }
    long tiedA = 0;
    long tiedBoth = 0;
    int sameA = 0;
    int sameBoth = 0;
    for (int i = 1; i < n; i++) {
      sameA = first[i] == first[i - 1] ? sameA + 1 : 0;
      sameBoth = sameA > 0 && second[i] == second[i - 1] ? sameBoth + 1 : 0;
      tiedA += sameA;
      tiedBoth += sameBoth;
    }
    long discordant = rises(second, new double[n], 0, n); // sorts the second row
    long tiedB = 0;
    int sameB = 0;
    for (int i = 1; i < n; i++) {
      sameB = second[i] == second[i - 1] ? sameB + 1 : 0;
      tiedB += sameB;
    }
    return new Pairs(n * (n - 1L) / 2, tiedA, tiedB, tiedBoth, discordant);
  }

  /** Ordered alike by both. */
  public long concordant() {
    return all - tiedA - tiedB + tiedBoth - discordant;
  }

  /** Pairs of which the later value is higher; sorts downwards. */
  private static long rises(double[] values, double[] spare, int from, int to) {
    if (to - from < 2) {
      return 0;
    }
    int middle = (from + to) >>> 1;
    long rises = rises(values, spare, from, middle) + rises(values, spare, middle, to);
    System.arraycopy(values, from, spare, from, to - from);
    for (int i = from, left = from, right = middle; i < to; i++) {
      if (right >= to || left < middle && spare[left] >= spare[right]) {
        values[i] = spare[left++];
      } else {
        rises += middle - left;
        values[i] = spare[right++];
      }
    }
    return rises;
  }
}
