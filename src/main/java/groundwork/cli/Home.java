package groundwork.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the distribution lies: {@code bin, lib, server, studies, stimuli}. */
final class Home {
  private Home() {}

  static Path folder() {
    var named = System.getProperty("groundwork.home");
    if (named == null) {
      throw new IllegalStateException(
          "start Groundwork with bin/groundwork (groundwork.home is not set)");
    }
    return Path.of(named).toAbsolutePath().normalize();
  }

  static Path library(String name) {
    try (var jars = Files.list(folder().resolve("lib"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(name + "-"))
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("no " + name + " in " + folder().resolve("lib")));
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }
}
