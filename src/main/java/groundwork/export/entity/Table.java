package groundwork.export.entity;

import java.util.List;

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

  /** As data packages call it: lower case, no folder, no ending. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
  }
}
