package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/**
 * Which items: those named, so many of each truth x prediction cell (drawn per participant), or
 * all.
 *
 * @param ids named items in order, empty if drawn
 * @param perCell how many of each cell, or null
 */
public record ItemChoice(List<String> ids, Integer perCell) {
  public static final ItemChoice ALL = new ItemChoice(null, null);

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public ItemChoice {
    ids = ids == null ? List.of() : List.copyOf(ids);
    if (perCell != null && (perCell < 1 || !ids.isEmpty())) {
      throw new IllegalArgumentException(
          "items are either named (\"ids\") or drawn (\"perCell\", at least 1), not both");
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static ItemChoice of(String word) {
    if (!"all".equals(word)) {
      throw new IllegalArgumentException("items is \"" + word + "\"; the only word is \"all\"");
    }
    return ALL;
  }

  public boolean all() {
    return ids.isEmpty() && perCell == null;
  }
}
