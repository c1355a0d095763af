package groundwork.cli;

import java.io.PrintWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything, says where it is, and stops it in order. */
@Command(
    name = "serve",
    description =
        "Start Groundwork. Without a database URL an embedded PostgreSQL keeps its data in the data folder.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class Serve implements Callable<Integer> {
  @Option(
      names = "--host",
      defaultValue = "${env:GROUNDWORK_HOST:-127.0.0.1}",
      description = "Address to listen on; 0.0.0.0 opens it to the network.")
  String host;

  @Option(
      names = "--port",
      defaultValue = "${env:GROUNDWORK_PORT:-8080}",
      description = "Port to listen on.")
  int port;

  @Option(
      names = "--data",
      defaultValue = "${env:GROUNDWORK_DATA:-./data}",
      description = "Folder for the embedded database, logs and local secrets.")
  Path data;

  @Option(
      names = "--db-url",
      defaultValue = "${env:GROUNDWORK_DB_URL}",
      description =
          "JDBC URL of your own PostgreSQL, for example jdbc:postgresql://db:5432/groundwork.")
  String databaseUrl;

  @Option(
      names = "--db-user",
      defaultValue = "${env:GROUNDWORK_DB_USER}",
      description = "Its user.")
  String databaseUser;

  @Option(
      names = "--db-password",
      defaultValue = "${env:GROUNDWORK_DB_PASSWORD}",
      description = "Its password; better given as GROUNDWORK_DB_PASSWORD.")
  String databasePassword;

  @Option(
      names = "--public-url",
      defaultValue = "${env:GROUNDWORK_PUBLIC_URL}",
      description = "Address that participants see, where a proxy stands in front.")
  String publicUrl;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    long begun = System.nanoTime();
    requireFree(port);
    var folder = new DataFolder(data.toAbsolutePath().normalize());
    boolean embedded = databaseUrl == null || databaseUrl.isBlank();
    var database =
        embedded
            ? EmbeddedDatabase.plan(folder)
            : new DatabaseAddress(databaseUrl, databaseUser, databasePassword);
    var secrets = LocalSecrets.renewed(folder);
    var url =
        publicUrl == null || publicUrl.isBlank() ? "http://" + reachable() + ":" + port : publicUrl;
    out.println("Starting Groundwork" + (embedded ? " with its own PostgreSQL" : "") + " …");
    out.flush();

    // The server boots beside the database: it waits for it only when it needs it.
    var server = new ServerProcess(folder, host, port, url, database, secrets);
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.stop(); // first, so that no accepted answer is left without a database
                  database.stop();
                  stopped.countDown();
                },
                "stop"));
    server.start();
    database.start();
    stopWithParent();
    server.awaitReady(reachable());
    out.printf("Groundwork is ready after %.1f s.%n", (System.nanoTime() - begun) / 1e9);
    out.println("  Address   " + url + "/");
    if (server.needsFirstResearcher(reachable())) {
      out.println("  First start: set your name and password (this link works once):");
      out.println("            " + url + "/admin/#/setup?token=" + secrets.setupToken());
    }
    out.println("  Data      " + folder.root());
    out.println("  Log       " + folder.serverLog());
    out.println("  Stop with Ctrl-C.");
    out.flush();
    int code = server.awaitEnd();
    if (code != 0 && stopped.getCount() > 0) {
      throw new IllegalStateException(
          "the server ended with code %d; its log: %s".formatted(code, folder.serverLog()));
    }
    return code;
  }

  private String reachable() {
    return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
  }

  private static void requireFree(int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new java.net.InetSocketAddress("127.0.0.1", port));
    } catch (java.io.IOException taken) {
      throw new IllegalStateException(
          "port " + port + " is in use; stop what uses it or choose another with --port");
    }
  }

  /**
   * Started by Maven, we end with it: a build tool that is killed must not leave a server behind.
   */
  private static void stopWithParent() {
    if ("true".equals(System.getenv("GROUNDWORK_STOP_WITH_PARENT"))) {
      ProcessHandle.current()
          .parent()
          .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    }
  }
}
