package groundwork.making;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What the fashion set says about itself. */
final class FashionManifest {
  static final List<String> LABELS =
      List.of(
          "T-shirt or top",
          "Trousers",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  /** A method of the application with its settings there. */
  record Made(String id, String title, Map<String, Object> settings, String source) {}

  static final List<Made> METHODS =
      List.of(
          new Made("gradient", "Gradient", Map.of(), "10.48550/arXiv.1312.6034"),
          new Made("gradient-x-input", "Gradient x input", Map.of(), "10.48550/arXiv.1605.01713"),
          new Made(
              "integrated-gradients",
              "Integrated gradients",
              Map.of("steps", 64),
              "10.48550/arXiv.1703.01365"),
          new Made("smoothgrad", "SmoothGrad", Map.of("samples", 50), "10.48550/arXiv.1706.03825"),
          new Made(
              "occlusion",
              "Occlusion",
              Map.of("patch", 4, "stride", 2),
              "10.1007/978-3-319-10590-1_53"),
          new Made(
              "rise", "RISE", Map.of("masks", 2000, "centred", true), "10.48550/arXiv.1806.07421"),
          new Made("lime", "LIME", Map.of("samples", 1000), "10.1145/2939672.2939778"),
          new Made("shap", "SHAP", Map.of("budget", 2048), "10.48550/arXiv.1705.07874"),
          new Made("placebo", "Placebo", Map.of("budget", 2048), "10.1145/3290607.3312787"));

  /** Where the pictures come from. */
  static final Map<String, Object> SOURCE =
      CreditSet.source(
          "Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning Algorithms, H. Xiao, K. Rasul, R."
              + " Vollgraf, Zalando Research, 2017",
          "https://github.com/zalandoresearch/fashion-mnist",
          "10.48550/arXiv.1708.07747",
          "MIT",
          "Debian package dataset-fashion-mnist 0.0~git20200523.55506a9-1, its test files t10k-*");

  private FashionManifest() {}

  static Map<String, Object> of(
      List<FashionModels.Trained> models, List<FashionItems.Chosen> items, List<Object> arrays) {
    return Description.of(
        "schema",
        "stimulus-set/1",
        "slug",
        "fashion",
        "title",
        "Fashion: which piece of clothing is it?",
        "description",
        "Small grey pictures of clothes from a shop's catalogue, what two models take them for, and maps of what"
            + " moved the models.",
        "version",
        "1",
        "modality",
        "image",
        "licence",
        licence(),
        "sources",
        List.of(SOURCE),
        "made",
        made(items),
        "classes",
        classes(),
        "models",
        models.stream().map(FashionManifest::model).toList(),
        "background",
        "background.json",
        "training",
        Written.TRAINING,
        "methods",
        methods(),
        "items",
        items.stream().map(FashionManifest::item).toList(),
        "explanations",
        "explanations.json",
        "arrays",
        arrays);
  }

  static Map<String, Object> licence() {
    Map<String, Object> licence = Description.of("data", "MIT", "set", "MIT");
    licence.put("notice", "Copyright 2017 Zalando SE, https://tech.zalando.com");
    return licence;
  }

  static List<Object> classes() {
    return IntStream.range(0, LABELS.size())
        .mapToObj(
            i -> (Object) Description.of("id", FashionSet.CLASSES.get(i), "label", LABELS.get(i)))
        .toList();
  }

  /** How the items were chosen, and which picture of the source each of them is. */
  static Map<String, Object> made(List<FashionItems.Chosen> items) {
    Map<String, Object> rows = new LinkedHashMap<>();
    items.forEach(item -> rows.put(item.id(), "t10k picture " + item.row() + ", counted from 0"));
    var cells = new TreeMap<String, Integer>();
    items.stream()
        .filter(item -> !item.practice())
        .forEach(
            item ->
                cells.merge(
                    FashionSet.CLASSES.get(item.truth())
                        + (item.isRight(FashionModels.MLP) ? " right" : " wrong"),
                    1,
                    Integer::sum));
    return Description.of(
        "program",
        MakeStimuli.class.getName(),
        "seed",
        MakeStimuli.SEED,
        "date",
        MakeStimuli.DATE,
        "heldOut",
        10_000 - FashionModels.TRAINING,
        "balancedFor",
        FashionModels.MLP,
        "balance",
        Description.of(FashionModels.MLP, cells),
        "origins",
        rows);
  }

  static Map<String, Object> model(FashionModels.Trained model) {
    return Description.of(
        "id", model.id(),
        "version", "1",
        "title", model.title(),
        "kind", "onnx",
        "file", model.file(),
        "transparent", model.transparent(),
        "input", Description.of("kind", "image", "range", List.of(0, 1)),
        "output", Description.of("name", "probabilities", "classes", FashionSet.CLASSES),
        "training",
            Description.of(
                "rows",
                FashionModels.TRAINING,
                "seed",
                MakeStimuli.SEED,
                "accuracy",
                model.heldOut().json("heldOut"),
                "parameters",
                model.parameters()));
  }

  private static List<Object> methods() {
    var methods = new ArrayList<Object>();
    methods.add(Description.of("id", "none", "title", "No explanation"));
    for (var made : METHODS) {
      var method = Description.of("id", made.id(), "title", made.title());
      if (!made.settings().isEmpty()) {
        method.put("settings", new TreeMap<>(made.settings()));
      }
      method.put("seed", MakeStimuli.SEED);
      method.put("source", made.source());
      if (made.id().equals("placebo")) {
        method.put("of", "shap");
        method.put("description", "The map of shap with its parts exchanged.");
      }
      methods.add(method);
    }
    return methods;
  }

  static Map<String, Object> item(FashionItems.Chosen item) {
    Map<String, Object> outputs = new LinkedHashMap<>();
    item.probabilities()
        .forEach(
            (model, p) -> {
              Map<String, Object> scores = new LinkedHashMap<>();
              for (int i = 0; i < p.length; i++) {
                scores.put(FashionSet.CLASSES.get(i), Numbers.round(p[i]));
              }
              outputs.put(
                  model,
                  Description.of(
                      "predicted", FashionSet.CLASSES.get(FashionItems.best(p)), "scores", scores));
            });
    return Description.of(
        "id", item.id(),
        "content",
            Description.of(
                "type",
                "image",
                "file",
                item.image(),
                "channels",
                1,
                "height",
                Garments.SIDE,
                "width",
                Garments.SIDE,
                "alt",
                "A small grey picture of a piece of clothing"),
        "truth", FashionSet.CLASSES.get(item.truth()),
        "outputs", outputs,
        "difficulty", item.difficulty(),
        "practice", item.practice(),
        "mask", item.mask());
  }
}
