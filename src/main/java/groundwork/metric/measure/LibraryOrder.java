package groundwork.metric.measure;

/**
 * The orders that NumPy 1.24 gives: {@code argsort} with its default kind. Where values are equal
 * the order follows from how the values are sorted, so that compatibility modes can repeat rankings
 * with ties; everywhere else {@link Attributions} orders by rule.
 *
 * <p>Quicksort with the median of the first, middle and last value as pivot, and insertion sort of
 * what has at most {@value #SHORT} values. NumPy turns to heapsort where quicksort degenerates;
 * that is not repeated here.
 */
public final class LibraryOrder {
  private static final int SHORT = 16;

  private LibraryOrder() {}

  /** {@code argsort(values)}. */
  public static int[] rising(double[] values) {
    int[] order = new int[values.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    sort(order, 0, order.length - 1, values);
    return order;
  }

  /** {@code argsort(-values)}. */
  public static int[] falling(double[] values) {
    double[] negated = new double[values.length];
    for (int i = 0; i < negated.length; i++) {
      negated[i] = -values[i];
    }
    return rising(negated);
  }

  private static void sort(int[] order, int from, int to, double[] values) {
    int left = from;
    int right = to;
    while (right - left >= SHORT) {
      int split = partition(order, left, right, values);
      if (split - left < right - split) { // the shorter part by recursion: a bounded depth
        sort(order, left, split - 1, values);
        left = split + 1;
      } else {
        sort(order, split + 1, right, values);
        right = split - 1;
      }
    }
    for (int i = left + 1; i <= right; i++) {
      int moved = order[i];
      int j = i;
      for (; j > left && values[moved] < values[order[j - 1]]; j--) {
        order[j] = order[j - 1];
      }
      order[j] = moved;
    }
  }

  private static int partition(int[] order, int left, int right, double[] values) {
    int middle = left + (right - left) / 2;
    swapUnordered(order, left, middle, values);
    swapUnordered(order, middle, right, values);
    swapUnordered(order, left, middle, values);
    double pivot = values[order[middle]];
    swap(order, middle, right - 1);
    int i = left;
    int j = right - 1;
    while (true) {
      do {
        i++;
      } while (values[order[i]] < pivot);
      do {
        j--;
      } while (pivot < values[order[j]]);
      if (i >= j) {
        break;
      }
      swap(order, i, j);
    }
    swap(order, i, right - 1);
    return i;
  }

  private static void swapUnordered(int[] order, int low, int high, double[] values) {
    if (values[order[high]] < values[order[low]]) {
      swap(order, low, high);
    }
  }

  private static void swap(int[] order, int i, int j) {
    int kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
}
