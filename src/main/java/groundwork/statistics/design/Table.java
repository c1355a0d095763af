package groundwork.statistics.design;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Named columns of one length. Immutable: every change is a new table. */
public final class Table {
  private final Map<String, Column> columns;
  private final int rows;

  private Table(Map<String, Column> columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * @param columns in order; at least one
   * @throws IllegalArgumentException if there is none, or lengths differ
   */
  public static Table of(Map<String, ? extends Column> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("columns is empty");
    }
    int rows = columns.values().iterator().next().size();
    columns.forEach(
        (name, column) -> {
          if (column.size() != rows) {
            throw new IllegalArgumentException(
                "%s has %d rows and the first column has %d".formatted(name, column.size(), rows));
          }
        });
    return new Table(new LinkedHashMap<>(columns), rows);
  }

  /** One numeric column; a start for {@link #with}. */
  public static Table of(String name, double... values) {
    return of(Map.of(name, new Column.Numbers(values)));
  }

  /** One factor; a start for {@link #with}. */
  public static Table of(String name, List<String> labels) {
    return of(Map.of(name, Column.Factor.of(labels)));
  }

  public int rows() {
    return rows;
  }

  public List<String> names() {
    return List.copyOf(columns.keySet());
  }

  public boolean has(String name) {
    return columns.containsKey(name);
  }

  /**
   * @throws IllegalArgumentException if there is none of that name
   */
  public Column column(String name) {
    var column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException(
          "there is no column \"%s\"; there are %s".formatted(name, columns.keySet()));
    }
    return column;
  }

  /**
   * The column's numbers, NaN where one is missing; truth values are 0 and 1.
   *
   * @throws IllegalArgumentException if it holds texts
   */
  public double[] numbers(String name) {
    if (column(name) instanceof Column.Numbers numbers) {
      return numbers.values().clone();
    }
    var factor = factor(name);
    if (!factor.logical()) {
      throw new IllegalArgumentException(
          "\"%s\" holds texts (%s), not numbers"
              .formatted(name, String.join(", ", factor.levels().stream().limit(5).toList())));
    }
    return Arrays.stream(factor.codes())
        .mapToDouble(
            code -> code < 0 ? Double.NaN : factor.levels().get(code).equals("TRUE") ? 1 : 0)
        .toArray();
  }

  /** The column as a factor; every number is a level. */
  public Column.Factor factor(String name) {
    return column(name).factor();
  }

  /** The rows for which it holds. Levels that no longer occur are gone. */
  public Table where(boolean[] holds) {
    if (holds.length != rows) {
      throw new IllegalArgumentException(
          "holds has %d values and the table has %d rows".formatted(holds.length, rows));
    }
    return at(IntStream.range(0, rows).filter(row -> holds[row]).toArray());
  }

  /** These rows, in this order; one may come several times. Levels that do not occur are gone. */
  public Table at(int[] chosen) {
    var picked = new LinkedHashMap<String, Column>();
    columns.forEach((name, column) -> picked.put(name, used(column.at(chosen))));
    return new Table(picked, chosen.length);
  }

  private static Column used(Column column) {
    return column instanceof Column.Factor factor ? factor.used() : column;
  }

  /** The rows in which none of these columns is missing. */
  public Table complete(Collection<String> names) {
    var holds = new boolean[rows];
    Arrays.fill(holds, true);
    for (var name : names) {
      var column = column(name);
      for (int row = 0; row < rows; row++) {
        holds[row] &= !column.missing(row);
      }
    }
    return where(holds);
  }

  /**
   * The same with a column added or replaced.
   *
   * @throws IllegalArgumentException if it has another number of rows
   */
  public Table with(String name, Column column) {
    if (column.size() != rows) {
      throw new IllegalArgumentException(
          "%s has %d rows and the table has %d".formatted(name, column.size(), rows));
    }
    var more = new LinkedHashMap<>(columns);
    more.put(name, column);
    return new Table(more, rows);
  }

  /** The same with numbers, one a row; NaN where one is missing. */
  public Table with(String name, double... values) {
    return with(name, new Column.Numbers(values));
  }

  /** The same with a factor, one label a row. */
  public Table with(String name, List<String> labels) {
    return with(name, Column.Factor.of(labels));
  }
}
