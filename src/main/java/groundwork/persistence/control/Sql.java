package groundwork.persistence.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * One statement, its parameters, its rows. Joins the transaction that is running, if one is.
 * Thread-safe.
 */
@ApplicationScoped
public class Sql {
  private static final int AT_ONCE = 500;

  @Inject DataSource database;

  /** Makes a value of the row that the result stands on. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** How many rows it changed. */
  public int update(String statement, Object... parameters) {
    try (var connection = database.getConnection();
        var prepared = connection.prepareStatement(statement)) {
      fill(prepared, parameters);
      return prepared.executeUpdate();
    } catch (SQLException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  /** The same statement for many rows, in few journeys to the database. */
  public void each(String statement, Iterable<Object[]> rows) {
    try (var connection = database.getConnection();
        var prepared = connection.prepareStatement(statement)) {
      int waiting = 0;
      for (var row : rows) {
        fill(prepared, row);
        prepared.addBatch();
        if (++waiting % AT_ONCE == 0) {
          prepared.executeBatch();
        }
      }
      if (waiting % AT_ONCE > 0) {
        prepared.executeBatch();
      }
    } catch (SQLException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  public <T> Optional<T> one(Row<T> row, String query, Object... parameters) {
    return all(row, query, parameters).stream().findFirst();
  }

  public <T> List<T> all(Row<T> row, String query, Object... parameters) {
    try (var connection = database.getConnection();
        var prepared = connection.prepareStatement(query)) {
      fill(prepared, parameters);
      var found = new ArrayList<T>();
      try (var rows = prepared.executeQuery()) {
        while (rows.next()) {
          found.add(row.read(rows));
        }
      }
      return found;
    } catch (SQLException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  /** Uses the row that the result stands on. */
  @FunctionalInterface
  public interface Use {
    void read(ResultSet row) throws SQLException;
  }

  /** Rows one after the other, for more than memory holds; only within a transaction in pieces. */
  public void walk(Use use, String query, Object... parameters) {
    try (var connection = database.getConnection();
        var prepared = connection.prepareStatement(query)) {
      prepared.setFetchSize(AT_ONCE);
      fill(prepared, parameters);
      try (var rows = prepared.executeQuery()) {
        while (rows.next()) {
          use.read(rows);
        }
      }
    } catch (SQLException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private static void fill(PreparedStatement prepared, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      prepared.setObject(
          i + 1, parameters[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : parameters[i]);
    }
  }
}
