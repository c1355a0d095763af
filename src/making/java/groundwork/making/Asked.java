package groundwork.making;

import groundwork.explanation.Background;
import groundwork.explanation.Explainers;
import groundwork.explanation.Explanation;
import groundwork.explanation.Seed;
import groundwork.model.Predictor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One output of one model, to be explained.
 *
 * @param spread from the values of the model's inputs to one per feature or token
 */
record Asked(
    Item item,
    Model model,
    Predictor asked,
    double[] input,
    Background background,
    UnaryOperator<double[]> spread) {
  private static final List<String> METHODS = List.of("lime", "shap", "occlusion");
  private static final int ITEMS_FOR_ERROR = 8;

  Explanation by(String method, long set) {
    int target = Item.predicted(item.probabilities().get(model.id()));
    return Explainers.byId(method).explain(asked, input, target, background, seed(set));
  }

  long seed(long set) {
    return Seed.of(set, item.id(), model.id());
  }

  /** The lines of {@code explanations.json}. */
  static List<Object> explanations(
      List<Item> items,
      List<Model> models,
      List<String> classes,
      BiFunction<Item, Model, Asked> asking) {
    return items.parallelStream()
        .flatMap(item -> models.stream().map(model -> asking.apply(item, model)))
        .flatMap(asked -> asked.lines(classes).stream())
        .toList();
  }

  private List<Object> lines(List<String> classes) {
    List<Object> lines = new ArrayList<>();
    for (String method : METHODS) {
      Explanation explanation = by(method, MakeStimuli.SEED);
      lines.add(line(explanation, classes));
      if (method.equals("shap")) {
        lines.add(line(Explainers.placebo(explanation, seed(MakeStimuli.SEED)), classes));
      }
    }
    if (model.isAdditive()) {
      lines.add(line(by("oracle", MakeStimuli.SEED), classes));
    }
    return lines;
  }

  Map<String, Object> line(Explanation explanation, List<String> classes) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("item", item.id());
    line.put("model", model.id());
    line.put("method", explanation.method());
    line.put("target", classes.get(explanation.target()));
    line.put("values", Numbers.round(spread.apply(explanation.values())));
    if (explanation.intercept() != null) {
      line.put("intercept", Numbers.round(explanation.intercept()));
    }
    if (explanation.fit() != null) {
      line.put("fit", Numbers.round(explanation.fit()));
    }
    return line;
  }

  /**
   * How much chance there is in the values of a method: its standard error, estimated from the
   * difference of two runs with different seeds over the first items.
   */
  static Map<String, Object> error(
      String method, List<Item> items, List<Model> models, BiFunction<Item, Model, Asked> asking) {
    Map<String, Object> errors = new LinkedHashMap<>();
    for (Model model : models) {
      double[] differences =
          items.stream()
              .limit(ITEMS_FOR_ERROR)
              .parallel()
              .map(item -> asking.apply(item, model))
              .flatMapToDouble(asked -> asked.differences(method))
              .toArray();
      double squares = 0;
      double largest = 0;
      for (double difference : differences) {
        squares += difference * difference;
        largest = Math.max(largest, Math.abs(difference));
      }
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("standardError", Numbers.round(Math.sqrt(squares / differences.length / 2)));
      error.put("largestDifference", Numbers.round(largest));
      error.put("items", Math.min(ITEMS_FOR_ERROR, items.size()));
      errors.put(model.id(), error);
    }
    return errors;
  }

  private DoubleStream differences(String method) {
    double[] one = by(method, MakeStimuli.SEED).values();
    double[] other = by(method, MakeStimuli.SEED + 1).values();
    return IntStream.range(0, one.length).mapToDouble(i -> one[i] - other[i]);
  }
}
