package groundwork.export.entity;

import java.util.List;
import java.util.function.Function;

/**
 * One column of a table: what it is called, what it means, and where its value comes from. The
 * codebook is made from nothing else.
 *
 * @param <T> what one row is made of
 * @param unit or null
 * @param levels the values it may have; empty where that is open
 * @param value null where it is missing
 */
public record Column<T>(
    String name,
    String label,
    Type type,
    String unit,
    List<String> levels,
    Function<T, String> value) {
  /** Types as the Frictionless table schema has them. */
  public enum Type {
    TEXT("string"),
    WHOLE("integer"),
    NUMBER("number"),
    YES_NO("boolean"),
    TIME("datetime");

    public final String word;

    Type(String word) {
      this.word = word;
    }
  }

  /** Missing values in every table, never quoted. */
  public static final String MISSING = "NA";

  public static <T> Column<T> text(String name, String label, Function<T, String> value) {
    return new Column<>(name, label, Type.TEXT, null, List.of(), value);
  }

  public static <T> Column<T> level(
      String name, String label, List<String> levels, Function<T, String> value) {
    return new Column<>(name, label, Type.TEXT, null, List.copyOf(levels), value);
  }

  public static <T> Column<T> whole(String name, String label, Function<T, Number> value) {
    return new Column<>(name, label, Type.WHOLE, null, List.of(), row -> Cell.of(value.apply(row)));
  }

  public static <T> Column<T> number(
      String name, String label, String unit, Function<T, Number> value) {
    return new Column<>(
        name, label, Type.NUMBER, unit, List.of(), row -> Cell.of(value.apply(row)));
  }

  public static <T> Column<T> yesNo(String name, String label, Function<T, Boolean> value) {
    return new Column<>(
        name, label, Type.YES_NO, null, List.of("TRUE", "FALSE"), row -> Cell.of(value.apply(row)));
  }

  public static <T> Column<T> time(
      String name, String label, Function<T, java.time.Instant> value) {
    return new Column<>(name, label, Type.TIME, "UTC", List.of(), row -> Cell.of(value.apply(row)));
  }
}
