package groundwork.metric.material;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the files that a document names are. */
public interface Source {
  /** Most bytes of one file. */
  long LARGEST = 1L << 30;

  /**
   * @throws IllegalArgumentException if there is no such file, it is too large or cannot be read;
   *     the message names it
   */
  byte[] read(String name);

  /** Whether the document is of whoever runs this, on a machine of theirs. */
  default boolean own() {
    return false;
  }

  /** Files below a folder, or anywhere on this machine: for documents of one's own. */
  static Source folder(Path folder) {
    return new Source() {
      @Override
      public byte[] read(String name) {
        return bytes(folder, name);
      }

      @Override
      public boolean own() {
        return true;
      }
    };
  }

  private static byte[] bytes(Path folder, String name) {
    var file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no file " + file);
    }
    try {
      if (Files.size(file) > LARGEST) {
        throw new IllegalArgumentException(
            "%s has more than %d MiB".formatted(file, LARGEST >> 20));
      }
      return Files.readAllBytes(file);
    } catch (IOException wrong) {
      throw new IllegalArgumentException(
          "%s cannot be read: %s".formatted(file, wrong.getMessage()), wrong);
    }
  }

  /** Files at hand, for example of a zip: nothing from outside. */
  static Source of(Map<String, byte[]> files) {
    return name -> {
      var bytes = files.get(name);
      if (bytes == null) {
        throw new IllegalArgumentException(
            "there is no file %s, only %s".formatted(name, files.keySet()));
      }
      return bytes;
    };
  }
}
