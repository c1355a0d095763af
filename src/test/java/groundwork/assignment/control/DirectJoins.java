package groundwork.assignment.control;

import groundwork.persistence.control.Durability;
import groundwork.persistence.control.Sql;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Joins without a server around them: each call is one transaction on a connection of its own. */
public final class DirectJoins {
  /** What happens inside one transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T in(Joins joins, Endings endings);
  }

  private final PGSimpleDataSource database = new PGSimpleDataSource();
  private final Clock clock;

  public DirectJoins(String url, Clock clock) {
    database.setUrl(url);
    database.setStringType("unspecified");
    this.clock = clock;
  }

  public <T> T join(Work<T> work) {
    try (var connection = database.getConnection()) {
      return inTransaction(connection, work);
    } catch (SQLException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  /** On a connection that is open already, as a server has them in its pool. */
  public <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      var sql = new Sql();
      set(sql, "database", kept(connection));
      var enrolments = new Enrolments();
      enrolments.sql = sql;
      var joins = new Joins();
      joins.sql = sql;
      joins.enrolments = enrolments;
      joins.clock = clock;
      joins.durability = new Durability();
      joins.recruited = new Recruited();
      joins.recruited.sql = sql;
      joins.recruited.clock = clock;
      var endings = new Endings();
      endings.sql = sql;
      endings.clock = clock;
      var result = work.in(joins, endings);
      connection.commit();
      return result;
    } catch (RuntimeException wrong) {
      connection.rollback();
      throw wrong;
    }
  }

  public Connection connection() throws SQLException {
    return database.getConnection();
  }

  /** A data source whose one connection stays open and in its transaction. */
  private static DataSource kept(Connection connection) {
    var open =
        Proxy.newProxyInstance(
            DirectJoins.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) ->
                method.getName().equals("close") ? null : method.invoke(connection, arguments));
    return (DataSource)
        Proxy.newProxyInstance(
            DirectJoins.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> open);
  }

  private static void set(Object bean, String field, Object value) {
    try {
      var found = bean.getClass().getDeclaredField(field);
      found.setAccessible(true);
      found.set(bean, value);
    } catch (ReflectiveOperationException wrong) {
      throw new IllegalStateException(wrong);
    }
  }
}
