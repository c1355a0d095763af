package groundwork.metric.control;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Need;
import java.util.Map;
import java.util.Set;

/**
 * How much a metric asks of the model for one item, roughly: enough to cut a run into pieces of
 * similar size, and to say how long it will take before any piece is done. Pure.
 */
final class Cost {
  /** Settings that say how often something is done. */
  private static final Set<String> TIMES =
      Set.of(
          "samples",
          "runs",
          "subsets",
          "draws",
          "steps",
          "repeats",
          "iterations",
          "permutations",
          "perturbations",
          "epochs",
          "points",
          "bins",
          "patches",
          "trees",
          "queries",
          "restarts");

  private static final double AN_EXPLANATION = 200;
  private static final double AN_EXPLAINED_MODEL = 1000;
  private static final double A_FEW = 10;

  /** What a piece should ask of the model, about. */
  private static final double OF_A_PIECE = 4000;

  private static final int LARGEST = 64;
  private static final int PIECES = 200;

  private Cost() {}

  /** Questions to the model for one item; at least 1. */
  static double ofItem(Card card) {
    double times = 1;
    for (Map.Entry<String, Object> setting : card.parameters().entrySet()) {
      if (TIMES.contains(setting.getKey()) && setting.getValue() instanceof Number number) {
        times *= Math.max(1, number.doubleValue());
      }
    }
    if (card.needs().contains(Need.METHOD)) {
      return times * AN_EXPLANATION;
    }
    if (card.needs().contains(Need.TRAINING) || card.needs().contains(Need.WEIGHTS)) {
      return times * AN_EXPLAINED_MODEL;
    }
    return card.needs().contains(Need.MODEL) ? times * A_FEW : 1;
  }

  /**
   * How many items are scored at once: few where each is dear, so that a piece ends within seconds;
   * and never so few that a large set falls into more pieces than a database cares for.
   */
  static int items(Card card, int all) {
    int cheap = (int) Math.clamp(OF_A_PIECE / ofItem(card), 1, LARGEST);
    return Math.max(cheap, (all + PIECES - 1) / PIECES);
  }
}
