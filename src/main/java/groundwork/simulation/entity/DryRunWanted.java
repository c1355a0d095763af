package groundwork.simulation.entity;

import groundwork.json.control.Require;
import java.util.Map;

/**
 * Dry-run participants to be sent.
 *
 * @param participants how many
 * @param seed the same seed gives the same answers; 1 if left out
 * @param accuracy chance of a right answer without any effect; 0.6 if left out
 * @param effects change of that chance by arm, once explanations have been seen
 * @param dropout share of participants who leave somewhere on the way
 */
public record DryRunWanted(
    Integer participants, Long seed, Double accuracy, Map<String, Double> effects, Double dropout) {
  private static final int MOST = 10_000;
  private static final double USUAL_ACCURACY = 0.6;

  public DryRunWanted {
    Require.present(participants, "participants");
    Require.within((double) participants, "participants", 1, MOST);
    seed = seed == null ? 1 : seed;
    accuracy = accuracy == null ? USUAL_ACCURACY : accuracy;
    Require.within(accuracy, "accuracy", 0, 1);
    effects = effects == null ? Map.of() : Map.copyOf(effects);
    effects.forEach((arm, change) -> Require.within(change, "effects." + arm, -1, 1));
    dropout = dropout == null ? 0 : dropout;
    Require.within(dropout, "dropout", 0, 1);
  }
}
