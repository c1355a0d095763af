package groundwork.metric.entity;

import java.util.List;

/**
 * Everything that a run scores, fixed when it is started.
 *
 * @param models ids within the stimulus set
 * @param methods ids, those of the study first, then the controls that stand in every run
 * @param controls which of the methods are controls
 * @param metrics each with every parameter
 * @param items ids, in the set's order
 */
public record RunPlan(
    List<String> models,
    List<String> methods,
    List<String> controls,
    List<Measured> metrics,
    List<String> items) {
  /**
   * @param key unique within the run: the metric's id, with a number where the study has it twice
   */
  public record Measured(String key, Card card) {}

  public RunPlan {
    models = List.copyOf(models);
    methods = List.copyOf(methods);
    controls = List.copyOf(controls);
    metrics = List.copyOf(metrics);
    items = List.copyOf(items);
  }

  public Measured metric(String key) {
    return metrics.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }
}
