package groundwork.explanation;

import java.util.List;

/** The methods that come with Groundwork, by the id that manifests and studies use. */
public final class Explainers {
  private static final List<Explainer> ALL =
      List.of(
          new None(),
          new Lime(),
          new Shap(),
          new Occlusion(),
          new Placebo(),
          new Oracle(),
          new RandomValues());

  private Explainers() {}

  public static List<Explainer> all() {
    return ALL;
  }

  /**
   * @throws IllegalArgumentException if there is no such method; the message names those that there
   *     are
   */
  public static Explainer byId(String id) {
    return ALL.stream()
        .filter(explainer -> explainer.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no explainer %s, only %s"
                        .formatted(id, ALL.stream().map(Explainer::id).toList())));
  }

  /** The placebo of an explanation at hand: what {@code placebo} gives without explaining anew. */
  public static Explanation placebo(Explanation real, long seed) {
    return Placebo.of(real, seed);
  }
}
