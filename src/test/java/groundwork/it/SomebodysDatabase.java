package groundwork.it;

import java.sql.SQLException;
import javax.sql.DataSource;

/** An empty database of its own role on the server of the integration tests. */
public record SomebodysDatabase(String name) {
  public static SomebodysDatabase create(String name, String role) throws SQLException {
    var database = new SomebodysDatabase(name);
    database.statement("create role " + role + " login password 'of the compose file'");
    database.statement("create database " + name + " owner " + role);
    return database;
  }

  public String url() {
    return System.getProperty("groundwork.it.db.url")
        .replaceAll("/postgres\\?.*|/postgres$", "/" + name);
  }

  public DataSource source() {
    return TestBed.database(name);
  }

  /** By the server's administrator. */
  public void statement(String sql) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The only value of a query. */
  public String scalar(String query) throws SQLException {
    try (var connection = source().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
