package groundwork.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
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

  /** Kept reachable as long as the process lives. */
  private FolderLock lock;

  private volatile boolean stopping;

  @Override
  public Integer call() throws Exception {
    long begun = System.nanoTime();
    var folder = new DataFolder(data.toAbsolutePath().normalize());
    lock = FolderLock.take(folder);
    ServerProcess.endLeftover(folder);
    var address = new ListeningAddress(host, port);
    address.requireFree();
    boolean embedded = databaseUrl == null || databaseUrl.isBlank();
    var database =
        embedded
            ? EmbeddedDatabase.plan(folder)
            : new DatabaseAddress(databaseUrl, databaseUser, databasePassword);
    var secrets = LocalSecrets.renewed(folder);
    var url =
        publicUrl == null || publicUrl.isBlank()
            ? "http://" + address.reachable() + ":" + port
            : publicUrl;
    say("Starting Groundwork" + (embedded ? " with its own PostgreSQL" : "") + " …");
    var server = new ServerProcess(folder, address, url, database, secrets);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, database), "stop"));
    if (embedded) {
      server.start(); // boots beside the database and waits for it only when it needs it
      database.start();
    } else {
      database.start();
      server.start();
    }
    stopWithParent();
    server.awaitReady();
    say("Groundwork is ready after %.1f s.".formatted((System.nanoTime() - begun) / 1e9));
    tell(server, folder, url, secrets);
    int code = server.awaitEnd();
    if (code != 0 && !stopping) {
      throw new IllegalStateException(
          "the server ended with code %d; its log: %s".formatted(code, folder.serverLog()));
    }
    return code;
  }

  private void tell(ServerProcess server, DataFolder folder, String url, LocalSecrets secrets)
      throws Exception {
    say("  Address   " + url + "/");
    if (server.needsFirstResearcher()) {
      say("  First start: set your name and password (this link works once):");
      say("            " + url + "/admin/#/setup?token=" + secrets.setupToken());
    }
    var unsafe = server.unsafeSettings();
    if (!unsafe.isEmpty()) {
      say("  No answers are accepted: the database runs with " + unsafe + " and may lose them;");
      say("            turn that on and start Groundwork again.");
    }
    say("  Data      " + folder.root());
    say("  Log       " + folder.serverLog());
    say("  Stop with Ctrl-C.");
  }

  private void say(String line) {
    var out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  /** The server first, so that no accepted answer is left without a database. */
  private void stop(ServerProcess server, DatabaseAddress database) {
    stopping = true;
    server.stop();
    database.stop();
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
