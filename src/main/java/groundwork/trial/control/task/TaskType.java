package groundwork.trial.control.task;

import groundwork.trial.entity.Asked;
import groundwork.trial.entity.Scored;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One kind of task as it meets a participant: what is told, what is asked, what is right. What is
 * not named here is never sent before the answer is stored. Stateless.
 */
public interface TaskType {
  /** Ids of the answers; empty where no choice is asked for. */
  default List<String> answers(Scene scene) {
    return List.of();
  }

  /** Id of the right answer, or null where none is right or wrong. */
  default String right(Scene scene) {
    return null;
  }

  /** What is asked besides, or instead of, a choice. */
  default List<Asked> asks(Scene scene) {
    return List.of();
  }

  /**
   * What an answer is worth. It fits what was asked, except that after a time limit parts of it may
   * be missing.
   */
  default Scored score(Scene scene, JsonNode answer) {
    var right = right(scene);
    var choice = answer.path("choice");
    // no answer is not a wrong answer
    return right == null || !choice.isString()
        ? Scored.NOT
        : Scored.of(right.equals(choice.asString()));
  }

  /**
   * Right answers to what is asked besides, by name, as far as there are any: for dry-run
   * participants, never for browsers.
   */
  default Map<String, Object> rightly(Scene scene) {
    return Map.of();
  }

  /** Whether what the model says of the item is shown beside it. */
  default boolean tellsOutput(Scene scene) {
    return false;
  }

  /** Whether the item itself is shown, alone or with its explanation. */
  default boolean showsItem(Scene scene) {
    return true;
  }

  /** Whether the explanation that the manipulation names stands beside the item. */
  default boolean explainsItem(Scene scene) {
    return true;
  }

  /** What is shown besides. */
  default Besides besides(Scene scene) {
    return Besides.NOTHING;
  }

  /** What an answer is called; null where the page has a word of its own for it. */
  default String label(Scene scene, String answer) {
    return scene.words(answer);
  }
}
