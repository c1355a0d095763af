package groundwork.assignment.control;

import groundwork.study.entity.Block;
import groundwork.study.entity.Instrument;
import groundwork.study.entity.Sequence;
import groundwork.study.entity.StudyVersion;
import java.util.List;
import java.util.UUID;

/** In which order the items of a scale are asked. Pure. */
final class ScaleOrder {
  private ScaleOrder() {}

  /**
   * @param enrolment what it is drawn by: a scale may stand before the assignment and its seed
   * @return ids in order; empty for the scale's own order
   */
  static List<String> of(StudyVersion version, Block.Questionnaire block, UUID enrolment) {
    if (block.order() != Sequence.SHUFFLED) {
      return List.of();
    }
    var items = version.scale(block).items().stream().map(Instrument.Item::id).toList();
    return Draw.shuffled(items, Draw.of(version.hash().hex(), "items", block.id(), enrolment));
  }
}
