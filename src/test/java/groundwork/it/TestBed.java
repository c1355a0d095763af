package groundwork.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Starts the database of the integration tests before the container reads its configuration. */
public final class TestBed implements LauncherSessionListener {
  private static EmbeddedPostgres postgres;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (System.getProperty("groundwork.it") == null || postgres != null) {
      return; // unit tests need no database
    }
    try {
      postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("timezone", "UTC")
              .start();
      int port = freePort();
      System.setProperty("groundwork.it.db.url", postgres.getJdbcUrl("postgres", "postgres"));
      System.setProperty("groundwork.it.port", String.valueOf(port));
      System.setProperty("groundwork.it.url", "http://127.0.0.1:" + port);
      System.setProperty("groundwork.it.onnxruntime", onnxRuntime().toString());
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (postgres != null) {
      // the server is a child of this JVM and outlives the last test class on purpose (see
      // OneServer)
      ProcessHandle.current()
          .children()
          .filter(child -> child.info().commandLine().orElse("").contains("payara-micro"))
          .forEach(ProcessHandle::destroy);
    }
  }

  /** For arranging and looking at rows directly. */
  public static DataSource database() {
    return postgres.getPostgresDatabase();
  }

  /** Another database of the same server. */
  public static DataSource database(String name) {
    return postgres.getDatabase("postgres", name);
  }

  private static Path onnxRuntime() throws IOException {
    try (var jars = Files.list(Path.of(System.getProperty("groundwork.home"), "lib"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("onnxruntime-"))
          .findFirst()
          .orElseThrow();
    }
  }

  public static int freePort() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
