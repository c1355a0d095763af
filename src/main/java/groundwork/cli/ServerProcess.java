package groundwork.cli;

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

/** Payara Micro with the WAR, as a child process. */
final class ServerProcess {
  private final DataFolder folder;
  private final String host;
  private final int port;
  private final String publicUrl;
  private final DatabaseAddress database;
  private final LocalSecrets secrets;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private Process process;

  ServerProcess(
      DataFolder folder,
      String host,
      int port,
      String publicUrl,
      DatabaseAddress database,
      LocalSecrets secrets) {
    this.folder = folder;
    this.host = host;
    this.port = port;
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
            + host
            + "\n");
    var builder =
        new ProcessBuilder(command(preboot))
            .redirectErrorStream(true)
            .redirectOutput(folder.serverLog().toFile());
    // Secrets go through the environment: a command line can be read by every user of the machine.
    builder.environment().put("GROUNDWORK_DB_PASSWORD", database.password);
    builder.environment().put("GROUNDWORK_SETUP_TOKEN", secrets.setupToken());
    builder.environment().put("GROUNDWORK_COMMAND_TOKEN", secrets.commandToken());
    process = builder.start();
  }

  private List<String> command(Path preboot) {
    var home = Home.folder();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Xshare:auto");
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
        List.of("--port", String.valueOf(port), "--prebootcommandfile", preboot.toString()));
    command.addAll(List.of("--addlibs", Home.library("onnxruntime").toString()));
    command.addAll(List.of("--deploy", home.resolve("server/groundwork.war").toString()));
    return command;
  }

  void awaitReady(String reachable) throws InterruptedException, IOException {
    for (long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        System.nanoTime() < deadline; ) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the server did not start. The end of its log:\n" + tail());
      }
      try {
        if (get(reachable, "/health/ready").statusCode() == 200
            && get(reachable, "/api/access/setup").statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // keep asking
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException(
        "the server is not ready after 3 minutes. The end of its log:\n" + tail());
  }

  boolean needsFirstResearcher(String reachable) throws IOException, InterruptedException {
    return get(reachable, "/api/access/setup").body().contains("\"needed\":true");
  }

  private java.net.http.HttpResponse<String> get(String reachable, String path)
      throws IOException, InterruptedException {
    var asked =
        HttpRequest.newBuilder(URI.create("http://" + reachable + ":" + port + path))
            .timeout(Duration.ofSeconds(20))
            .build();
    return http.send(asked, BodyHandlers.ofString());
  }

  private String tail() throws IOException {
    var lines = Files.readAllLines(folder.serverLog());
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

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
