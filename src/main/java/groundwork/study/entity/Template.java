package groundwork.study.entity;

import groundwork.json.control.Require;
import java.util.List;
import java.util.Map;

/**
 * A study to begin with: a published design, with what is to be filled in left open.
 *
 * @param tasks what participants do in its trials
 * @param source the publication it follows, null for none
 * @param files where each of the study's files stands among the templates, by its name
 * @param words what the texts that templates share say in this one, by name
 */
public record Template(
    String id,
    String title,
    String summary,
    Rung rung,
    List<Task> tasks,
    String source,
    String doi,
    Map<String, String> files,
    Map<String, String> words) {
  public Template {
    Require.present(id, "id");
    Require.present(rung, "rung");
    tasks = List.copyOf(tasks);
    files = Map.copyOf(files);
    words = words == null ? Map.of() : Map.copyOf(words);
  }
}
