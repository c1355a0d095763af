package groundwork.metric.material;

import groundwork.document.control.DocumentReader;
import groundwork.explanation.Background;
import groundwork.metric.entity.TrainingRows;
import groundwork.metric.scoring.Material;
import groundwork.model.Predictor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the parts of a scoring document and holds them against each other. */
final class MaterialReader {
  private static final int BACKGROUND_ROWS = 100;

  private final Places places;
  private final Hashed source;

  MaterialReader(Places places, Hashed source) {
    this.places = places;
    this.source = source;
  }

  Optional<Material> read() {
    var models = models();
    var data = places.attempt("/data/inputs", () -> Inputs.read(places, source));
    if (models.isEmpty() || data.isEmpty()) {
      return Optional.empty();
    }
    var inputs = data.get();
    if (!models.entrySet().stream().allMatch(one -> fits(one.getKey(), one.getValue(), inputs))
        || !answer(models, inputs)) {
      return Optional.empty();
    }
    var first = models.values().iterator().next();
    var training = training(inputs, first);
    var background = background(inputs, training.orElse(null));
    var explained = new ExplainedReader(places, source, inputs).read(models);
    var groups = places.attempt("/data/groups", () -> groups(inputs));
    var masks = places.attempt("/data/masks", () -> Optional.ofNullable(masks(inputs)));
    var draws =
        places.attempt(
            "/draws", () -> Optional.ofNullable(DrawsReader.read(places, source, inputs)));
    if (DocumentReader.refused(places.findings())) {
      return Optional.empty();
    }
    return Optional.of(
        new DocumentMaterial(
            places.has("/title") ? places.text("/title") : inputs.name(),
            inputs,
            background.get(),
            training.orElse(null),
            groups.get(),
            masks.get().orElse(null),
            draws.get().orElse(null),
            explained.models(),
            explained.by(),
            explained.reference(),
            explained.referring(),
            explained.referred(),
            source.hashes()));
  }

  private Map<String, Predictor> models() {
    var models = new LinkedHashMap<String, Predictor>();
    if (places.has("/model") == places.has("/models")) {
      places.error(
          "", "either \"model\" or \"models\" is needed", "Name a file of a model as \"model\".");
      return models;
    }
    if (places.has("/model")) {
      var file = places.text("/model");
      places
          .attempt("/model", () -> ModelFiles.read(file, source))
          .ifPresent(model -> models.put("model", model));
      return models;
    }
    var list = places.at("/models");
    for (int i = 0; i < list.size(); i++) {
      var node = list.get(i);
      var pointer = "/models/" + i;
      var id = node.get("id").asString();
      if (models.containsKey(id)) {
        places.error(pointer + "/id", "two models are called \"" + id + "\"", "Rename one.");
      }
      places
          .attempt(pointer, () -> ModelFiles.of(node, source))
          .ifPresent(model -> models.put(id, model));
    }
    return models;
  }

  /** A model at an address that cannot be reached is refused at once, not item by item. */
  private boolean answer(Map<String, Predictor> models, Inputs inputs) {
    boolean all = true;
    double[][] rows = finite(inputs);
    var list = places.at("/models");
    for (int i = 0; i < list.size() && rows.length > 0; i++) {
      var id = list.get(i).get("id").asString();
      if (list.get(i).has("url") && models.containsKey(id)) {
        try {
          models.get(id).probabilities(new double[][] {rows[0]});
        } catch (RuntimeException silent) {
          places.error(
              "/models/" + i,
              "model \"%s\" does not answer: %s".formatted(id, silent.getMessage()),
              "Start it, or correct the address.");
          all = false;
        }
      }
    }
    return all;
  }

  private boolean fits(String id, Predictor model, Inputs inputs) {
    boolean fits = model.inputs() == inputs.width();
    if (!fits) {
      places.error(
          "/data/inputs",
          "%s has %d values an item, model %s reads %d"
              .formatted(inputs.name(), inputs.width(), id, model.inputs()),
          "Give the inputs as the model reads them.");
    }
    return fits;
  }

