package groundwork.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Something that is printed, by what does not close the writer. */
interface Printing {
  void to(Writer out) throws IOException;

  /**
   * @param file null for standard output
   */
  static void write(Path file, PrintWriter out, Printing printing) throws IOException {
    if (file == null) {
      printing.to(out);
      out.flush();
    } else {
      try (var to =
          new BufferedWriter(
              new OutputStreamWriter(
                  Files.newOutputStream(file), StandardCharsets.UTF_8.newEncoder()))) {
        printing.to(to);
      }
    }
  }
}
