package groundwork.statistics.counts;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How often each pair of categories was seen.
 *
 * @param counts rows x columns, none negative, at least one above zero
 */
public record Crosstab(int[][] counts) {
  /**
   * @throws IllegalArgumentException if the table has no row or column, is ragged, holds a negative
   *     count, or counts nothing or more than 2^31 - 1
   */
  public Crosstab {
    if (counts.length == 0 || counts[0].length == 0) {
      throw new IllegalArgumentException("counts has no cell");
    }
    long sum = 0;
    int[][] copy = new int[counts.length][];
    for (int i = 0; i < counts.length; i++) {
      if (counts[i].length != counts[0].length) {
        throw new IllegalArgumentException(
            "counts[%d] has %d columns and counts[0] has %d"
                .formatted(i, counts[i].length, counts[0].length));
      }
      for (int j = 0; j < counts[i].length; j++) {
        if (counts[i][j] < 0) {
          throw new IllegalArgumentException("counts[%d][%d] is %d".formatted(i, j, counts[i][j]));
        }
        sum += counts[i][j];
      }
      copy[i] = counts[i].clone();
    }
    if (sum == 0 || sum > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("counts sum to " + sum);
    }
    counts = copy;
  }

  /** Two rows of two: a, b above c, d. */
  public static Crosstab of(int a, int b, int c, int d) {
    return new Crosstab(new int[][] {{a, b}, {c, d}});
  }

  /**
   * Pairs of codes, counted.
   *
   * @param row code of each unit in [0, rows)
   * @param column code of the same unit in [0, columns)
   * @throws IllegalArgumentException if the lengths differ or a code is out of range
   */
  public static Crosstab count(int[] row, int rows, int[] column, int columns) {
    if (row.length != column.length) {
      throw new IllegalArgumentException(
          "row has %d values and column has %d".formatted(row.length, column.length));
    }
    int[][] counts = new int[rows][columns];
    for (int i = 0; i < row.length; i++) {
      if (row[i] < 0 || row[i] >= rows || column[i] < 0 || column[i] >= columns) {
        throw new IllegalArgumentException(
            "unit %d has the codes %d and %d in a table of %d x %d"
                .formatted(i, row[i], column[i], rows, columns));
      }
      counts[row[i]][column[i]]++;
    }
    return new Crosstab(counts);
  }

  public int rows() {
    return counts.length;
  }

  public int columns() {
    return counts[0].length;
  }

  /** Sum of the whole table. */
  public int n() {
    return IntStream.of(rowSums()).sum();
  }

  public int[] rowSums() {
    return Arrays.stream(counts).mapToInt(row -> IntStream.of(row).sum()).toArray();
  }

  public int[] columnSums() {
    return transposed().rowSums();
  }

  /** Rows become columns. */
  public Crosstab transposed() {
    int[][] turned = new int[columns()][rows()];
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < columns(); j++) {
        turned[j][i] = counts[i][j];
      }
    }
    return new Crosstab(turned);
  }

  /** The table without rows and columns in which nothing was counted. */
  public Crosstab withoutEmpty() {
    return withoutEmptyRows().transposed().withoutEmptyRows().transposed();
  }

  private Crosstab withoutEmptyRows() {
    return new Crosstab(
        Arrays.stream(counts).filter(row -> IntStream.of(row).sum() > 0).toArray(int[][]::new));
  }

  /** Expected counts if rows and columns were independent: row sum x column sum / n. */
  public double[][] expected() {
    int[] rowSums = rowSums();
    int[] columnSums = columnSums();
    double n = n();
    double[][] expected = new double[rows()][columns()];
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < columns(); j++) {
        expected[i][j] = rowSums[i] * (columnSums[j] / n);
      }
    }
    return expected;
  }

  /** Refuses what no test of independence can be made of. */
  void forIndependence() {
    if (rows() < 2 || columns() < 2) {
      throw new IllegalArgumentException(
          "a table of %d x %d says nothing about independence".formatted(rows(), columns()));
    }
    refuseEmpty("row", rowSums());
    refuseEmpty("column", columnSums());
  }

  void twoByTwo() {
    if (rows() != 2 || columns() != 2) {
      throw new IllegalArgumentException(
          "the table has %d x %d cells; 2 x 2 are needed".formatted(rows(), columns()));
    }
  }

  private static void refuseEmpty(String what, int[] sums) {
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] == 0) {
        throw new IllegalArgumentException("%s %d of the table is empty".formatted(what, i));
      }
    }
  }
}
