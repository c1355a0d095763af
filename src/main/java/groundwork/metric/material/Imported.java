package groundwork.metric.material;

import groundwork.array.NdArray;
import groundwork.array.Npz;
import groundwork.model.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Attributions as researchers have them, as one row of values per item. Read from NPY, NPZ, CSV and
 * JSON: plain arrays {@code (N, F)}, {@code (N, 1, F)}, {@code (N, C, H, W)}, {@code (N, H, W, C)};
 * SHAP's {@code (N, F, classes)}, its list of an array per class, its {@code Explanation} as JSON;
 * LIME's lists.
 *
 * @param form how they lay in the file, in words
 */
public record Imported(double[][] rows, String form) {
  /**
   * What the attributions must fit.
   *
   * @param items ids
   * @param features names; empty where there are none
   * @param width values of an input
   * @param shape of an image; null where inputs are none
   * @param classes of the model
   * @param target of each item: the class whose attributions are taken where there are some for
   *     each; -1 where it is not known
   */
  public record Fit(
      List<String> items,
      List<String> features,
      int width,
      Shape shape,
      List<String> classes,
      int[] target) {
    int n() {
      return items.size();
    }
  }

  /**
   * @param name of the file, with {@code #array} for one of several
   * @throws IllegalArgumentException if the shape does not fit, naming both, or the file is
   *     refused. Values that are not finite are left in: see {@link #requireFinite}
   */
  public static Imported read(String name, Source source, Fit fit) {
    var file = ArrayFiles.file(name);
    if (file.endsWith(".json")) {
      return json(ArrayFiles.json(name, source.read(file)), name, fit);
    }
    if (file.endsWith(".csv")) {
      return csv(CsvCells.read(file, source.read(file)), fit);
    }
    if (file.endsWith(".npz") && !name.contains("#")) {
      return npz(source.read(file), name, fit);
    }
    return array(ArrayFiles.read(name, source), name, fit);
  }

  /** A file of several arrays may be an array per class, or SHAP's members under their names. */
  private static Imported npz(byte[] bytes, String name, Fit fit) {
    var arrays = Npz.read(bytes, name);
    for (var known : List.of("values", "shap_values", "attributions")) {
      if (arrays.containsKey(known)) {
        return array(arrays.get(known), name + "#" + known, fit);
      }
    }
    if (arrays.size() > 1 && arrays.size() == fit.classes().size()) {
      return perClass(new ArrayList<>(arrays.values()), name, fit);
    }
    return array(Npz.one(bytes, name, null), name, fit);
  }

  private static Imported csv(CsvCells cells, Fit fit) {
    var array = Columns.ordered(cells.numbers(), cells.valueNames(), fit.features(), cells.file());
    if (!cells.named()) {
      return array(array, cells.file(), fit);
    }
    var places = new HashMap<String, Integer>();
    var ids = cells.column(cells.names().getFirst());
    for (int row = 0; row < ids.size(); row++) {
      if (places.put(ids.get(row), row) != null) {
        throw new IllegalArgumentException(
            "%s: item %s stands there twice".formatted(cells.file(), ids.get(row)));
      }
    }
    double[][] rows = new double[fit.n()][];
    for (int item = 0; item < rows.length; item++) {
      Integer row = places.get(fit.items().get(item));
      if (row == null) {
        throw new IllegalArgumentException(
            "%s: there is no line for item %s".formatted(cells.file(), fit.items().get(item)));
      }
      rows[item] = array.row(row);
    }
    return array(NdArray.of(rows), cells.file(), fit);
  }

  private static Imported json(JsonNode root, String name, Fit fit) {
    if (root.isObject() && root.has("values")) {
      var values = ArrayFiles.of(root.get("values"), name + "#values");
      var names = new ArrayList<String>();
      root.path("feature_names").forEach(node -> names.add(node.asString()));
      var made =
          values.axes() == 2
              ? array(Columns.ordered(values, names, fit.features(), name), name, fit)
              : array(values, name, fit);
      return new Imported(made.rows(), "SHAP Explanation, " + made.form());
    }
    if (LimeList.is(root, fit.width(), fit.classes().size())) {
      return lime(root, name, fit);
    }
    return array(ArrayFiles.of(root, name), name, fit);
  }

  private static Imported lime(JsonNode root, String name, Fit fit) {
    if (root.size() != fit.n()) {
      throw new IllegalArgumentException(
          "%s: explanations of %d items, there are %d".formatted(name, root.size(), fit.n()));
    }
    double[][] rows = new double[fit.n()][];
    for (int item = 0; item < rows.length; item++) {
      var place = "%s[%d]".formatted(name, item);
      rows[item] =
          LimeList.values(
              LimeList.pairs(root.get(item), fit.target()[item], place),
              fit.features(),
              fit.width(),
              place);
    }
    return new Imported(rows, "LIME lists");
  }

