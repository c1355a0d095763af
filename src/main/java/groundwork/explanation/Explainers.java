package groundwork.explanation;

import groundwork.model.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods that come with Groundwork, by the id that manifests and studies use. */
public final class Explainers {
  private static final Map<String, Method> METHODS = new LinkedHashMap<>();

  static {
    for (Method method :
        List.of(
            Method.control("none", "No explanation", List.of(), given -> new None()),
            Method.asking("lime", "LIME", Lime.settings(), Lime::of),
            Method.asking("shap", "SHAP", Shap.settings(), Shap::of),
            Method.asking("occlusion", "Occlusion", Occlusion.settings(), Occlusion::of),
            Method.asking(Rise.ID, "RISE", Rise.settings(), Rise::of),
            Method.differentiating(Gradient.PLAIN, "Gradient", Gradient.settings(), Gradient::of),
            Method.differentiating(
                Gradient.TIMES_INPUT, "Gradient x input", Gradient.settings(), Gradient::of),
            Method.differentiating(
                IntegratedGradients.ID,
                "Integrated gradients",
                IntegratedGradients.settings(),
                IntegratedGradients::of),
            Method.differentiating(
                SmoothGrad.ID, "SmoothGrad", SmoothGrad.settings(), SmoothGrad::of),
            Method.control(
                "placebo", "Placebo", Shap.settings(), given -> new Placebo(Shap.of(given))),
            Method.control("oracle", "Oracle", List.of(), given -> new Oracle()),
            Method.control("random", "Random values", List.of(), given -> new RandomValues()))) {
      METHODS.put(method.id(), method);
    }
  }

  private static final List<Explainer> ALL =
      METHODS.values().stream().map(method -> method.with(Map.of())).toList();

  private Explainers() {}

  /** The catalogue. */
  public static List<Method> methods() {
    return List.copyOf(METHODS.values());
  }

  /** Each method once, with its standard settings. */
  public static List<Explainer> all() {
    return ALL;
  }

  /**
   * The method with its standard settings.
   *
   * @throws IllegalArgumentException if there is no such method; the message names those that there
   *     are
   */
  public static Explainer byId(String id) {
    return of(id, Map.of());
  }

  /**
   * @param parameters settings by name; what is left out has its standard
   * @throws IllegalArgumentException for an unknown method, an unknown parameter or a value that it
   *     cannot have; the message says which and what is known
   */
  public static Explainer of(String id, Map<String, Object> parameters) {
    var method = METHODS.get(id);
    Parameters.require(method != null, "no explainer %s, only %s", id, METHODS.keySet());
    return method.with(parameters);
  }

  /** The placebo of an explanation at hand: what {@code placebo} gives without explaining anew. */
  public static Explanation placebo(Explanation real, long seed) {
    return Placebo.of(real, seed);
  }
}
