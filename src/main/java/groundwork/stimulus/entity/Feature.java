package groundwork.stimulus.entity;

import java.util.List;
import java.util.Locale;

/**
 * One column of a table of instances. The value of a category is the index of its option.
 *
 * @param unit or null
 * @param min lowest value that occurs, or null
 * @param options of a category, in the order of their indexes
 */
public record Feature(
    String id,
    String label,
    String type,
    String unit,
    Double min,
    Double max,
    List<Option> options,
    String description) {
  /** One value of a category. */
  public record Option(String id, String label) {}

  public Feature {
    options = options == null ? List.of() : List.copyOf(options);
  }

  public boolean isCategory() {
    return "category".equals(type);
  }

  /**
   * The value as people read it, without its unit: the option's label, or a number without needless
   * zeros.
   */
  public String words(double value) {
    if (isCategory()) {
      int index = (int) value;
      return index >= 0 && index < options.size() ? options.get(index).label() : "?";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.valueOf(value);
  }
}