  private Optional<TrainingRows> training(Inputs inputs, Predictor model) {
    if (!places.has("/data/training")) {
      return Optional.empty();
    }
    return places.attempt(
        "/data/training",
        () -> {
          var name = places.text("/data/training/inputs");
          var array = ArrayFiles.read(name, source).requireFinite(name);
          if (array.width() != inputs.width()) {
            throw new IllegalArgumentException(
                "%s has rows of %d values, the inputs have %d"
                    .formatted(name, array.width(), inputs.width()));
          }
          var labels = Labels.read(places.text("/data/training/truth"), source, model.classes());
          for (var label : labels) {
            if (label.wrong() != null) {
              throw new IllegalArgumentException(label.wrong());
            }
          }
          return new TrainingRows(
              array.toRows(), labels.stream().mapToInt(Labels.Label::index).toArray());
        });
  }

  private Optional<Background> background(Inputs inputs, TrainingRows training) {
    return places.attempt(
        "/data/background",
        () -> new Background(absent(inputs, training), categories(inputs), inputs.shape()));
  }

  private double[][] absent(Inputs inputs, TrainingRows training) {
    var given = places.at("/data/background");
    if (given.isNumber()) {
      double[] row = new double[inputs.width()];
      java.util.Arrays.fill(row, given.asDouble());
      return new double[][] {row};
    }
    if (given.isString()) {
      var name = given.asString();
      var array = ArrayFiles.read(name, source).requireFinite(name);
      if (array.axes() >= 1 && array.values().length == inputs.width()) {
        return new double[][] {array.values()}; // a single row, with or without an axis for it
      }
      if (array.width() != inputs.width()) {
        throw new IllegalArgumentException(
            "%s: an array of shape %s, the inputs have %d values"
                .formatted(name, array.words(), inputs.width()));
      }
      return array.toRows();
    }
    if (training == null) {
      places.warning(
          "/data",
          "there is no background: absent values are taken from the inputs themselves",
          "Give rows of the training data, or a number, as data.background.");
    }
    return some(training == null ? finite(inputs) : training.inputs());
  }

  private static double[][] finite(Inputs inputs) {
    var rows = new ArrayList<double[]>();
    for (int item = 0; item < inputs.n(); item++) {
      if (inputs.wrong(item) == null) {
        rows.add(inputs.rows()[item]);
      }
    }
    return rows.toArray(double[][]::new);
  }

  /** Evenly spaced ones. */
  private static double[][] some(double[][] rows) {
    int n = Math.min(rows.length, BACKGROUND_ROWS);
    double[][] some = new double[n][];
    for (int i = 0; i < n; i++) {
      some[i] = rows[(int) ((long) i * rows.length / n)];
    }
    return some;
  }

  private boolean[] categories(Inputs inputs) {
    boolean[] category = new boolean[inputs.width()];
    for (var node : places.at("/data/categories")) {
      int at = node.isNumber() ? node.asInt() : inputs.features().indexOf(node.asString());
      if (at < 0 || at >= category.length) {
        throw new IllegalArgumentException(
            "there is no feature %s to be a category".formatted(node));
      }
      category[at] = true;
    }
    return category;
  }

  private List<String> groups(Inputs inputs) {
    var groups = Inputs.words(places, "/data/groups", source).orElse(List.of());
    if (!groups.isEmpty() && groups.size() != inputs.n()) {
      throw new IllegalArgumentException(
          "groups of %d items, there are %d".formatted(groups.size(), inputs.n()));
    }
    return groups;
  }

  private boolean[][] masks(Inputs inputs) {
    var name = places.text("/data/masks");
    if (name == null) {
      return null;
    }
    var array = ArrayFiles.read(name, source).requireFinite(name);
    int places = inputs.shape() == null ? inputs.width() : inputs.shape().places();
    if (array.rows() != inputs.n() || array.width() != inputs.width() && array.width() != places) {
      throw new IllegalArgumentException(
          "%s: masks of shape %s for %d items of %d values"
              .formatted(name, array.words(), inputs.n(), inputs.width()));
    }
    boolean[][] masks = new boolean[inputs.n()][inputs.width()];
    for (int item = 0; item < masks.length; item++) {
      double[] row = array.row(item);
      for (int i = 0; i < masks[item].length; i++) {
        masks[item][i] = row[i % row.length] != 0; // one mask for all channels
      }
    }
    return masks;
  }
}
