package groundwork.study.entity;

import java.util.Map;

/**
 * One within-subject cell: a combination of levels that every participant meets in a block.
 *
 * @param id level ids joined by dots, in the order of the block's factors; empty where nothing is
 *     varied
 * @param levels level of each within factor
 */
public record Condition(String id, Map<String, String> levels, Manipulation manipulation) {
  public static final Condition ONLY = new Condition("", Map.of(), Manipulation.NOTHING);

  public Condition {
    levels = Map.copyOf(levels);
  }
}
