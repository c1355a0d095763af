package groundwork.cli;

import groundwork.array.NdArray;
import groundwork.array.Npy;
import groundwork.array.Npz;
import groundwork.json.control.Json;
import groundwork.model.Shape;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Attributions as files that documents and {@code attach} read: a row for each item, in the items'
 * own shape; NaN for an item that could not be explained.
 */
final class ToldArrays {
  private static final List<String> ENDINGS = List.of(".npy", ".npz", ".json");

  private ToldArrays() {}

  /** Whether a file of this name is for values alone. */
  static boolean isFor(String file) {
    return ENDINGS.stream().anyMatch(file::endsWith);
  }

  /**
   * @param file its ending says the form: an array, arrays by model, or lists
   * @throws Rejected if that form cannot hold them
   */
  static byte[] of(String file, List<Told> all) {
    var models = new LinkedHashMap<String, List<Told>>();
    all.forEach(
        one -> models.computeIfAbsent(one.model(), id -> new java.util.ArrayList<>()).add(one));
    if (file.endsWith(".json")) {
      requireOne(models);
      return Json.write(all.stream().map(ToldArrays::list).toList())
          .getBytes(StandardCharsets.UTF_8);
    }
    var arrays =
        models.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    one -> array(one.getValue()),
                    (one, same) -> one,
                    LinkedHashMap::new));
    if (file.endsWith(".npz")) {
      return Npz.write(arrays);
    }
    requireOne(models);
    return Npy.write(arrays.values().iterator().next());
  }

  private static void requireOne(Map<String, ?> models) {
    if (models.size() > 1) {
      throw new Rejected(
          Fault.INVALID,
          "values of the models %s do not fit into one array: choose one by --models, or write to"
                  .formatted(models.keySet())
              + " a .npz");
    }
  }

  private static double[] list(Told one) {
    if (!(one.found() instanceof Found.Values values)) {
      throw new Rejected(
          Fault.INVALID,
          "item %s could not be explained, and JSON has no NaN: leave it out by --items"
              .formatted(one.item()));
    }
    return values.shown();
  }

  private static NdArray array(List<Told> all) {
    var widths =
        all.stream()
            .map(Told::found)
            .filter(Objects::nonNull)
            .map(found -> ((Found.Values) found).shown().length)
            .distinct()
            .toList();
    if (widths.size() > 1) {
      throw new Rejected(
          Fault.INVALID,
          "texts differ in length, and an array's rows do not: write to a .json, a list of values"
              + " for each item");
    }
    int width = widths.getFirst();
    double[] values = new double[all.size() * width];
    Arrays.fill(values, Double.NaN);
    for (int item = 0; item < all.size(); item++) {
      if (all.get(item).found() instanceof Found.Values found) {
        System.arraycopy(found.shown(), 0, values, item * width, width);
      }
    }
    var shape = shape(all);
    return new NdArray(
        shape == null
            ? new int[] {all.size(), width}
            : new int[] {all.size(), shape.channels(), shape.height(), shape.width()},
        values);
  }

  private static Shape shape(List<Told> all) {
    return all.stream()
        .filter(one -> one.of() != null)
        .findFirst()
        .map(one -> one.of().background().shape())
        .orElse(null);
  }
}
