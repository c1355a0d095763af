package groundwork.metric.entity;

import java.util.List;

/**
 * What a metric says about the cases of one model and one method.
 *
 * @param each one score per case, in their order; empty where the metric has none for a single case
 * @param overall of the whole set; null where it is the mean of {@code each}
 */
public record SetScores(List<Score> each, Score overall) {
  public SetScores {
    each = List.copyOf(each);
  }

  public static SetScores each(List<Score> each) {
    return new SetScores(each, null);
  }

  public static SetScores overall(Score overall) {
    return new SetScores(List.of(), overall);
  }
}
