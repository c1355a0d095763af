package groundwork.query.control;

import groundwork.query.entity.Answered;
import groundwork.query.entity.Asked;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How one form of figure answers. Stateless. */
interface Answering {
  /** What can be asked. */
  List<String> whats();

  /**
   * @param earlier what was asked before, in order
   * @throws groundwork.problem.entity.Rejected where that cannot be asked
   */
  Answered answer(Matter matter, String what, JsonNode input, List<Asked> earlier);

  /**
   * Whether the same question again is the one of before, which costs nothing: so a page that was
   * reloaded gets back what is too long to be kept.
   */
  default boolean repeats() {
    return false;
  }

  /** What a participant is told of what is kept. */
  default JsonNode shown(Matter matter, Answered answered) {
    return answered.output();
  }

  /** What all questions of a trial come to. */
  Map<String, Double> measures(JsonNode figure, List<Asked> asked);
}