  private static Imported array(NdArray array, String name, Fit fit) {
    int classes = fit.classes().size();
    int[] shape = array.shape();
    int n = fit.n();
    if (n == 1 && array.values().length == fit.width() && (shape.length == 0 || shape[0] != 1)) {
      return new Imported(new double[][] {array.values()}, "one item");
    }
    if (shape.length >= 2 && shape[0] == n && array.width() == fit.width()) {
      return channelsLast(shape, fit.shape())
          ? new Imported(turned(array, fit.shape()), "(items, height, width, channels)")
          : new Imported(array.toRows(), "one value per feature");
    }
    if (shape.length >= 3
        && shape[0] == n
        && shape[shape.length - 1] == classes
        && array.width() == fit.width() * classes) {
      return chosen(array, name, fit);
    }
    if (shape.length >= 3
        && shape[0] == classes
        && shape[1] == n
        && array.width() == n * fit.width()) {
      var each = new ArrayList<NdArray>();
      for (int c = 0; c < classes; c++) {
        each.add(array.at(c));
      }
      return perClass(each, name, fit);
    }
    throw new IllegalArgumentException(
        "%s: the array has shape %s; %d items of %d values and %d classes need (%d, %d)%s, (%d, %d, %d) or (%d, %d, %d)%s"
            .formatted(
                name,
                array.words(),
                n,
                fit.width(),
                classes,
                n,
                fit.width(),
                image(fit),
                n,
                fit.width(),
                classes,
                classes,
                n,
                fit.width(),
                remedy(shape, fit)));
  }

  private static String image(Fit fit) {
    var shape = fit.shape();
    return shape == null
        ? ""
        : ", (%d, %d, %d, %d)".formatted(fit.n(), shape.channels(), shape.height(), shape.width());
  }

  private static String remedy(int[] shape, Fit fit) {
    if (shape.length == 2 && shape[0] == fit.width() && shape[1] == fit.n()) {
      return "; it looks as if it has to be transposed";
    }
    return shape.length > 0 && shape[0] != fit.n()
        ? "; the first axis counts the items"
        : "; each item needs one value for each of its inputs";
  }

  private static boolean channelsLast(int[] shape, Shape image) {
    return image != null
        && image.channels() > 1
        && shape.length == 4
        && shape[3] == image.channels()
        && shape[1] == image.height()
        && shape[2] == image.width()
        && shape[1] != image.channels();
  }

  private static double[][] turned(NdArray array, Shape image) {
    double[][] rows = array.toRows();
    for (int row = 0; row < rows.length; row++) {
      double[] from = rows[row];
      double[] to = new double[from.length];
      for (int place = 0; place < image.places(); place++) {
        for (int channel = 0; channel < image.channels(); channel++) {
          to[channel * image.places() + place] = from[place * image.channels() + channel];
        }
      }
      rows[row] = to;
    }
    return rows;
  }

  private static Imported chosen(NdArray array, String name, Fit fit) {
    double[][] rows = new double[fit.n()][];
    for (int item = 0; item < rows.length; item++) {
      rows[item] = array.at(item).last(target(fit, item, name)).values();
    }
    return new Imported(rows, "one value per feature and class, the explained class taken");
  }

  private static Imported perClass(List<NdArray> arrays, String name, Fit fit) {
    double[][][] each = new double[arrays.size()][][];
    for (int c = 0; c < each.length; c++) {
      each[c] = array(arrays.get(c), name + " of class " + fit.classes().get(c), fit).rows();
    }
    double[][] rows = new double[fit.n()][];
    for (int item = 0; item < rows.length; item++) {
      rows[item] = each[target(fit, item, name)][item];
    }
    return new Imported(rows, "one array per class, the explained class taken");
  }

  private static int target(Fit fit, int item, String name) {
    int target = fit.target()[item];
    if (target < 0) {
      throw new IllegalArgumentException(
          "%s: has values for each class, and it is not known which class of item %s is explained"
              .formatted(name, fit.items().get(item)));
    }
    return target;
  }

  /**
   * @throws IllegalArgumentException naming item and feature of the first value that is not finite
   */
  public Imported requireFinite(String name, Fit fit) {
    for (int item = 0; item < rows.length; item++) {
      var wrong = wrong(item, name, fit);
      if (wrong != null) {
        throw new IllegalArgumentException(wrong);
      }
    }
    return this;
  }

  /** What is wrong with one item's values; null if nothing is. */
  public String wrong(int item, String name, Fit fit) {
    for (int i = 0; i < rows[item].length; i++) {
      if (!Double.isFinite(rows[item][i])) {
        return "%s: the value of item %s (%d), feature %s, is %s"
            .formatted(
                name,
                fit.items().get(item),
                item,
                fit.features().isEmpty() ? String.valueOf(i) : fit.features().get(i),
                rows[item][i]);
      }
    }
    return null;
  }
}
