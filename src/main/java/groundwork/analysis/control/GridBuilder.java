package groundwork.analysis.control;

import groundwork.analysis.entity.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Columns first, each with where its cell comes from; then rows. A cell of null is {@code –}. */
final class GridBuilder<R> {
  private final String title;
  private final List<String> heads = new ArrayList<>();
  private final List<Boolean> numeric = new ArrayList<>();
  private final List<Function<R, String>> cells = new ArrayList<>();

  GridBuilder(String title) {
    this.title = title;
  }

  GridBuilder<R> text(String head, Function<R, String> cell) {
    return column(head, false, cell);
  }

  /** A number as {@link Apa#number} writes it. */
  GridBuilder<R> number(String head, Function<R, Double> cell) {
    return column(head, true, row -> said(cell.apply(row)));
  }

  /** A number written some other way. */
  GridBuilder<R> written(String head, Function<R, String> cell) {
    return column(head, true, cell);
  }

  private GridBuilder<R> column(String head, boolean number, Function<R, String> cell) {
    heads.add(head);
    numeric.add(number);
    cells.add(cell);
    return this;
  }

  Grid rows(List<R> all) {
    var rows = new ArrayList<List<String>>();
    for (var one : all) {
      rows.add(cells.stream().map(cell -> orNone(cell.apply(one))).toList());
    }
    return new Grid(title, heads, numeric, rows).compact(Apa.NONE);
  }

  static String said(Double value) {
    return value == null ? Apa.NONE : Apa.number(value);
  }

  private static String orNone(String text) {
    return text == null || text.isEmpty() ? Apa.NONE : text;
  }
}
