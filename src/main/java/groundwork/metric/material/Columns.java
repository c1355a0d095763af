package groundwork.metric.material;

import groundwork.array.NdArray;
import java.util.HashSet;
import java.util.List;

/** Columns that have names, put into the order of the features. */
final class Columns {
  private Columns() {}

  /**
   * @param names of the array's columns; empty if they have none
   * @param features as the model takes them; empty if they have no names
   * @throws IllegalArgumentException if the names are others than the features'
   */
  static NdArray ordered(NdArray array, List<String> names, List<String> features, String file) {
    if (names.isEmpty() || features.isEmpty() || names.equals(features)) {
      return array;
    }
    var missing = new HashSet<>(features);
    names.forEach(missing::remove);
    if (!missing.isEmpty() || names.size() != features.size()) {
      throw new IllegalArgumentException(
          "%s: its features %s are not those of the data, %s".formatted(file, names, features));
    }
    int width = names.size();
    double[] values = new double[array.values().length];
    for (int row = 0; row < array.rows(); row++) {
      for (int i = 0; i < width; i++) {
        values[row * width + i] = array.values()[row * width + names.indexOf(features.get(i))];
      }
    }
    return new NdArray(array.shape(), values);
  }
}
