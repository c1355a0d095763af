package groundwork.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.zip.ZipFile;

/**
 * The folder into which Payara Micro unpacks itself. It is kept, since unpacking takes seconds; but
 * the server also writes down there what it has deployed and would deploy it again at the next
 * start, before and besides what it is told to.
 */
final class ServerFolder {
  private static final String MARK = "unpacked-from";

  private ServerFolder() {}

  static void prepare(Path folder, Path payara) throws IOException {
    var mark = Files.size(payara) + " " + payara.getFileName();
    var marked = folder.resolve(MARK);
    if (!Files.exists(marked) || !Files.readString(marked).equals(mark)) {
      delete(folder); // another version, or an unpacking that was broken off
      Files.createDirectories(folder);
      Files.writeString(marked, mark);
      return;
    }
    delete(folder.resolve("applications"));
    delete(folder.resolve("generated"));
    var config = folder.resolve("config/domain.xml");
    if (Files.exists(config)) {
      try (var jar = new ZipFile(payara.toFile());
          var pristine = jar.getInputStream(jar.getEntry("MICRO-INF/domain/domain.xml"))) {
        Files.copy(pristine, config, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException wrong) {
                  throw new UncheckedIOException(wrong);
                }
              });
    }
  }
}
