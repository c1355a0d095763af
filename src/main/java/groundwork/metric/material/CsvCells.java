package groundwork.metric.material;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import groundwork.array.NdArray;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file.
 *
 * @param names of the columns; empty where the first line is numbers like the others
 * @param lines of the rows in the file, for messages
 */
record CsvCells(String file, List<String> names, List<List<String>> rows, List<Long> lines) {
  /**
   * @throws IllegalArgumentException naming file and line of what is no CSV
   */
  static CsvCells read(String file, byte[] bytes) {
    var rows = new ArrayList<List<String>>();
    var lines = new ArrayList<Long>();
    try (var csv =
        CsvReader.builder()
            .detectBomHeader(true)
            .skipEmptyLines(true)
            .ofCsvRecord(new java.io.ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      for (CsvRecord record : csv) {
        rows.add(record.getFields());
        lines.add(record.getStartingLineNumber());
      }
    } catch (CsvParseException wrong) {
      throw new IllegalArgumentException(
          "%s: this is not CSV: %s".formatted(file, wrong.getMessage()), wrong);
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(file + ": the file is empty");
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() != rows.getFirst().size()) {
        throw new IllegalArgumentException(
            "%s:%d: this line has %d cells, the first has %d"
                .formatted(file, lines.get(i), rows.get(i).size(), rows.getFirst().size()));
      }
    }
    boolean header = rows.getFirst().stream().noneMatch(CsvCells::isNumber);
    return new CsvCells(
        file,
        header ? rows.getFirst() : List.of(),
        header ? rows.subList(1, rows.size()) : rows,
        header ? lines.subList(1, lines.size()) : lines);
  }

  private static boolean isNumber(String cell) {
    try {
      Double.parseDouble(cell.strip());
      return true;
    } catch (NumberFormatException word) {
      return cell.isBlank();
    }
  }

  /** Whether the first column names items. */
  boolean named() {
    return !names.isEmpty() && (names.getFirst().equals("item") || names.getFirst().equals("id"));
  }

  /** The values, without a column {@code item} or {@code id} at the left; an empty cell is NaN. */
  NdArray numbers() {
    int from = named() ? 1 : 0;
    int width = (names.isEmpty() ? rows.getFirst().size() : names.size()) - from;
    double[] values = new double[rows.size() * width];
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < width; column++) {
        values[row * width + column] = number(row, from + column);
      }
    }
    return new NdArray(new int[] {rows.size(), width}, values);
  }

  private double number(int row, int column) {
    var cell = rows.get(row).get(column).strip();
    if (cell.isEmpty() || cell.equals("NA")) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException word) {
      throw new IllegalArgumentException(
          "%s:%d: \"%s\" in column %s is no number"
              .formatted(
                  file,
                  lines.get(row),
                  cell,
                  names.isEmpty() ? String.valueOf(column + 1) : names.get(column)),
          word);
    }
  }

  /** Names of the columns that hold values; empty without a header. */
  List<String> valueNames() {
    return named() ? names.subList(1, names.size()) : names;
  }

  /**
   * @param name of a column; null for the only one, or the last of several
   */
  List<String> column(String name) {
    int width = rows.isEmpty() ? names.size() : rows.getFirst().size();
    int at = name == null ? width - 1 : names.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException(
          "%s: has no column \"%s\", only %s".formatted(file, name, names));
    }
    return rows.stream().map(row -> row.get(at).strip()).toList();
  }
}
