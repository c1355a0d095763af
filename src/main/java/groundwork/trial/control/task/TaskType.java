package groundwork.trial.control.task;

import java.util.List;

/**
 * One kind of task as it meets a participant: what is told, what is asked, what is right. What is
 * not named here is never sent before the answer is stored. Stateless.
 */
public interface TaskType {
  /** Ids of the answers; empty where nothing is asked. */
  List<String> answers(Scene scene);

  /** Id of the right answer, or null where none is right or wrong. */
  String right(Scene scene);

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
