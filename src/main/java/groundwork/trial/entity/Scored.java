package groundwork.trial.entity;

import java.util.Map;

/**
 * What an answer is worth, by the version's own key.
 *
 * @param correct null where nothing is right or wrong
 * @param measures how right, in the units of the task, for example an overlap from 0 to 1; empty
 *     where the answer says everything
 */
public record Scored(Boolean correct, Map<String, Double> measures) {
  public static final Scored NOT = new Scored(null, Map.of());

  public Scored {
    measures = Map.copyOf(measures);
  }

  public static Scored of(Boolean correct) {
    return new Scored(correct, Map.of());
  }
}
