package groundwork.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The distribution as it is handed out, started by its own script as a process of its own. */
public final class Distribution implements AutoCloseable {
  private final Path data;
  private final int port;
  private Process launcher;

  public Distribution(Path data) throws IOException {
    this.data = data;
    this.port = TestBed.freePort();
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public Path data() {
    return data;
  }

  public Path log() {
    return data.resolveSibling(data.getFileName() + ".out");
  }

  /** Starts and waits until it says that it is ready. */
  public void start(String... more) throws IOException, InterruptedException {
    Files.createDirectories(data);
    var arguments =
        new ArrayList<>(
            List.of("serve", "--port", String.valueOf(port), "--data", data.toString()));
    arguments.addAll(Arrays.asList(more));
    launcher = command(arguments).redirectOutput(log().toFile()).start();
    for (int i = 0; i < 1800; i++) {
      if (Files.readString(log()).contains("is ready after")) {
        return;
      }
      if (!launcher.isAlive()) {
        break;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("did not start:\n" + Files.readString(log()));
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

  /** As an administrator stops it. */
  public void stop() throws InterruptedException {
    launcher.destroy();
    if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("does not stop");
    }
  }

  /**
   * As a power cut stops it: launcher, server and every process of the database, with no chance to
   * do anything.
   */
  public void killEverything() throws IOException, InterruptedException {
    var all = new ArrayList<>(launcher.descendants().toList());
    all.add(launcher.toHandle());
    var postmaster = data.resolve("postgres/postmaster.pid");
    ProcessHandle.of(Long.parseLong(Files.readAllLines(postmaster).getFirst().strip()))
        .ifPresent(
            process -> {
              all.addAll(process.descendants().toList());
              all.add(process);
            });
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
