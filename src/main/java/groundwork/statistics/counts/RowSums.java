package groundwork.statistics.counts;

import java.util.Arrays;
import java.util.function.Consumer;

/** What is left of the row sums of a table, sorted: rows are interchangeable. */
final class RowSums {
  final int[] values;

  private RowSums(int[] values) {
    this.values = values;
  }

  static RowSums of(int[] sums) {
    int[] sorted = sums.clone();
    Arrays.sort(sorted);
    return new RowSums(sorted);
  }

  RowSums without(int[] taken) {
    int[] rest = new int[values.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = values[i] - taken[i];
    }
    Arrays.sort(rest);
    return new RowSums(rest);
  }

  /**
   * About how many different partial sums a column can leave: the last row follows from the others.
   */
  double partial() {
    double count = 1;
    for (int i = 0; i < values.length - 1; i++) {
      count *= (values[i] + 1.0) / (i + 1);
    }
    return count;
  }

  /** Every way to take a column of this sum from the rows; the array is reused. */
  void split(int column, Consumer<int[]> each) {
    int[] below = new int[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      below[i + 1] = below[i] + values[i];
    }
    take(values.length - 1, column, below, new int[values.length], each);
  }

  private void take(int row, int left, int[] below, int[] taken, Consumer<int[]> each) {
    if (row == 0) {
      taken[0] = left;
      each.accept(taken);
      return;
    }
    int most = Math.min(values[row], left);
    for (int x = Math.max(0, left - below[row]); x <= most; x++) {
      taken[row] = x;
      take(row - 1, left - x, below, taken, each);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowSums sums && Arrays.equals(values, sums.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
