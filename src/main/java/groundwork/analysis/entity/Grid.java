package groundwork.analysis.entity;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of a report, as text: the same for every way of writing it down.
 *
 * @param title what its rows are
 * @param heads of the columns
 * @param numeric which columns hold numbers, and are set to the right
 * @param rows as many cells as there are heads
 */
public record Grid(
    String title, List<String> heads, List<Boolean> numeric, List<List<String>> rows) {
  public Grid {
    heads = List.copyOf(heads);
    numeric = List.copyOf(numeric);
    rows = rows.stream().map(List::copyOf).toList();
    for (var row : rows) {
      if (row.size() != heads.size()) {
        throw new IllegalArgumentException("rows: " + row + " does not fit " + heads);
      }
    }
  }

  /** Without the columns that say nothing in any row; the first stays. */
  public Grid compact(String nothing) {
    var kept = new ArrayList<Integer>();
    for (int j = 0; j < heads.size(); j++) {
      int column = j;
      if (j == 0 || rows.stream().anyMatch(row -> !row.get(column).equals(nothing))) {
        kept.add(j);
      }
    }
    return new Grid(
        title,
        kept.stream().map(heads::get).toList(),
        kept.stream().map(numeric::get).toList(),
        rows.stream().map(row -> kept.stream().map(row::get).toList()).toList());
  }
}
