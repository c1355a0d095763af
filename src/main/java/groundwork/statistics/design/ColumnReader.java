package groundwork.statistics.design;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads one column cell by cell in two passes, so that a million rows need no texts in memory:
 * first {@link #look} at every cell to learn what the column holds, then {@link #add} every cell
 * again. The result is that of {@link Column#of(List)}.
 */
public final class ColumnReader {
  private boolean number = true;
  private boolean logical = true;
  private boolean empty = true;
  private int rows;
  private int added;
  private double[] values;
  private int[] codes;
  private final Map<String, Integer> texts = new HashMap<>();

  /**
   * @param cell null where it is missing
   */
  public void look(String cell) {
    rows++;
    if (cell == null) {
      return;
    }
    empty = false;
    number = number && !Double.isNaN(Labels.number(cell));
    logical = logical && Labels.logical(cell);
  }

  /** As a factor, whatever it holds. */
  public void asFactor() {
    number = false;
    logical = false;
  }

  /** The same cells again, in the same order. */
  public void add(String cell) {
    if (codes == null && values == null) {
      boolean numbers = number && !empty;
      values = numbers ? new double[rows] : null;
      codes = numbers ? null : new int[rows];
    }
    if (values != null) {
      values[added++] = cell == null ? Double.NaN : Labels.number(cell);
      return;
    }
    var text = cell != null && logical ? cell.toUpperCase(Locale.ROOT) : cell;
    codes[added++] = text == null ? -1 : texts.computeIfAbsent(text, key -> texts.size());
  }

  /** The column; afterwards the reader is of no more use. */
  public Column done() {
    if (values != null) {
      return new Column.Numbers(values);
    }
    if (codes == null) {
      return new Column.Factor(new int[0], List.of());
    }
    var levels = logical && !empty ? Column.Factor.LOGICAL : levels();
    var places = new HashMap<String, Integer>();
    levels.forEach(level -> places.put(level, places.size()));
    int[] place = new int[texts.size()];
    texts.forEach((text, code) -> place[code] = places.get(text));
    return new Column.Factor(
        Arrays.stream(codes).map(code -> code < 0 ? -1 : place[code]).toArray(), levels);
  }

  /** Of numbers that are read as a factor, in the order of the numbers. */
  private List<String> levels() {
    boolean numbers =
        !texts.isEmpty()
            && texts.keySet().stream().noneMatch(text -> Double.isNaN(Labels.number(text)));
    return numbers
        ? texts.keySet().stream()
            .sorted(
                java.util.Comparator.comparingDouble(Labels::number).thenComparing(text -> text))
            .toList()
        : Column.Factor.of(List.copyOf(texts.keySet())).levels();
  }
}
