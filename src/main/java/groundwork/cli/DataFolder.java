package groundwork.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What a node keeps on its own disk. Secrets are readable by their owner only. */
record DataFolder(Path root) {
  DataFolder {
    try {
      Files.createDirectories(root);
      Files.createDirectories(root.resolve("logs"));
    } catch (IOException wrong) {
      throw new UncheckedIOException("cannot write to the data folder " + root, wrong);
    }
  }

  Path postgres() {
    return root.resolve("postgres");
  }

  Path binaries() {
    return root.resolve("postgres-binaries");
  }

  Path server() {
    return root.resolve("server");
  }

  Path serverLog() {
    return root.resolve("logs").resolve("server.log");
  }

  Path databaseLog() {
    return root.resolve("logs").resolve("postgres.log");
  }

  Path secret(String name) {
    return root.resolve(name);
  }

  void writeSecret(String name, String value) {
    var file = secret(name);
    try {
      Files.deleteIfExists(file);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(file, value);
    } catch (IOException wrong) {
      throw new UncheckedIOException("cannot write " + file, wrong);
    }
  }

  /** The secret's text, or null where there is none yet. */
  String readSecret(String name) {
    try {
      return Files.exists(secret(name)) ? Files.readString(secret(name)).strip() : null;
    } catch (IOException wrong) {
      throw new UncheckedIOException("cannot read " + secret(name), wrong);
    }
  }
}
