package groundwork.metric.measure.rationale;

import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Ranked;
import java.util.List;

/** Faithfulness of explanations of texts, and agreement with human rationales. */
public final class Rationales {
  public static final List<Kind> KINDS =
      List.of(
          Kind.of(
              Comprehensiveness.ID, p -> new Comprehensiveness(Ranked.of(p)), Ranked.settings()),
          Kind.of(Sufficiency.ID, p -> new Sufficiency(Ranked.of(p)), Ranked.settings()));

  private Rationales() {}
}
