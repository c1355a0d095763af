package groundwork.cli;

import groundwork.array.NdArray;
import groundwork.array.Npy;
import groundwork.array.Npz;
import groundwork.json.control.Json;
import groundwork.metric.entity.Names;
import groundwork.metric.scoring.Material;
import groundwork.model.Shape;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Attributions as files that documents and {@code attach} read: a row for each item, in the items'
 * own shape; NaN for an item that could not be explained.
 */
final class ToldArrays {
  private ToldArrays() {}

  /**
   * Whether a file of this name is for values alone.
   *
   * @param json whether JSON of everything is asked for
   */
  static boolean isFor(String file, boolean json) {
    return file.endsWith(".npy") || file.endsWith(".npz") || file.endsWith(".json") && !json;
  }

  /**
   * Said before anything is explained.
   *
   * @throws Rejected if a file of this name cannot hold values of these models
   */
  static void requireFit(String file, List<String> models, Material material) {
    if (models.size() > 1 && !file.endsWith(".npz")) {
      throw new Rejected(
          Fault.INVALID,
          "values of the models %s do not fit into one array: choose one by --models, or write to"
                  .formatted(models)
              + " a .npz");
    }
    if (!file.endsWith(".json") && areTexts(models.getFirst(), material)) {
      throw new Rejected(
          Fault.INVALID,
          "texts differ in length, and an array's rows do not: write to a .json, a list of values"
              + " for each item");
    }
  }

  private static boolean areTexts(String model, Material material) {
    try {
      return material.names(model, 0).form() == Names.Form.WORDS;
    } catch (IllegalArgumentException bad) {
      return false; // a bad item says so when it is explained
    }
  }

  /**
   * @param file its ending says the form: an array, arrays by model, or lists
   * @param all at least one of each model explained by values
   * @throws Rejected if that form cannot hold them
   */
  static byte[] of(String file, List<Told> all) {
    if (file.endsWith(".json")) {
      return Json.write(all.stream().map(ToldArrays::list).toList())
          .getBytes(StandardCharsets.UTF_8);
    }
    var models = new LinkedHashMap<String, List<Told>>();
    all.forEach(one -> models.computeIfAbsent(one.model(), id -> new ArrayList<>()).add(one));
    var arrays = new LinkedHashMap<String, NdArray>();
    models.forEach((model, told) -> arrays.put(model, array(model, told)));
    return file.endsWith(".npz") ? Npz.write(arrays) : Npy.write(arrays.values().iterator().next());
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

  private static NdArray array(String model, List<Told> all) {
    int width =
        all.stream()
            .filter(one -> one.of() != null)
            .findFirst()
            .orElseThrow(
                () ->
                    new Rejected(
                        Fault.INVALID,
                        "no item of model %s could be explained: leave it out by --models"
                            .formatted(model)))
            .of()
            .size();
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
