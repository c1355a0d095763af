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

  /**
   * Several tables side by side in one: those of at most so many characters in a line, each with
   * the columns that name its rows, which stand before the first of numbers.
   */
  public List<Grid> noWiderThan(int characters) {
    int names = numeric.contains(true) ? numeric.indexOf(true) : numeric.size();
    var grids = new ArrayList<Grid>();
    var columns = new ArrayList<Integer>();
    int width = 0;
    for (int j = 0; j < heads.size(); j++) {
      if (j > names && width + width(j) > characters && columns.size() > names) {
        grids.add(columns(columns));
        columns.subList(names, columns.size()).clear();
        width = columns.stream().mapToInt(this::width).sum();
      }
      columns.add(j);
      width += width(j);
    }
    grids.add(columns(columns));
    return grids;
  }

  private int width(int column) {
    int widest = heads.get(column).length();
    for (var row : rows) {
      widest = Math.max(widest, row.get(column).length());
    }
    return Math.min(widest, 40) + 2; // longer ones are broken
  }

  private Grid columns(List<Integer> kept) {
    return new Grid(
        title,
        kept.stream().map(heads::get).toList(),
        kept.stream().map(numeric::get).toList(),
        rows.stream().map(row -> kept.stream().map(row::get).toList()).toList());
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
    return columns(kept);
  }
}
