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
      Files.createDirectories(root.resolve("logs"));
      requireOwn(root);
    } catch (IOException wrong) {
      throw new IllegalStateException(
          "cannot write to the data folder %s; choose another with --data (%s)"
              .formatted(root, wrong),
          wrong);
    }
  }

  /** PostgreSQL works only for the user whom its files belong to, and says so at length. */
  private static void requireOwn(Path root) throws IOException {
    var probe = Files.createTempFile(root, "probe", "");
    try {
      var database = root.resolve("postgres");
      if (Files.exists(database) && !Files.getOwner(database).equals(Files.getOwner(probe))) {
        throw new IllegalStateException(
            "the data folder %s belongs to %s; run Groundwork as that user or choose another with --data"
                .formatted(root, Files.getOwner(database).getName()));
      }
    } finally {
      Files.delete(probe);
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
