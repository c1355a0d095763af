package groundwork.power.entity;

import groundwork.statistics.Proportion;
import java.util.List;

/**
 * What the simulated studies of one size gave. Which of them were found is counted; everything else
 * follows.
 *
 * @param kind {@code curve}, or {@code sensitivity} where the effect is varied instead
 * @param effect planted in each target, in log odds or units
 * @param draws studies whose model could be fitted
 * @param failed studies whose model could not; they count in none of the shares
 * @param singular fits with a variance of zero; they count
 * @param found studies that met the goal
 * @param each studies in which each target was found
 */
public record PowerPoint(
    String kind,
    int participants,
    double effect,
    int draws,
    int failed,
    int singular,
    int found,
    List<Integer> each) {
  public static final String CURVE = "curve";
  public static final String SENSITIVITY = "sensitivity";
  private static final double LEVEL = 0.95;

  public PowerPoint {
    each = List.copyOf(each);
  }

  /** The point with its share, Wilson's interval and the Monte Carlo standard error. */
  public Read read() {
    if (draws == 0) {
      return new Read(
          participants, effect, null, null, null, null, draws, failed, singular, List.of());
    }
    double power = (double) found / draws;
    var interval = Proportion.wilson(found, draws, LEVEL).interval();
    return new Read(
        participants,
        effect,
        power,
        interval.low(),
        interval.high(),
        Math.sqrt(power * (1 - power) / draws),
        draws,
        failed,
        singular,
        each.stream().map(one -> (double) one / draws).toList());
  }

  /** As people read it. */
  public record Read(
      int participants,
      double effect,
      Double power,
      Double low,
      Double high,
      Double error,
      int draws,
      int failed,
      int singular,
      List<Double> each) {}
}
