package groundwork.monitor.control;

import groundwork.study.entity.Block;
import groundwork.study.entity.StudyVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What blocks are called where several stand together. */
final class Labels {
  private Labels() {}

  /**
   * Blocks may share a title, as the words before a part share that part's: then the id tells them
   * apart.
   */
  static Map<String, String> of(StudyVersion shape) {
    var often =
        shape
            .definition()
            .blocks()
            .collect(Collectors.groupingBy(Labels::title, Collectors.counting()));
    var labels = new LinkedHashMap<String, String>();
    shape
        .definition()
        .blocks()
        .forEach(
            block ->
                labels.put(
                    block.id(),
                    often.get(title(block)) > 1
                        ? title(block) + " · " + block.id()
                        : title(block)));
    return labels;
  }

  private static String title(Block block) {
    return block.title() == null || block.title().isBlank() ? block.id() : block.title();
  }

  /** As it is written in a definition, for example {@code free-text}. */
  static String kind(Block block) {
    return switch (block) {
      case Block.Instructions any -> "instructions";
      case Block.Screening any -> "screening";
      case Block.Comprehension any -> "comprehension";
      case Block.Trials any -> "trials";
      case Block.Pause any -> "pause";
      case Block.Attention any -> "attention";
      case Block.Questionnaire any -> "questionnaire";
      case Block.FreeText any -> "free-text";
      case Block.Session any -> "session";
      case Block.Branch any -> "branch";
      case Block.End any -> "end";
      case Block.Group any -> "group";
    };
  }
}
