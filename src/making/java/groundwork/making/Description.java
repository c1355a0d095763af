package groundwork.making;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** The parts of a manifest that both sets write in the same way. */
final class Description {
  private Description() {}

  static Map<String, Object> of(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  static Map<String, Object> model(Model model, Object input, List<String> classes) {
    Map<String, Object> accuracy = model.heldOut().json("heldOut");
    return of(
        "id", model.id(),
        "version", "1",
        "title", model.title(),
        "kind", "onnx",
        "file", model.file(),
        "transparent", model.transparent(),
        "input", input,
        "output", of("name", "probabilities", "classes", classes),
        "training",
            of(
                "rows", model.trainedOn(),
                "seed", MakeStimuli.SEED,
                "accuracy", accuracy,
                "crossValidation", model.crossValidation().json("accuracy"),
                "parameters", model.parameters()));
  }

  static Map<String, Object> output(double[] p, List<String> classes) {
    return of(
        "predicted",
        classes.get(Item.predicted(p)),
        "scores",
        of(classes.get(0), Numbers.round(p[0]), classes.get(1), Numbers.round(p[1])));
  }

  static Map<String, Object> item(Item item, List<String> classes) {
    Map<String, Object> outputs = new LinkedHashMap<>();
    item.probabilities().forEach((model, p) -> outputs.put(model, output(p, classes)));
    return of(
        "id", item.id(),
        "content", item.content(),
        "truth", classes.get(item.truth()),
        "outputs", outputs,
        "difficulty", item.difficulty(),
        "practice", item.practice());
  }

  /**
   * @param shap what the set has to say about its Shapley values
   */
  static List<Object> methods(List<String> additive, Object lime, Object shap) {
    return List.of(
        of("id", "none", "title", "No explanation"),
        of(
            "id",
            "lime",
            "title",
            "LIME",
            "params",
            lime,
            "seed",
            MakeStimuli.SEED,
            "source",
            "10.1145/2939672.2939778"),
        of(
            "id",
            "shap",
            "title",
            "SHAP",
            "params",
            shap,
            "seed",
            MakeStimuli.SEED,
            "source",
            "10.48550/arXiv.1705.07874"),
        of("id", "occlusion", "title", "Occlusion", "source", "10.1007/978-3-319-10590-1_53"),
        of(
            "id", "placebo",
            "title", "Placebo",
            "seed", MakeStimuli.SEED,
            "source", "10.1145/3290607.3312787",
            "of", "shap",
            "description",
                "The values of shap, each given to another feature or word (one cycle, so that none stays)."),
        of(
            "id", "oracle",
            "title", "True contributions",
            "source", "10.1007/s10115-013-0679-x",
            "models", additive,
            "description",
                "Coefficient times distance from the background's mean, in log-odds. Not the same as shap, which shares"
                    + " out probability."));
  }

  /**
   * @param origin of a row: where it stands in the source
   */
  static Map<String, Object> made(
      List<Item> items,
      IntFunction<String> origin,
      String balancedFor,
      Map<String, Object> balance,
      int heldOut) {
    Map<String, Object> rows = new LinkedHashMap<>();
    items.forEach(item -> rows.put(item.id(), origin.apply(item.row())));
    return of(
        "program", MakeStimuli.class.getName(),
        "seed", MakeStimuli.SEED,
        "date", MakeStimuli.DATE,
        "heldOut", heldOut,
        "balancedFor", balancedFor,
        "balance", balance,
        "origins", rows);
  }
}
