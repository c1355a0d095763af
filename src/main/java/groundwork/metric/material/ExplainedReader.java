package groundwork.metric.material;

import groundwork.explanation.Explainer;
import groundwork.model.Predictor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Which classes were explained, and the explanations. */
final class ExplainedReader {
  /** What all models share, and each of them. */
  record Read(
      Map<String, Explained> models,
      Map<String, Explained.By> by,
      String reference,
      Explainer referring,
      Map<String, Explained.Values> referred) {}

  private final Places places;
  private final Source source;
  private final Inputs inputs;

  ExplainedReader(Places places, Source source, Inputs inputs) {
    this.places = places;
    this.source = source;
    this.inputs = inputs;
  }

  Read read(Map<String, Predictor> models) {
    var by = new LinkedHashMap<String, Explained.By>();
    var explained = new LinkedHashMap<String, Explained>();
    models.forEach((id, model) -> explained.put(id, targets(model)));
    var list = places.at("/methods");
    for (int i = 0; i < list.size(); i++) {
      method(list.get(i), "/methods/" + i, by, explained);
    }
    return reference(by, explained);
  }

  private Explained targets(Predictor model) {
    String[] wrong = new String[inputs.n()];
    for (int item = 0; item < wrong.length; item++) {
      wrong[item] = inputs.wrong(item);
    }
    int[] truth =
        places.has("/data/truth")
            ? labels("/data/truth", places.text("/data/truth"), model, wrong)
            : none();
    var explained = places.has("/data/explained") ? places.text("/data/explained") : "predicted";
    int[] target =
        switch (explained) {
          case "predicted" -> Predicted.of(model, inputs.rows(), wrong);
          case "truth" -> {
            if (!places.has("/data/truth")) {
              places.error(
                  "/data/explained",
                  "the true classes are explained, and there are none",
                  "Give data.truth, or explain the predicted classes.");
            }
            yield truth.clone();
          }
          default -> labels("/data/explained", explained, model, wrong);
        };
    return new Explained(model, target, truth, wrong, new LinkedHashMap<>());
  }

  private int[] none() {
    int[] none = new int[inputs.n()];
    java.util.Arrays.fill(none, -1);
    return none;
  }

  /** A label that is no class makes its item a bad one. */
  private int[] labels(String pointer, String name, Predictor model, String[] wrong) {
    var labels =
        places
            .attempt(
                pointer,
                () -> {
                  var read = Labels.read(name, source, model.classes());
                  if (read.size() != inputs.n()) {
                    throw new IllegalArgumentException(
                        "%s has %d classes for %d items".formatted(name, read.size(), inputs.n()));
                  }
                  return read;
                })
            .orElse(null);
    int[] indexes = none();
    for (int item = 0; labels != null && item < indexes.length; item++) {
      indexes[item] = labels.get(item).index();
      if (wrong[item] == null) {
        wrong[item] = labels.get(item).wrong();
      }
    }
    return indexes;
  }

  private void method(
      JsonNode node,
      String pointer,
      Map<String, Explained.By> by,
      Map<String, Explained> explained) {
    var id = node.get("id").asString();
    boolean imported = node.has("file") || node.has("files");
    if (by.containsKey(id)) {
      places.error(pointer + "/id", "two methods are called \"" + id + "\"", "Rename one.");
    }
    if (!imported && !node.has("explainer")) {
      places.error(
          pointer,
          "method \"" + id + "\" has neither a file of values nor an explainer",
          "Add file: values.npy, or explainer: with the id of a method of ours.");
      return;
    }
    var parameters = ScoringReader.others(node, "id", "file", "files", "explainer", "models");
    Explainer explainer =
        node.has("explainer")
            ? places
                .attempt(pointer, () -> Made.of(node.get("explainer").asString(), parameters))
                .orElse(null)
            : null;
    if (!node.has("explainer") && !parameters.isEmpty()) {
      places.error(
          pointer,
          "%s is not known of a method whose values are imported".formatted(parameters.keySet()),
          "Known are id, file, files, models, explainer and, with an explainer, its parameters.");
    }
    var models = new ArrayList<String>();
    node.path("models").forEach(model -> models.add(model.asString()));
    if (node.has("files")) {
      models.addAll(node.get("files").propertyNames());
    }
    for (var model : models) {
      if (!explained.containsKey(model)) {
        places.error(
            pointer,
            "there is no model \"%s\", only %s".formatted(model, explained.keySet()),
            "Name one of the models.");
      }
    }
    by.put(id, new Explained.By(id, explainer, imported, List.copyOf(models)));
    if (imported) {
      explained.forEach(
          (model, of) -> {
            var file =
                node.has("files")
                    ? node.get("files").path(model).asString("")
                    : node.get("file").asString();
            if (!file.isEmpty() && (models.isEmpty() || models.contains(model))) {
              places
                  .attempt(pointer, () -> values(file, of))
                  .ifPresent(values -> of.given().put(id, values));
            }
          });
    }
  }

  private Explained.Values values(String file, Explained of) {
    var fit =
        new Imported.Fit(
            inputs.items(),
            inputs.features(),
            inputs.width(),
            inputs.shape(),
            of.model().classes(),
            safe(of));
    var read = Imported.read(file, source, fit);
    String[] wrong = new String[inputs.n()];
    for (int item = 0; item < wrong.length; item++) {
      wrong[item] = read.wrong(item, file, fit);
    }
    return new Explained.Values(read.rows(), wrong);
  }

  /** Of an item that is bad, any class will do. */
  private static int[] safe(Explained of) {
    int[] target = of.target().clone();
    for (int item = 0; item < target.length; item++) {
      if (of.wrong()[item] != null) {
        target[item] = 0;
      }
    }
    return target;
  }

  private Read reference(Map<String, Explained.By> by, Map<String, Explained> explained) {
    var method = places.text("/reference/method");
    if (method != null) {
      return by.containsKey(method)
          ? new Read(explained, by, method, null, null)
          : new Read(
              explained,
              by,
              null,
              places.attempt("/reference/method", () -> Made.of(method, Map.of())).orElse(null),
              null);
    }
    var file = places.text("/reference/file");
    if (file == null) {
      return new Read(explained, by, null, null, null);
    }
    var referred = new LinkedHashMap<String, Explained.Values>();
    explained.forEach(
        (model, of) ->
            places
                .attempt("/reference/file", () -> values(file, of))
                .ifPresent(values -> referred.put(model, values)));
    return new Read(explained, by, null, null, referred);
  }
}
