package groundwork.study.entity;

import java.util.List;

/**
 * One question of a comprehension check.
 *
 * @param key id of the right option; stays on the server
 * @param hint shown after a wrong answer, or null
 */
public record Question(String id, String text, List<Option> options, String key, String hint) {
  /** One possible answer. */
  public record Option(String id, String label) {}

  public Question {
    options = List.copyOf(options);
  }
}
