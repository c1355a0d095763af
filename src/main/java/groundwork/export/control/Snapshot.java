package groundwork.export.control;

import groundwork.persistence.control.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The database at one moment, read in pieces. Lives outside of JTA, because an answer is streamed
 * after its transaction has ended.
 */
final class Snapshot implements AutoCloseable {
  private static final int PIECE = 500;
  private final Connection connection;

  Snapshot(DataSource database) {
    try {
      connection = database.getConnection();
      connection.setAutoCommit(false); // cursors live within a transaction only
      try (var begin = connection.createStatement()) {
        begin.execute("set transaction isolation level repeatable read, read only");
      }
    } catch (SQLException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  /**
   * From here on rows come in the order of an index where there is one, instead of being sorted
   * first: the first comes at once, and no copy of all of them is made on the way.
   */
  void streaming() {
    try (var set = connection.createStatement()) {
      set.execute("set local enable_sort = off");
    } catch (SQLException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  /** All rows, one at a time; the result must be closed. */
  <T> Rows<T> rows(Sql.Row<T> row, String query, Object... parameters) {
    try {
      var prepared = connection.prepareStatement(query);
      prepared.setFetchSize(PIECE);
      for (int i = 0; i < parameters.length; i++) {
        prepared.setObject(i + 1, parameters[i]);
      }
      return new Rows<>(prepared, prepared.executeQuery(), row);
    } catch (SQLException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  <T> List<T> all(Sql.Row<T> row, String query, Object... parameters) {
    var all = new ArrayList<T>();
    each(row, all::add, query, parameters);
    return all;
  }

  <T> void each(Sql.Row<T> row, Consumer<T> use, String query, Object... parameters) {
    try (var rows = rows(row, query, parameters)) {
      for (var one = rows.next(); one != null; one = rows.next()) {
        use.accept(one);
      }
    }
  }

  @Override
  public void close() {
    try (connection) {
      connection.rollback(); // nothing was written
      connection.setAutoCommit(true);
    } catch (SQLException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  /** Rows in order; {@link #peek} looks at the next without taking it. */
  static final class Rows<T> implements AutoCloseable {
    private final PreparedStatement statement;
    private final ResultSet result;
    private final Sql.Row<T> row;
    private T ahead;

    private Rows(PreparedStatement statement, ResultSet result, Sql.Row<T> row) {
      this.statement = statement;
      this.result = result;
      this.row = row;
    }

    /** Null at the end. */
    T peek() {
      try {
        if (ahead == null && result.next()) {
          ahead = Objects.requireNonNull(row.read(result)); // null would look like the end
        }
        return ahead;
      } catch (SQLException wrong) {
        throw new IllegalStateException(wrong);
      }
    }

    /** Null at the end. */
    T next() {
      var one = peek();
      ahead = null;
      return one;
    }

    @Override
    public void close() {
      try {
        statement.close();
      } catch (SQLException wrong) {
        throw new IllegalStateException(wrong);
      }
    }
  }
}
