package groundwork.study.entity;

import groundwork.json.control.Require;
import java.util.List;

/**
 * A study without people: metrics over explanations.
 *
 * @param methods whose explanations are scored, controls included
 * @param models which are explained; empty for the study's own model
 * @param seed of everything the metrics draw
 */
public record Functional(
    List<String> methods,
    List<String> models,
    List<MetricChoice> metrics,
    ItemChoice items,
    Long seed) {
  public Functional {
    methods = List.copyOf(Require.present(methods, "methods"));
    models = models == null ? List.of() : List.copyOf(models);
    metrics = List.copyOf(Require.present(metrics, "metrics"));
    items = items == null ? ItemChoice.ALL : items;
    seed = seed == null ? 0 : seed;
    if (metrics.isEmpty() || methods.isEmpty()) {
      throw new IllegalArgumentException(
          "a functional study needs at least one method and one metric");
    }
  }
}
