package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/**
 * Which items a block shows: those named, so many of each cell, a sample, those of an earlier block
 * once more, or all.
 *
 * @param ids named items in order, empty if drawn
 * @param perCell how many of each combination of {@code by}, or null
 * @param by what makes a cell; truth x prediction if left out
 * @param count how many of the whole pool, whatever they are, or null
 * @param same id of an earlier block whose items come again (pre/post), or null
 * @param where which items there are to draw from; null for all that are not for practice
 */
public record ItemChoice(
    List<String> ids,
    Integer perCell,
    List<Attribute> by,
    Integer count,
    String same,
    ItemFilter where) {
  public static final ItemChoice ALL = new ItemChoice(null, null);
  private static final List<Attribute> CELLS = List.of(Attribute.TRUTH, Attribute.PREDICTED);

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public ItemChoice {
    ids = ids == null ? List.of() : List.copyOf(ids);
    by = by == null ? CELLS : List.copyOf(by);
    int ways =
        (ids.isEmpty() ? 0 : 1)
            + (perCell == null ? 0 : 1)
            + (count == null ? 0 : 1)
            + (same == null ? 0 : 1);
    if (ways > 1 || perCell != null && perCell < 1 || count != null && count < 1) {
      throw new IllegalArgumentException(
          "items are either named (\"ids\"), drawn (\"perCell\" or \"count\", at least 1) or the"
              + " same as in another block (\"same\"), not several of these");
    }
  }

  public ItemChoice(List<String> ids, Integer perCell) {
    this(ids, perCell, null, null, null, null);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static ItemChoice of(String word) {
    if (!"all".equals(word)) {
      throw new IllegalArgumentException("items is \"" + word + "\"; the only word is \"all\"");
    }
    return ALL;
  }

  public boolean all() {
    return ids.isEmpty() && perCell == null && count == null && same == null;
  }

  /** Whether they are drawn for each participant from what no other block has. */
  public boolean drawn() {
    return perCell != null || count != null;
  }
}
