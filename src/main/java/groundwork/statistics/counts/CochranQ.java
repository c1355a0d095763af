package groundwork.statistics.counts;

import groundwork.statistics.Check;

/**
 * Whether the share of yes differs between conditions that the same people saw.
 *
 * @param statistic Q, about chi-square
 * @param df conditions - 1
 * @param p upper tail
 * @param n people
 * @param informative people who did not answer the same everywhere; only they weigh in
 */
public record CochranQ(double statistic, double df, double p, int n, int informative) {
  /**
   * @param answers people x conditions, each 0 or 1
   * @throws IllegalArgumentException if there are fewer than two conditions, the rows are ragged, a
   *     value is neither 0 nor 1, or everybody answers the same everywhere
   * @see <a href="https://doi.org/10.1093/biomet/37.3-4.256">Cochran (1950)</a>
   */
  public static CochranQ of(int[][] answers) {
    int k = answers.length == 0 ? 0 : answers[0].length;
    if (k < 2) {
      throw new IllegalArgumentException("answers has %d conditions".formatted(k));
    }
    long[] columns = new long[k];
    long sum = 0;
    long squares = 0;
    int informative = 0;
    for (int i = 0; i < answers.length; i++) {
      Check.sameLength("answers[" + i + "]", answers[i].length, "answers[0]", k);
      long row = 0;
      for (int j = 0; j < k; j++) {
        if (answers[i][j] != 0 && answers[i][j] != 1) {
          throw new IllegalArgumentException(
              "answers[%d][%d] is %d".formatted(i, j, answers[i][j]));
        }
        row += answers[i][j];
        columns[j] += answers[i][j];
      }
      sum += row;
      squares += row * row;
      informative += row > 0 && row < k ? 1 : 0;
    }
    if (informative == 0) {
      throw new IllegalArgumentException("answers differ in nobody");
    }
    double between = -(double) sum * sum;
    for (long column : columns) {
      between += (double) k * column * column;
    }
    double q = (k - 1) * between / ((double) k * sum - squares);
    return new CochranQ(q, k - 1.0, ChiSquare.tail(q, k - 1.0), answers.length, informative);
  }
}
