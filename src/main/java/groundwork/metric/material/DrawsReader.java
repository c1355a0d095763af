package groundwork.metric.material;

import groundwork.array.NdArray;
import groundwork.metric.entity.Recorded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws that were made elsewhere, and segments: one set of them for each item. */
final class DrawsReader {
  private DrawsReader() {}

  /** One per item; null where the document has neither draws nor segments. */
  static List<Recorded> read(Places places, Source source, Inputs inputs) {
    var arrays = new LinkedHashMap<String, NdArray>();
    for (var name : places.at("/draws").propertyNames()) {
      var file = places.text("/draws/" + name);
      arrays.put(
          name, oriented(name, ArrayFiles.read(file, source).requireFinite(file), inputs, file));
    }
    var segments = places.text("/data/segments");
    if (segments != null) {
      arrays.put("segments", segments(ArrayFiles.read(segments, source), inputs, segments));
    }
    if (arrays.isEmpty()) {
      return null;
    }
    var recorded = new ArrayList<Recorded>();
    for (int item = 0; item < inputs.n(); item++) {
      var draws = new LinkedHashMap<String, double[][]>();
      for (Map.Entry<String, NdArray> entry : arrays.entrySet()) {
        draws.put(entry.getKey(), of(entry.getValue(), item));
      }
      recorded.add(new Recorded(draws));
    }
    return recorded;
  }

  /** As [samples][item][values]; baselines as [steps][item][samples]. */
  private static NdArray oriented(String name, NdArray array, Inputs inputs, String file) {
    int[] shape = array.shape();
    int n = inputs.n();
    if (name.equals("baselines") && shape.length == 3 && shape[2] == n && shape[1] != n) {
      return turned(array, 0, 2, 1);
    }
    if (shape.length < 3 || shape[1] != n) {
      throw new IllegalArgumentException(
          "%s: draws of shape %s; the second axis counts the %d items"
              .formatted(file, array.words(), n));
    }
    if (name.equals("baselines")) {
      return turned(array, 2, 1, 0);
    }
    int width = array.values().length / shape[0] / shape[1];
    if (name.equals("noise") && width != inputs.width()) {
      throw new IllegalArgumentException(
          "%s: noise of shape %s for inputs of %d values"
              .formatted(file, array.words(), inputs.width()));
    }
    return array.as(shape[0], n, width);
  }

  private static NdArray turned(NdArray array, int... from) {
    int[] shape = array.shape();
    int[] to = {shape[from[0]], shape[from[1]], shape[from[2]]};
    double[] values = new double[array.values().length];
    int[] place = new int[3];
    for (int i = 0; i < values.length; i++) {
      int[] at = {i / (to[1] * to[2]), i / to[2] % to[1], i % to[2]};
      for (int axis = 0; axis < 3; axis++) {
        place[from[axis]] = at[axis];
      }
      values[i] = array.values()[(place[0] * shape[1] + place[1]) * shape[2] + place[2]];
    }
    return new NdArray(to, values);
  }

  private static NdArray segments(NdArray array, Inputs inputs, String file) {
    int places = inputs.shape() == null ? inputs.width() : inputs.shape().places();
    int n = inputs.n();
    if (array.values().length == places) { // the same for all
      double[] all = new double[n * places];
      for (int item = 0; item < n; item++) {
        System.arraycopy(array.values(), 0, all, item * places, places);
      }
      return new NdArray(new int[] {1, n, places}, all);
    }
    if (array.values().length != (long) n * places) {
      throw new IllegalArgumentException(
          "%s: segments of shape %s for %d images of %d places"
              .formatted(file, array.words(), n, places));
    }
    return array.as(1, n, places);
  }

  private static double[][] of(NdArray array, int item) {
    int width = array.shape()[2];
    double[][] draws = new double[array.shape()[0]][width];
    for (int sample = 0; sample < draws.length; sample++) {
      System.arraycopy(
          array.values(), (sample * array.shape()[1] + item) * width, draws[sample], 0, width);
    }
    return draws;
  }
}
