package groundwork.study.control;

import groundwork.study.entity.Block;
import groundwork.study.entity.Study;
import java.util.ArrayList;
import java.util.List;

/**
 * A block and where it stands in the document.
 *
 * @param pointer JSON pointer, for example {@code /flow/3/blocks/0}
 */
record Placed(String pointer, Block block) {
  /** Every block with those of groups after their group, in the order of the document. */
  static List<Placed> of(Study study) {
    var all = new ArrayList<Placed>();
    add(all, "/flow", study.flow());
    return all;
  }

  private static void add(List<Placed> all, String list, List<Block> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      var place = list + "/" + i;
      all.add(new Placed(place, blocks.get(i)));
      if (blocks.get(i) instanceof Block.Group group) {
        add(all, place + "/blocks", group.blocks());
      }
    }
  }
}
