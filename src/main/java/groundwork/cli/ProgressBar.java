package groundwork.cli;

import groundwork.metric.scoring.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** How far a run is, on a terminal only; nothing where standard error goes elsewhere. */
final class ProgressBar implements Consumer<Progress>, AutoCloseable {
  private static final int WIDTH = 30;
  private static final long NANOS_BETWEEN = 100_000_000;

  private final PrintWriter terminal;
  private final String what;
  private long last;
  private boolean shown;

  private ProgressBar(PrintWriter terminal, String what) {
    this.terminal = terminal;
    this.what = what;
  }

  /**
   * @param what is counted, for example {@code scores}
   */
  static ProgressBar on(PrintWriter err, String what) {
    return new ProgressBar(isTerminal() ? err : null, what);
  }

  /** For tests. */
  static ProgressBar always(PrintWriter err) {
    return new ProgressBar(err, "scores");
  }

  private static boolean isTerminal() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/2"))
          .toString()
          .matches("/dev/(pts|tty).*");
    } catch (IOException | UnsupportedOperationException notLinux) {
      return System.console() != null;
    }
  }

  @Override
  public void accept(Progress progress) {
    if (terminal == null
        || System.nanoTime() - last < NANOS_BETWEEN && progress.done() < progress.total()) {
      return;
    }
    last = System.nanoTime();
    shown = true;
    terminal.print("\r" + text(progress, what) + " ".repeat(8));
    terminal.flush();
  }

  static String text(Progress progress, String what) {
    double share = progress.total() == 0 ? 1 : (double) progress.done() / progress.total();
    int full = (int) (share * WIDTH);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3.0f %%, %,d of %,d %s, %s left",
        "#".repeat(full),
        ".".repeat(WIDTH - full),
        100 * Math.floor(share * 100) / 100,
        progress.done(),
        progress.total(),
        what,
        progress.remaining() == null ? "?" : words(progress.remaining()));
  }

  private static String words(Duration time) {
    long seconds = (time.toMillis() + 999) / 1000;
    return seconds < 60
        ? seconds + " s"
        : seconds < 3600
            ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
            : "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
  }

  @Override
  public void close() {
    if (shown) {
      terminal.print("\r" + " ".repeat(WIDTH + 70) + "\r");
      terminal.flush();
    }
  }
}
