package groundwork.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The distribution as it is handed out, started by its own script as a process of its own. */
public final class Distribution implements AutoCloseable {
  private final Path data;
  private final int port;
  private final Map<String, String> environment;
  private Process launcher;

  public Distribution(Path data) throws IOException {
    this(data, Map.of());
  }

  /** Told everything by environment variables, as a container is. */
  public Distribution(Path data, Map<String, String> environment) throws IOException {
    this.data = data;
    this.port = TestBed.freePort();
    this.environment = environment;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public Path data() {
    return data;
  }

  /** What its launcher said. */
  public Path log() {
    return data.resolveSibling(data.getFileName() + ".out");
  }

  public String serverLog() throws IOException {
    return Files.readString(data.resolve("logs/server.log"));
  }

  /** Whoever may read the data folder. */
  public Http owner() throws IOException {
    return new Http(url(), Files.readString(data.resolve("command-token")).strip());
  }

  /** Starts and waits until it says that it is ready. */
  public void start(String... more) throws IOException, InterruptedException {
    begin(more);
    for (int i = 0; i < 1800; i++) {
      if (Files.readString(log()).contains("Stop with Ctrl-C.")) {
        return;
      }
      if (!launcher.isAlive()) {
        break;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("did not start:\n" + Files.readString(log()));
  }

  /** Starts and does not wait. */
  public Process begin(String... more) throws IOException {
    var arguments = new ArrayList<>(List.of("serve"));
    arguments.addAll(Arrays.asList(more));
    if (environment.isEmpty() && !arguments.contains("--port")) {
      arguments.addAll(List.of("--port", String.valueOf(port)));
    }
    if (environment.isEmpty() && !arguments.contains("--data")) {
      arguments.addAll(List.of("--data", data.toString()));
    }
    Files.createDirectories(data.toAbsolutePath().getParent());
    var command = command(arguments).redirectOutput(log().toFile());
    if (!environment.isEmpty()) {
      command.environment().putAll(environment);
      command.environment().put("GROUNDWORK_PORT", String.valueOf(port));
      command.environment().put("GROUNDWORK_DATA", data.toString());
    }
    launcher = command.start();
    return launcher;
  }

  /** Runs another command of the distribution to its end. */
  public String run(String... arguments) throws IOException, InterruptedException {
    var output = File.createTempFile("groundwork", ".out");
    var process = command(Arrays.asList(arguments)).redirectOutput(output).start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("no end of " + Arrays.toString(arguments));
    }
    var printed = Files.readString(output.toPath());
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          "%s: exit %d%n%s".formatted(Arrays.toString(arguments), process.exitValue(), printed));
    }
    return printed;
  }

  private static ProcessBuilder command(List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("groundwork.home"), "bin", "groundwork").toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GROUNDWORK_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  /** As an administrator stops it; the exit code. */
  public int stop() throws InterruptedException {
    launcher.destroy();
    if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("does not stop");
    }
    return launcher.exitValue();
  }

  /** Kills only the launcher; what it had started is returned. */
  public List<ProcessHandle> killLauncher() throws InterruptedException {
    var children = launcher.descendants().toList();
    launcher.destroyForcibly().waitFor();
    return children;
  }

  /**
   * As a power cut stops it: launcher, server and every process of the database, with no chance to
   * do anything.
   */
  public void killEverything() throws IOException, InterruptedException {
    var all = new ArrayList<>(launcher.descendants().toList());
    all.add(launcher.toHandle());
    var postmaster = data.resolve("postgres/postmaster.pid");
    if (Files.exists(postmaster)) {
      ProcessHandle.of(Long.parseLong(Files.readAllLines(postmaster).getFirst().strip()))
          .ifPresent(
              process -> {
                all.addAll(process.descendants().toList());
                all.add(process);
              });
    }
    for (var process : all) {
      new ProcessBuilder("kill", "-9", String.valueOf(process.pid())).start().waitFor();
    }
    launcher.waitFor();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (launcher != null && launcher.isAlive()) {
      stop();
    }
  }
}
