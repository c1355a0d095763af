package groundwork.export.entity;

import java.util.List;
import java.util.stream.Stream;

/**
 * One CSV file.
 *
 * @param key columns that name a row
 */
public record Table<T>(
    String path, String title, String description, List<String> key, List<Column<T>> columns) {
  public Table {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }

  /** With columns that follow its own. */
  public Table<T> with(List<Column<T>> more) {
    return new Table<>(
        path, title, description, key, Stream.concat(columns.stream(), more.stream()).toList());
  }

  /** As data packages call it: lower case, no folder, no ending. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
  }
}
