package groundwork.it;

import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds a Chromium for the browser tests; where there is none, installs it if that is possible
 * here.
 */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

  private Chromium() {}

  static Path executable(Playwright playwright) {
    return found(playwright)
        .or(() -> downloaded(playwright))
        .or(() -> installedOnDebian(playwright))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The browser tests need Chromium: install it (Debian: apt-get install chromium) or name it in GROUNDWORK_CHROMIUM."));
  }

  private static Optional<Path> found(Playwright playwright) {
    var named = Optional.ofNullable(System.getenv("GROUNDWORK_CHROMIUM")).map(Path::of);
    var own = Optional.of(Path.of(playwright.chromium().executablePath()));
    var onPath =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    var usual = Stream.of("/usr/bin/chromium", "/opt/google/chrome/chrome").map(Path::of);
    return Stream.of(named.stream(), own.stream(), onPath, usual)
        .flatMap(candidates -> candidates)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Playwright's own download, which needs the network. */
  private static Optional<Path> downloaded(Playwright playwright) {
    run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "com.microsoft.playwright.CLI",
            "install",
            "chromium"));
    return found(playwright);
  }

  private static Optional<Path> installedOnDebian(Playwright playwright) {
    boolean root = "root".equals(System.getProperty("user.name"));
    if (root && Files.exists(Path.of("/etc/debian_version"))) {
      run(List.of("apt-get", "-qq", "update"));
      run(
          List.of(
              "apt-get",
              "-qq",
              "-y",
              "--no-install-recommends",
              "install",
              "chromium",
              "fonts-dejavu-core"));
    }
    return found(playwright);
  }

  private static void run(List<String> command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(new File("target/chromium-install.log"))
              .start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (IOException notPossible) {
      // the caller says what is missing
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
