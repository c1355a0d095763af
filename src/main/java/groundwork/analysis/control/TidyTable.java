package groundwork.analysis.control;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.ColumnReader;
import groundwork.statistics.design.Table;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * A tidy table as it was read.
 *
 * @param table with numbers, truth values and factors told apart
 * @param hash SHA-256 of the bytes, in hex
 */
public record TidyTable(Table table, String hash) {
  /** What stands for a missing value, beside an empty cell. */
  public static final String MISSING = "NA";

  /** What stands where bytes were not UTF-8. */
  private static final char REPLACED = '\uFFFD';

  /** Opens the same bytes again. */
  public interface Source {
    InputStream open() throws IOException;
  }

  /**
   * Reads a CSV as RFC 4180 has it, in UTF-8, the first line naming the columns. It is read twice,
   * so that its texts need not be kept.
   *
   * @param file its name, for refusals
   * @param factors columns whose numbers are names
   * @throws Rejected if it is not such a table: not UTF-8, a quote that is never closed, rows of
   *     other lengths …
   */
  public static TidyTable read(String file, Source source, List<String> factors)
      throws IOException {
    var digest = ContentHash.sha256();
    var names = new ArrayList<String>();
    var readers = new ArrayList<ColumnReader>();
    try (var in = new DigestInputStream(new BufferedInputStream(source.open()), digest)) {
      each(
          file,
          in,
          names,
          record -> {
            if (readers.isEmpty()) {
              names.forEach(name -> readers.add(new ColumnReader()));
            }
            for (int i = 0; i < readers.size(); i++) {
              readers.get(i).look(cell(record, i));
            }
          });
    }
    if (readers.isEmpty()) {
      throw refused(file, 1, "the table has no rows", "Add one line a row below the names.");
    }
    for (var factor : factors) {
      if (names.contains(factor)) {
        readers.get(names.indexOf(factor)).asFactor();
      }
    }
    try (var in = new BufferedInputStream(source.open())) {
      each(
          file,
          in,
          new ArrayList<>(),
          record -> {
            for (int i = 0; i < readers.size(); i++) {
              readers.get(i).add(cell(record, i));
            }
          });
    }
    var columns = new LinkedHashMap<String, Column>();
    for (int i = 0; i < names.size(); i++) {
      columns.put(names.get(i), readers.get(i).done());
    }
    return new TidyTable(Table.of(columns), HexFormat.of().formatHex(digest.digest()));
  }

  private static String cell(CsvRecord record, int field) {
    var cell = record.getField(field);
    return cell.isEmpty() || cell.equals(MISSING) ? null : cell;
  }

  private static void each(
      String file, InputStream in, List<String> names, Consumer<CsvRecord> row) {
    var quotes = new QuoteWatch(in);
    try (var csv =
        CsvReader.builder()
            .detectBomHeader(true)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(quotes, StandardCharsets.UTF_8)) {
      for (var record : csv) {
        if (record.getFields().stream().anyMatch(cell -> cell.indexOf(REPLACED) >= 0)) {
          throw refused(
              file,
              (int) record.getStartingLineNumber(),
              "a character is not UTF-8",
              "Save the table as CSV in UTF-8.");
        }
        if (names.isEmpty()) {
          names.addAll(header(file, record));
          continue;
        }
        if (record.getFieldCount() != names.size()) {
          throw refused(
              file,
              (int) record.getStartingLineNumber(),
              "this row has %d cells; there are %d columns"
                  .formatted(record.getFieldCount(), names.size()),
              "Put cells that hold commas or line breaks into double quotes.");
        }
        row.accept(record);
      }
      quotes
          .open()
          .ifPresent(
              line -> {
                throw refused(
                    file,
                    line,
                    "a quote is opened and never closed, so that every row after it is one cell",
                    "Close it, or write a quote within a cell twice.");
              });
    } catch (CsvParseException wrong) {
      throw refused(
          file, 1, "this is not CSV: " + wrong.getMessage(), "Save the table as CSV in UTF-8.");
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static List<String> header(String file, CsvRecord record) {
    if (record.getFieldCount() == 1 && record.getField(0).matches("(?s).*[;\t].*")) {
      throw refused(
          file,
          1,
          "there is one column only, with semicolons or tabs in its name",
          "Save the table with commas between columns, and points in numbers.");
    }
    var names = new HashSet<String>();
    for (var name : record.getFields()) {
      if (name.isBlank()) {
        throw refused(file, 1, "a column has no name", "Name every column in the first line.");
      }
      if (!names.add(name)) {
        throw refused(
            file, 1, "two columns are called \"" + name + "\"", "Rename or remove one of them.");
      }
    }
    return record.getFields();
  }

  private static Rejected refused(String file, int line, String rule, String remedy) {
    return new Rejected(
        Fault.INVALID,
        "The table cannot be read.",
        List.of(Finding.error(file, "", line, rule, remedy)));
  }
}
