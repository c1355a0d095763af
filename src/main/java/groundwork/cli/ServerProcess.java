package groundwork.cli;

import groundwork.json.control.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Payara Micro with the WAR, as a child process. */
final class ServerProcess {
  private final DataFolder folder;
  private final ListeningAddress address;
  private final String publicUrl;
  private final DatabaseAddress database;
  private final LocalSecrets secrets;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final String HTTP =
      "set configs.config.server-config.network-config.protocols.protocol.http-listener.http.";
  private final ServerLog log;
  private Process process;

  ServerProcess(
      DataFolder folder,
      ListeningAddress address,
      String publicUrl,
      DatabaseAddress database,
      LocalSecrets secrets) {
    this.folder = folder;
    this.address = address;
    this.log = new ServerLog(folder.serverLog());
    this.publicUrl = publicUrl;
    this.database = database;
    this.secrets = secrets;
  }

  void start() throws IOException {
    ServerFolder.prepare(folder.server(), Home.folder().resolve("server/payara-micro.jar"));
    var preboot = folder.root().resolve("preboot.txt");
    Files.writeString(
        preboot,
        "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address="
            + address.host()
            + "\n"
            // Groundwork says itself who may frame what; and dozens of parts a page add up
            + HTTP
            + "server-header=false\n"
            + HTTP
            + "xframe-options=false\n");
    var builder =
        new ProcessBuilder(command(preboot))
            .redirectErrorStream(true)
            .redirectOutput(folder.serverLog().toFile());
    // Secrets go through the environment: a command line can be read by every user of the machine.
    builder.environment().put("GROUNDWORK_DB_PASSWORD", database.password);
    builder.environment().put("GROUNDWORK_SETUP_TOKEN", secrets.setupToken());
    builder.environment().put("GROUNDWORK_COMMAND_TOKEN", secrets.commandToken());
    process = builder.start();
    Files.writeString(pidFile(folder), String.valueOf(process.pid()));
  }

  private static Path pidFile(DataFolder folder) {
    return folder.root().resolve("server.pid");
  }

  /**
   * The server of a launcher that was killed is ending by itself; a new one waits for that, and
   * helps if it takes long. To be called by whoever holds the folder's lock.
   */
  static void endLeftover(DataFolder folder) throws IOException {
    if (!Files.exists(pidFile(folder))) {
      return;
    }
    var left =
        ProcessHandle.of(Long.parseLong(Files.readString(pidFile(folder)).strip()))
            .filter(
                process ->
                    process
                        .info()
                        .commandLine()
                        .filter(line -> line.contains(folder.server().toString()))
                        .isPresent());
    if (left.isPresent() && !ended(left.get(), 10) && left.get().destroy()) {
      if (!ended(left.get(), 20)) {
        left.get().destroyForcibly();
        ended(left.get(), 10);
      }
    }
  }

  private static boolean ended(ProcessHandle process, int seconds) {
    return process
        .onExit()
        .thenApply(gone -> true)
        .completeOnTimeout(false, seconds, TimeUnit.SECONDS)
        .join();
  }

  private List<String> command(Path preboot) {
    var home = Home.folder();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Xshare:auto");
    command.add("-XX:+UseParallelGC"); // few cores: more answers a second than G1
    command.add("-Xms512m"); // starting small would collect a dozen times before the first page
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Dgroundwork.db.url=" + database.url);
    command.add("-Dgroundwork.db.user=" + database.user);
    command.add("-Dgroundwork.home=" + home);
    command.add("-Dgroundwork.public.url=" + publicUrl);
    command.add("-Dgroundwork.launcher=" + ProcessHandle.current().pid());
    command.addAll(List.of("-jar", home.resolve("server/payara-micro.jar").toString()));
    command.addAll(
        List.of("--nohazelcast", "--disablephonehome", "--rootdir", folder.server().toString()));
    command.addAll(
        List.of(
            "--port", String.valueOf(address.port()), "--prebootcommandfile", preboot.toString()));
    command.addAll(List.of("--addlibs", Home.library("onnxruntime").toString()));
    command.addAll(List.of("--deploy", home.resolve("server/groundwork.war").toString()));
    return command;
  }

  void awaitReady() throws InterruptedException, IOException {
    for (long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        System.nanoTime() < deadline; ) {
      if (!process.isAlive()) {
        throw new IllegalStateException(
            "the server did not start. The end of its log:\n" + log.tail());
      }
      try {
        if (get("/health/ready").statusCode() == 200
            && get("/api/access/setup").statusCode() == 200) {
          awaitDeployed();
          return;
        }
      } catch (IOException notYet) {
        // keep asking
      }
      requireLoaded();
      Thread.sleep(50);
    }
    throw new IllegalStateException(
        "the server is not ready after 3 minutes. The end of its log:\n" + log.tail());
  }

  /**
   * The server answers a little before it has finished deploying, and then may say 404 once more.
   * What it says at the end is not ours, so it is not waited for long.
   */
  private void awaitDeployed() throws InterruptedException, IOException {
    for (int i = 0; i < 250 && !log.saysReady(); i++) {
      Thread.sleep(20);
    }
  }

  private void requireLoaded() throws IOException {
    var failure = log.failure();
    if (failure.isPresent()) {
      throw new IllegalStateException(
          "the server could not load the application: %s (its log: %s)"
              .formatted(failure.get(), folder.serverLog()));
    }
  }

  boolean needsFirstResearcher() throws IOException, InterruptedException {
    return get("/api/access/setup").body().contains("\"needed\":true");
  }

  /** What is off in the database that must be on for answers; empty where all is well. */
  String unsafeSettings() throws IOException, InterruptedException {
    var checks = Json.tree(get("/health/ready").body()).path("checks");
    return checks
        .valueStream()
        .map(check -> check.path("data").path("off").asString(""))
        .collect(Collectors.joining());
  }

  private java.net.http.HttpResponse<String> get(String path)
      throws IOException, InterruptedException {
    var asked =
        HttpRequest.newBuilder(
                URI.create("http://" + address.reachable() + ":" + address.port() + path))
            .timeout(Duration.ofSeconds(20))
            .build();
    return http.send(asked, BodyHandlers.ofString());
  }

  /** Its exit code. */
  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  /** Asks the server to finish what it is doing; after 30 s it is ended. */
  void stop() {
    if (process == null || !process.isAlive()) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
