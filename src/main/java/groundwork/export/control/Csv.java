package groundwork.export.control;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import groundwork.export.entity.Column;
import groundwork.export.entity.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Writes a table as RFC 4180 has it, UTF-8, and keeps "missing" apart from every text. */
final class Csv<T> {
  /** Another object than any text that came from somebody, so that it can be told from theirs. */
  @SuppressWarnings("StringOperationCanBeSimplified")
  private static final String MISSING = new String(Column.MISSING);

  private static final QuoteStrategy QUOTES =
      new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
          return isTextThatLooksMissing(value);
        }

        @Override
        public boolean quoteEmpty(int line, int field) {
          return true;
        }
      };

  private final Table<T> table;
  private final CsvWriter writer;
  private final ArrayList<String> cells;
  private long rows;

  Csv(Table<T> table, OutputStream out) {
    this.table = table;
    writer =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(QUOTES)
            .build(out, StandardCharsets.UTF_8);
    writer.writeRecord(table.columns().stream().map(Column::name).toList());
    cells = new ArrayList<>(table.columns().size());
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isTextThatLooksMissing(String value) {
    return value != MISSING && value.equals(Column.MISSING);
  }

  void write(T row) {
    cells.clear();
    for (var column : table.columns()) {
      var value = column.value().apply(row);
      cells.add(value == null ? MISSING : value);
    }
    writer.writeRecord(cells);
    rows++;
  }

  long rows() {
    return rows;
  }

  void flush() {
    try {
      writer.flush();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
