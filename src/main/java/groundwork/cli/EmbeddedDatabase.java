package groundwork.cli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL of our own in the data folder, for one machine.
 *
 * <p>The library is made for tests and turns {@code fsync} and {@code synchronous_commit} off; here
 * answers must survive, so both are on. It listens on loopback only and asks for a password, which
 * stands in the data folder.
 */
final class EmbeddedDatabase extends DatabaseAddress {
  private static final String PASSWORD_FILE = "database-password";
  private final DataFolder folder;
  private final int port;
  private EmbeddedPostgres running;

  private EmbeddedDatabase(DataFolder folder, int port, String password) {
    super("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
    this.folder = folder;
    this.port = port;
  }

  static EmbeddedDatabase plan(DataFolder folder) {
    var password = folder.readSecret(PASSWORD_FILE);
    if (password == null) {
      password = LocalSecrets.random();
    }
    return new EmbeddedDatabase(folder, freePort(), password);
  }

  @Override
  void start() throws IOException {
    stopLeftover();
    boolean first = !Files.exists(folder.secret(PASSWORD_FILE));
    Files.createDirectories(folder.binaries());
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.postgres())
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(folder.binaries().toFile())
            .setPort(port)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("shared_buffers", "128MB")
            .setServerConfig("max_connections", "100")
            .setServerConfig("timezone", "UTC")
            .setLocaleConfig("locale", "C")
            .setOutputRedirector(Redirect.appendTo(folder.databaseLog().toFile()))
            .setErrorRedirector(Redirect.appendTo(folder.databaseLog().toFile()));
    if (!first) {
      builder.setConnectConfig("password", password);
    }
    running = builder.start();
    if (first) {
      requirePassword();
    }
  }

  /** Fresh clusters trust every local connection; from here on they ask for the password. */
  private void requirePassword() throws IOException {
    try (var connection = running.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("alter role postgres password '" + password + "'");
      Files.writeString(
          folder.postgres().resolve("pg_hba.conf"),
          "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n");
      folder.writeSecret(PASSWORD_FILE, password);
      statement.execute("select pg_reload_conf()");
    } catch (SQLException wrong) {
      throw new IOException("the embedded database did not take its password", wrong);
    }
  }

  /** A launcher that was killed may have left its database running on the same files. */
  private void stopLeftover() throws IOException {
    var pidFile = folder.postgres().resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    ProcessHandle.of(pid)
        .filter(left -> left.info().command().orElse("").contains("postgres"))
        .ifPresent(
            left -> {
              left.destroy();
              left.onExit().orTimeout(30, TimeUnit.SECONDS).join();
            });
  }

  @Override
  void stop() {
    if (running == null) {
      return;
    }
    try {
      running.close();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private static int freePort() {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }
}
