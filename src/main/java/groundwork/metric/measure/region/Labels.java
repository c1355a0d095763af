package groundwork.metric.measure.region;

import groundwork.metric.entity.Case;
import java.util.Arrays;

/** Parts of an input from a label for each of its values, or for each place of an image. */
final class Labels {
  private Labels() {}

  /**
   * The recorded draws {@code segments}: one row of labels; null where there are none.
   *
   * @throws IllegalArgumentException if there is not one label for each value or each place
   */
  static Parts recorded(Case explained) {
    double[][] recorded = explained.recorded().get("segments");
    return recorded == null
        ? null
        : parts(explained, Arrays.stream(recorded[0]).mapToInt(label -> (int) label).toArray());
  }

  /** The parts by rising label. */
  static Parts parts(Case explained, int[] labels) {
    var shape = explained.background().shape();
    int d = explained.size();
    if (labels.length != d && (shape == null || labels.length != shape.places())) {
      throw new IllegalArgumentException(
          "item %s: %d segment labels for %d values".formatted(explained.item(), labels.length, d));
    }
    int[] different = Arrays.stream(labels).distinct().sorted().toArray();
    int[] sizes = new int[different.length];
    int[] part = new int[d];
    for (int i = 0; i < d; i++) {
      part[i] = Arrays.binarySearch(different, labels[i % labels.length]);
      sizes[part[i]]++;
    }
    int[][] members = new int[different.length][];
    Arrays.setAll(members, p -> new int[sizes[p]]);
    for (int i = d - 1; i >= 0; i--) {
      members[part[i]][--sizes[part[i]]] = i;
    }
    return new Parts(members);
  }
}
