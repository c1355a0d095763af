package groundwork.metric.scoring;

import groundwork.explanation.Explainer;
import groundwork.explanation.Explainers;
import groundwork.explanation.Seed;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Need;
import groundwork.metric.measure.RandomRanking;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Explanations that know nothing: they stand beside every result, asked for or not. */
public final class Controls {
  public static final List<String> ALWAYS = List.of("random", RandomRanking.ID);

  /** Methods that are there for comparison. */
  private static final Set<String> CONTROLS =
      Set.of("none", "placebo", "oracle", "random", RandomRanking.ID);

  private Controls() {}

  public static boolean is(String method) {
    return CONTROLS.contains(method);
  }

  /**
   * @throws IllegalArgumentException if it is not one that always stands beside
   */
  public static Explainer explainer(String control) {
    return control.equals(RandomRanking.ID) ? new RandomRanking() : Explainers.byId(control);
  }

  /** The same case, explained by a control. */
  public static Case explained(Case bare, String model, String control) {
    return explained(bare, model, explainer(control));
  }

  /** The same case, explained by a method of ours, with the run's seed. */
  public static Case explained(Case bare, String model, Explainer explainer) {
    long seed = Seed.of(bare.seed(), bare.item(), model);
    var values =
        explainer
            .explain(bare.model(), bare.input(), bare.target(), bare.background(), seed)
            .values();
    return bare.with(values, explainer);
  }

  /** What a case itself brings. */
  public static Set<Need> found(Case one) {
    var found = EnumSet.of(Need.MODEL);
    add(found, Need.LOGITS, one.model().hasLogits());
    add(found, Need.WEIGHTS, one.model().layered().isPresent());
    add(found, Need.METHOD, one.method() != null);
    add(found, Need.MASK, one.mask() != null);
    add(found, Need.REFERENCE, one.reference() != null);
    add(found, Need.TRUTH, one.truth() >= 0);
    add(found, Need.IMAGE, one.background().shape() != null);
    add(found, Need.TRAINING, one.training() != null);
    return found;
  }

  private static void add(Set<Need> found, Need need, boolean there) {
    if (there) {
      found.add(need);
    }
  }
}
