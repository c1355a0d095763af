package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * What is shown of an item, before the answer and after it.
 *
 * @param before null for what the task has
 * @param after shown once more, or for the first time, when the answer is stored; empty for nothing
 */
public record Reveal(List<Part> before, List<Part> after) {
  public static final Reveal USUAL = new Reveal(null, null);

  /** Something that may be shown. */
  public enum Part {
    INSTANCE,
    /** What the model says. */
    OUTPUT,
    /** How sure it is. */
    SCORE,
    EXPLANATION,
    TRUTH;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Reveal {
    before = before == null ? null : List.copyOf(before);
    after = after == null ? List.of() : List.copyOf(after);
  }

  /**
   * @param usual whether the task shows it
   */
  public boolean shows(Part part, boolean usual) {
    return before == null ? usual : before.contains(part);
  }

  /** Whether it is shown before the answer though the task by itself does not. */
  public boolean adds(Part part) {
    return before != null && before.contains(part);
  }
}
