package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import groundwork.json.control.Require;
import java.util.List;
import java.util.Locale;

/**
 * Which within factors vary in a block of trials, and how.
 *
 * @param factors ids of factors with {@code vary: within}; their crossing, without forbidden cells,
 *     are the block's conditions
 * @param by whether conditions change from trial to trial, or one comes after the other
 * @param order in which order the conditions come where they come one after the other
 */
public record Within(List<String> factors, By by, Sequence order) {
  /** What changes the condition: each trial, or each part of the block. */
  public enum By {
    TRIAL,
    BLOCK;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Within {
    factors = List.copyOf(Require.present(factors, "factors"));
    by = by == null ? By.TRIAL : by;
    order = order == null ? (by == By.BLOCK ? Sequence.WILLIAMS : Sequence.SHUFFLED) : order;
  }
}
