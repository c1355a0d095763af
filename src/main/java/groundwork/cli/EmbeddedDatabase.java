package groundwork.cli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A PostgreSQL of our own in the data folder, for one machine.
 *
 * <p>The library is made for tests and turns {@code fsync} and {@code synchronous_commit} off; here
 * answers must survive, so both are on. It listens on loopback only and asks for a password, which
 * stands in the data folder.
 */
final class EmbeddedDatabase extends DatabaseAddress {
  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class.getName());
  private static final String PASSWORD_FILE = "database-password";
  private static final Duration ORPHANS_LEAVE = Duration.ofSeconds(20);
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
    if (password == null || password.isEmpty()) {
      password = LocalSecrets.random();
    }
    return new EmbeddedDatabase(folder, freePort(), password);
  }

  @Override
  void start() throws IOException {
    stopLeftover();
    awaitNoneLeft();
    // Nothing runs on these files and we hold the folder's lock: what still stands in the way is
    // the name of a dead process, which
    // PostgreSQL takes for alive while nobody has collected it.
    Files.deleteIfExists(folder.postgres().resolve("postmaster.pid"));
    boolean open = trustsEverybody();
    if (open) {
      folder.writeSecret(PASSWORD_FILE, password); // first, or a kill in between locks us out
    }
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
    if (!open) {
      builder.setConnectConfig("password", password);
    }
    try {
      running = builder.start();
    } catch (IOException | IllegalStateException wrong) {
      throw new IllegalStateException(
          "the embedded database did not start: %s; its log %s ends: %s"
              .formatted(wrong.getMessage(), folder.databaseLog(), logTail()),
          wrong);
    }
    closed(running, true);
    if (open) {
      requirePassword();
    }
  }

  /**
   * The library closes the database when the JVM is told to end, at the same time as we stop the
   * server, which would then fail its last answers. It offers no other way than to make it believe
   * that it has done so; where that fails, it does what it always did.
   */
  private static void closed(EmbeddedPostgres database, boolean closed) {
    try {
      var field = EmbeddedPostgres.class.getDeclaredField("closed");
      field.setAccessible(true);
      ((AtomicBoolean) field.get(database)).set(closed);
    } catch (ReflectiveOperationException changed) {
      LOG.log(
          Level.WARNING,
          "the library has changed; the last answers before a stop may fail",
          changed);
    }
  }

  private String logTail() {
    try {
      var lines = Files.readAllLines(folder.databaseLog());
      return String.join(" | ", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
    } catch (IOException unreadable) {
      return "(not readable)";
    }
  }

  /** There is no cluster yet, or an earlier start ended before it asked for the password. */
  private boolean trustsEverybody() throws IOException {
    var rules = rules();
    return !Files.exists(rules)
        || Files.readAllLines(rules).stream()
            .anyMatch(line -> !line.startsWith("#") && line.strip().endsWith("trust"));
  }

  private Path rules() {
    return folder.postgres().resolve("pg_hba.conf");
  }

  /** Fresh clusters trust every local connection; from here on they ask for the password. */
  private void requirePassword() throws IOException {
    try (var connection = running.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("alter role postgres password '" + password + "'");
      var rules = folder.postgres().resolve("pg_hba.conf.new");
      Files.writeString(
          rules, "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n");
      Files.move(rules, rules(), StandardCopyOption.ATOMIC_MOVE);
      statement.execute("select pg_reload_conf()");
    } catch (SQLException wrong) {
      throw new IOException("the embedded database did not take its password", wrong);
    }
  }

  /**
   * A launcher that was killed may have left its database running on the same files. We hold the
   * folder's lock, so nobody else needs it.
   */
  private void stopLeftover() throws IOException {
    var left = postmaster();
    if (left.isPresent() && left.get().destroy() && !ended(left.get())) {
      throw new IllegalStateException(
          "the database of an earlier start still runs on %s (process %d) and does not end; stop it"
              .formatted(folder.postgres(), left.get().pid()));
    }
  }

  /**
   * The backends of a postmaster that was killed go on for a while and keep its shared memory, with
   * which no other starts.
   */
  private void awaitNoneLeft() throws IOException {
    if (!Files.exists(folder.binaries())) {
      return;
    }
    var binaries = folder.binaries().toRealPath();
    long end = System.nanoTime() + ORPHANS_LEAVE.toNanos();
    for (var left = running(binaries); !left.isEmpty(); left = running(binaries)) {
      if (System.nanoTime() > end) {
        LOG.warning(() -> "processes of an earlier database do not end; they are killed");
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(EmbeddedDatabase::ended);
        return;
      }
      ended(left.getFirst(), Duration.ofMillis(200));
    }
  }

  private static List<ProcessHandle> running(Path binaries) {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .command()
                    .map(Path::of)
                    .filter(binary -> binary.startsWith(binaries))
                    .isPresent())
        .toList();
  }

  /** What runs on our files; a number that another program has by now does not count. */
  private Optional<ProcessHandle> postmaster() throws IOException {
    var pidFile = folder.postgres().resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
        .filter(process -> process.info().command().orElse("").contains("postgres"))
        .filter(
            process ->
                process
                    .info()
                    .commandLine()
                    .map(line -> line.contains(folder.postgres().toString()))
                    .orElse(true));
  }

  private static boolean ended(ProcessHandle process) {
    return ended(process, Duration.ofSeconds(60));
  }

  private static boolean ended(ProcessHandle process, Duration within) {
    return process
        .onExit()
        .thenApply(gone -> true)
        .completeOnTimeout(false, within.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /** Returns when the database has ended: the library waits only five seconds. */
  @Override
  void stop() {
    if (running == null) {
      return;
    }
    try {
      var postmaster = postmaster();
      closed(running, false);
      running.close();
      postmaster.ifPresent(EmbeddedDatabase::ended);
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /**
   * Below the range from which systems give ports to outgoing connections: the database binds it
   * seconds later, and one of those must not have taken it by then.
   */
  private static int freePort() {
    var random = new java.security.SecureRandom();
    for (int tries = 0; tries < 200; tries++) {
      int port = 20_000 + random.nextInt(12_000);
      try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException taken) {
        // another one, then
      }
    }
    throw new IllegalStateException("no free port between 20000 and 32000 for the database");
  }
}
