package groundwork.metric.measure.rationale;

import groundwork.metric.entity.Case;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Ranked;
import java.util.List;

/** Faithfulness of explanations of texts, and agreement with human rationales. */
public final class Rationales {
  static final String PLAUSIBILITY =
      "Needs a human rationale and measures plausibility: agreement with what people marked, not"
          + " with what the model does. A model that looks elsewhere makes a faithful explanation"
          + " score low.";

  /** The shares of tokens over which ERASER averages. */
  private static final List<Double> BINS = List.of(0.01, 0.05, 0.1, 0.2, 0.5);

  public static final List<Kind> KINDS =
      List.of(
          Kind.of(
              Comprehensiveness.ID,
              p -> new Comprehensiveness(Comprehensiveness.ID, Ranked.of(p)),
              Ranked.settings()),
          Kind.of(
              Sufficiency.ID,
              p -> new Sufficiency(Sufficiency.ID, Ranked.of(p)),
              Ranked.settings()),
          Kind.of(
              "aopc-comprehensiveness",
              p -> new Comprehensiveness("aopc-comprehensiveness", Ranked.of(p, BINS)),
              Ranked.settings(BINS)),
          Kind.of(
              "aopc-sufficiency",
              p -> new Sufficiency("aopc-sufficiency", Ranked.of(p, BINS)),
              Ranked.settings(BINS)),
          LooTau.kind(),
          TokenOverlap.kind(TokenOverlap.Measure.F1),
          TokenOverlap.kind(TokenOverlap.Measure.IOU),
          TokenPrecision.kind());

  private Rationales() {}

  /** Why a case cannot be compared with what people marked; null if it can. */
  static String refusal(Case explained, boolean ferret) {
    if (explained.mask() == null) {
      return "nobody marked what ought to matter in this item";
    }
    if (marked(explained.mask()) == 0) {
      return "the human rationale of this item is empty";
    }
    if (ferret || !Attributions.constant(explained.attribution())) {
      return null;
    }
    return Attributions.zero(explained.attribution()) ? Attributions.ZERO : Attributions.CONSTANT;
  }

  static int marked(boolean[] mask) {
    int marked = 0;
    for (boolean one : mask) {
      marked += one ? 1 : 0;
    }
    return marked;
  }
}
