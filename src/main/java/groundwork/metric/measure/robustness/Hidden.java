package groundwork.metric.measure.robustness;

import groundwork.metric.entity.Case;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which inner values of a model are its representation of an input.
 *
 * @param layers names; empty for the standard: the first hidden layer after its activation, in the
 *     compatibility mode of Quantus everything from the input to the logits
 * @param library the compatibility mode, or empty
 */
record Hidden(List<String> layers, String library) {
  static Hidden of(Parameters p, String library) {
    var given = p.values().getOrDefault("layers", "");
    if (!(given instanceof String names)) {
      throw p.wrong("layers", given, "names of layers with commas between");
    }
    return new Hidden(
        Arrays.stream(names.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList(),
        library);
  }

  static Setting setting() {
    return new Setting(
        "layers",
        "",
        "names of layers with commas between: input, a layer (before its activation), or layer.relu"
            + " and the like (after it; relu alone: after every one), or places in this order from"
            + " 0; empty: the first hidden layer after its activation");
  }

  Map<String, Object> parameters() {
    return Map.of("layers", String.join(",", layers));
  }

  String refusal(Case explained) {
    var layered = explained.model().layered();
    if (layered.isEmpty()) {
      return "the model's layers are not known";
    }
    if (library.isEmpty() && layers.isEmpty() && layered.get().layers() < 2) {
      return "the model has no hidden layer";
    }
    var known = steps(explained, new double[][] {explained.input()}).keySet();
    return layers.stream().allMatch(name -> !chosen(known, name).isEmpty())
        ? null
        : "the model has no layer called one of %s, only %s".formatted(layers, known);
  }

  double[][] of(Case explained, double[][] rows) {
    if (layers.isEmpty() && !library.equals(Sensitivity.QUANTUS)) {
      // of a linear model the first layer gives the logits, which is what OpenXAI takes there
      return explained.model().layered().orElseThrow().hidden(rows, 0);
    }
    var steps = steps(explained, rows);
    var parts = new ArrayList<double[][]>();
    steps.forEach(
        (step, values) -> {
          if (layers.isEmpty()
              || layers.stream().anyMatch(name -> chosen(steps.keySet(), name).contains(step))) {
            parts.add(values);
          }
        });
    double[][] joined = new double[rows.length][];
    for (int n = 0; n < joined.length; n++) {
      int row = n;
      joined[n] = parts.stream().flatMapToDouble(part -> Arrays.stream(part[row])).toArray();
    }
    return joined;
  }

  private static Map<String, double[][]> steps(Case explained, double[][] rows) {
    var steps = new LinkedHashMap<String, double[][]>();
    steps.put("input", rows);
    steps.putAll(explained.model().layered().orElseThrow().steps(rows));
    return steps;
  }

  /** The steps that a name or a place in their order, from 0, means. */
  private static Set<String> chosen(Set<String> steps, String name) {
    var chosen = new HashSet<String>();
    int at = 0;
    for (var step : steps) {
      if (step.equals(name) || step.endsWith("." + name)) {
        chosen.add(step);
      }
      if (String.valueOf(at++).equals(name) && !steps.contains(name)) {
        chosen.add(step);
      }
    }
    return chosen;
  }
}
