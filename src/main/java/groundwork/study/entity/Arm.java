package groundwork.study.entity;

import groundwork.json.control.Require;
import groundwork.stimulus.entity.Method;
import java.util.Map;

/**
 * One between-subject cell.
 *
 * @param label for researchers; participants never learn it
 * @param levels level of each factor, for analysis
 * @param method which explanation is shown; {@code none} if left out
 * @param advice whether the model's output is offered; true if left out
 */
public record Arm(
    String id, String label, Map<String, String> levels, String method, Boolean advice) {
  public Arm {
    Require.present(id, "id");
    label = label == null ? id : label;
    levels = levels == null ? Map.of() : Map.copyOf(levels);
    method = method == null ? Method.NONE : method;
    advice = advice == null || advice;
  }

  public boolean explains() {
    return !Method.NONE.equals(method);
  }
}
