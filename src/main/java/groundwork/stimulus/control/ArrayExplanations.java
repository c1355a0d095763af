package groundwork.stimulus.control;

import groundwork.array.NdArray;
import groundwork.array.Npy;
import groundwork.problem.entity.Finding;
import groundwork.stimulus.entity.Attribution;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Manifest;
import groundwork.stimulus.entity.OutputClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The explanations that a set has as arrays: one file a method and model, one row an item. */
final class ArrayExplanations {
  private ArrayExplanations() {}

  /**
   * @param file content of a file of the set, by its name in the manifest
   * @param complain takes what is wrong with a file, which is then left out
   */
  static List<Attribution> read(
      Manifest manifest, Function<String, byte[]> file, Consumer<Finding> complain) {
    var all = new ArrayList<Attribution>();
    for (int i = 0; i < manifest.arrays().size(); i++) {
      var table = manifest.arrays().get(i);
      try {
        var array = Npy.read(file.apply(table.file()), table.file()).requireFinite(table.file());
        all.addAll(explanations(manifest, table, array));
      } catch (IllegalArgumentException wrong) {
        complain.accept(
            Finding.error(
                table.file(),
                "",
                null,
                wrong.getMessage(),
                "Save one row per item, in the manifest's order, one value per feature or pixel."));
      }
    }
    return all;
  }

  private static List<Attribution> explanations(
      Manifest manifest, Manifest.Table table, NdArray array) {
    var items = manifest.items();
    if (array.rows() != items.size()) {
      throw new IllegalArgumentException(
          "the array is %s, the set has %d items".formatted(array.words(), items.size()));
    }
    var explanations = new ArrayList<Attribution>();
    for (int row = 0; row < items.size(); row++) {
      var item = items.get(row);
      if (array.width() != item.content().size()) {
        throw new IllegalArgumentException(
            "the array is %s, item \"%s\" has %d values"
                .formatted(array.words(), item.id(), item.content().size()));
      }
      explanations.add(explanation(manifest, table, item, array.row(row)));
    }
    return explanations;
  }

  /** Equal scores stand in the order of the classes. */
  private static String target(Manifest manifest, Manifest.Table table, Item item) {
    var output = item.output(table.model());
    if (table.rank() == 1) {
      return output.predicted();
    }
    return manifest.classes().stream()
        .map(OutputClass::id)
        .filter(id -> !id.equals(output.predicted()))
        .sorted(Comparator.comparing(id -> -output.scores().getOrDefault(id, 0.0)))
        .toList()
        .get(table.rank() - 2);
  }

  private static Attribution explanation(
      Manifest manifest, Manifest.Table table, Item item, double[] values) {
    return new Attribution(
        item.id(),
        table.model(),
        table.method(),
        target(manifest, table, item),
        Arrays.stream(values).boxed().toList(),
        null,
        null);
  }
}
