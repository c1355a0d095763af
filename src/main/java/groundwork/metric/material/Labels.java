package groundwork.metric.material;

import groundwork.array.NdArray;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Classes of items, as indexes or ids. */
final class Labels {
  private Labels() {}

  /** One item's class, or what is wrong with it. */
  record Label(int index, String wrong) {}

  /**
   * @param classes ids, in the order of the model's outputs
   */
  static List<Label> read(String name, Source source, List<String> classes) {
    var labels = new ArrayList<Label>();
    var file = ArrayFiles.file(name);
    if (file.endsWith(".csv")) {
      ArrayFiles.words(name, source)
          .forEach(word -> labels.add(of(word, classes, name, labels.size())));
    } else if (file.endsWith(".json")) {
      for (JsonNode node : ArrayFiles.json(name, source.read(file))) {
        labels.add(
            node.isNumber()
                ? of(node.asDouble(), classes, name, labels.size())
                : of(node.asString(), classes, name, labels.size()));
      }
    } else {
      NdArray array = ArrayFiles.read(name, source);
      for (double value : array.values()) {
        labels.add(of(value, classes, name, labels.size()));
      }
    }
    return labels;
  }

  private static Label of(String word, List<String> classes, String name, int at) {
    int index = classes.indexOf(word);
    if (index >= 0) {
      return new Label(index, null);
    }
    try {
      return of(Double.parseDouble(word), classes, name, at);
    } catch (NumberFormatException unknown) {
      return wrong(name, at, "\"" + word + "\"", classes);
    }
  }

  private static Label of(double value, List<String> classes, String name, int at) {
    return value == Math.rint(value) && value >= 0 && value < classes.size()
        ? new Label((int) value, null)
        : wrong(name, at, String.valueOf(value), classes);
  }

  private static Label wrong(String name, int at, String value, List<String> classes) {
    return new Label(
        -1,
        "%s[%d] is %s, which is none of the %d classes %s"
            .formatted(
                name,
                at,
                value,
                classes.size(),
                classes.size() > 20 ? classes.subList(0, 20) + "..." : classes));
  }
}
