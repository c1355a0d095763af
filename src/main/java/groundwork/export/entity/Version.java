package groundwork.export.entity;

import groundwork.stimulus.entity.Item;
import groundwork.study.entity.Block;
import groundwork.study.entity.Study;
import java.util.Map;

/**
 * A study version, as far as its data need it.
 *
 * @param set slug of the stimulus set
 * @param items by id
 * @param blocks by id
 * @param figures whether the set explains by figures, which may be acted in
 * @param files every file as it was written, by name
 */
public record Version(
    String hash,
    int number,
    Study definition,
    String set,
    String setHash,
    Map<String, Item> items,
    Map<String, Block> blocks,
    boolean figures,
    Map<String, String> files) {
  /** Enough to tell versions apart. */
  public String brief() {
    return hash.substring(0, 12);
  }
}
