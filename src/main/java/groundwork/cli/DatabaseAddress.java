package groundwork.cli;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Somebody else's PostgreSQL: nothing to stop, and to start only a look whether it lets us in. */
class DatabaseAddress {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PATIENCE_WHILE_IT_STARTS = Duration.ofSeconds(60);

  final String url;
  final String user;
  final String password;

  DatabaseAddress(String url, String user, String password) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalStateException(
          "--db-url is \"" + url + "\"; it must begin with jdbc:postgresql://");
    }
    this.url = url;
    this.user = user == null ? "" : user;
    this.password = password == null ? "" : password;
  }

  /** The server would find out too, but only late and with a long log. */
  void start() throws IOException {
    for (long begun = System.nanoTime(); ; pause()) {
      try (var connection = DriverManager.getConnection(url, account())) {
        if (connection.isValid(5)) {
          return;
        }
      } catch (SQLException refused) {
        if (System.nanoTime() - begun > patience(refused).toNanos()) {
          throw new IllegalStateException(sentence(refused), refused);
        }
      }
    }
  }

  private Properties account() {
    var account = new Properties();
    account.put("connectTimeout", "5");
    account.put("loginTimeout", "10");
    if (!user.isEmpty()) {
      account.put("user", user);
    }
    if (!password.isEmpty()) {
      account.put("password", password);
    }
    return account;
  }

  private static Duration patience(SQLException refused) {
    return switch (String.valueOf(refused.getSQLState())) {
      case "57P03" -> PATIENCE_WHILE_IT_STARTS;
      case "08001", "08006" -> PATIENCE;
      default -> Duration.ZERO;
    };
  }

  private String sentence(SQLException refused) {
    return switch (String.valueOf(refused.getSQLState())) {
      case "28P01", "28000", "08004" ->
          "the database does not let \"%s\" in; check --db-user and --db-password (%s)"
              .formatted(user, refused.getMessage());
      case "3D000" ->
          "the database server at %s has no such database; create it or correct --db-url (%s)"
              .formatted(url, refused.getMessage());
      default ->
          "the database at %s does not answer; check --db-url (%s)"
              .formatted(url, refused.getMessage());
    };
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(200);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while waiting for the database", stopping);
    }
  }

  void stop() {}
}
