package groundwork.analysis.control;

import groundwork.statistics.design.Column;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that have the same values in some columns.
 *
 * @param codes group of each row, 0 to {@code size() - 1}, numbered by levels
 * @param first a row of each group
 * @param columns what groups were made by
 */
public record Grouping(int[] codes, int[] first, List<String> columns) {
  /** One group of all rows where there are no columns. A missing value is a group of its own. */
  public static Grouping of(Table table, Collection<String> by) {
    int[] codes = new int[table.rows()];
    var first = new ArrayList<Integer>();
    if (table.rows() > 0) {
      first.add(0);
    }
    for (var name : by) {
      var factor = table.factor(name);
      long width = factor.levels().size() + 1L;
      var keys = new long[codes.length];
      for (int row = 0; row < codes.length; row++) {
        keys[row] = codes[row] * width + factor.codes()[row] + 1;
      }
      first = number(keys, codes);
    }
    return new Grouping(
        codes, first.stream().mapToInt(Integer::intValue).toArray(), List.copyOf(by));
  }

  /** Numbers the keys that occur in ascending order. */
  private static ArrayList<Integer> number(long[] keys, int[] codes) {
    var rows = new HashMap<Long, Integer>();
    for (int row = 0; row < keys.length; row++) {
      rows.putIfAbsent(keys[row], row);
    }
    var first = new ArrayList<Integer>();
    var places = new HashMap<Long, Integer>();
    rows.keySet().stream()
        .sorted()
        .forEach(
            key -> {
              places.put(key, first.size());
              first.add(rows.get(key));
            });
    for (int row = 0; row < keys.length; row++) {
      codes[row] = places.get(keys[row]);
    }
    return first;
  }

  public int size() {
    return Math.max(1, first.length);
  }

  /** Whether a row of this group stands for the group in every column: nothing is missing. */
  public boolean complete(Table table, int group) {
    return columns.stream().noneMatch(name -> table.column(name).missing(first[group]));
  }

  /** The group's value in each column. */
  public Map<String, String> values(Table table, int group) {
    var values = new LinkedHashMap<String, String>();
    columns.forEach(name -> values.put(name, text(table.column(name), first[group])));
    return values;
  }

  private static String text(Column column, int row) {
    var text = column.text(row);
    return text == null ? TidyTable.MISSING : text;
  }

  /** The rows of each group, in order. */
  public int[][] rows() {
    int[] sizes = new int[size()];
    for (int code : codes) {
      sizes[code]++;
    }
    int[][] rows = new int[size()][];
    for (int group = 0; group < rows.length; group++) {
      rows[group] = new int[sizes[group]];
    }
    int[] next = new int[rows.length];
    for (int row = 0; row < codes.length; row++) {
      rows[codes[row]][next[codes[row]]++] = row;
    }
    return rows;
  }
}
