package groundwork.metric.scoring;

import java.util.List;

/**
 * What of a material is to be scored, and how.
 *
 * @param models ids, at least one
 * @param methods ids; the controls that always stand beside are added
 * @param threads how many cores to use, at least 1
 */
public record Request(
    List<String> models, List<String> methods, List<Measure> metrics, long seed, int threads) {
  public Request {
    models = List.copyOf(models);
    var all = new java.util.LinkedHashSet<>(methods);
    all.addAll(Controls.ALWAYS);
    methods = List.copyOf(all);
    metrics = List.copyOf(metrics);
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads; at least 1");
    }
  }

  /** Everything in the material, on all cores. */
  public static Request all(Material material, List<Measure> metrics, long seed) {
    return new Request(
        material.models(),
        material.methods(),
        metrics,
        seed,
        Runtime.getRuntime().availableProcessors());
  }
}
