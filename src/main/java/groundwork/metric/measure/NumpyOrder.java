package groundwork.metric.measure;

/**
 * The order in which {@code numpy.argsort} (1.24, without {@code kind}) leaves values: of equals,
 * whichever its quicksort happens to put first. Libraries that rank features with it depend on
 * this, so their compatibility modes do too; everywhere else {@link Attributions} has the order.
 *
 * <p>Quicksort around the median of the first, middle and last value, with scans that stop at
 * equals; runs of up to 16 by insertion.
 *
 * @see <a href="https://doi.org/10.1145/359619.359631">Sedgewick (1978)</a>
 */
public final class NumpyOrder {
  private static final int RUN = 15;

  private NumpyOrder() {}

  /** {@code argsort(values)}. */
  public static int[] ascending(double[] values) {
    int[] order = new int[values.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    sort(order, values, 0, order.length - 1);
    return order;
  }

  /** {@code argsort(-values)}. */
  public static int[] descending(double[] values) {
    double[] negated = new double[values.length];
    for (int i = 0; i < negated.length; i++) {
      negated[i] = -values[i];
    }
    return ascending(negated);
  }

  private static void sort(int[] order, double[] values, int first, int last) {
    if (last - first <= RUN) {
      insert(order, values, first, last);
      return;
    }
    int middle = first + (last - first) / 2;
    swapIfLess(order, values, middle, first);
    swapIfLess(order, values, last, middle);
    swapIfLess(order, values, middle, first);
    double pivot = values[order[middle]];
    swap(order, middle, last - 1);
    int left = first;
    int right = last - 1;
    while (true) {
      do {
        left++;
      } while (values[order[left]] < pivot);
      do {
        right--;
      } while (pivot < values[order[right]]);
      if (left >= right) {
        break;
      }
      swap(order, left, right);
    }
    swap(order, left, last - 1);
    sort(order, values, first, left - 1);
    sort(order, values, left + 1, last);
  }

  private static void insert(int[] order, double[] values, int first, int last) {
    for (int i = first + 1; i <= last; i++) {
      int moved = order[i];
      int to = i;
      for (; to > first && values[moved] < values[order[to - 1]]; to--) {
        order[to] = order[to - 1];
      }
      order[to] = moved;
    }
  }

  private static void swapIfLess(int[] order, double[] values, int a, int b) {
    if (values[order[a]] < values[order[b]]) {
      swap(order, a, b);
    }
  }

  private static void swap(int[] order, int a, int b) {
    int kept = order[a];
    order[a] = order[b];
    order[b] = kept;
  }
}
