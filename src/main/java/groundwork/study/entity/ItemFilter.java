package groundwork.study.entity;

import java.util.List;

/**
 * Which items may be drawn; a list that is empty lets every item through.
 *
 * @param correct whether the model is right about it; null for either
 * @param adversarial whether the model is wrong although it is sure; null for either
 */
public record ItemFilter(
    List<String> difficulty,
    List<String> group,
    List<String> truth,
    List<String> predicted,
    Boolean correct,
    Boolean adversarial) {
  public static final ItemFilter NONE = new ItemFilter(null, null, null, null, null, null);

  public ItemFilter {
    difficulty = difficulty == null ? List.of() : List.copyOf(difficulty);
    group = group == null ? List.of() : List.copyOf(group);
    truth = truth == null ? List.of() : List.copyOf(truth);
    predicted = predicted == null ? List.of() : List.copyOf(predicted);
  }
}
