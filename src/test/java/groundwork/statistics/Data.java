package groundwork.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A small comma-separated file of a test: no commas in cells; quotes around cells are taken off.
 */
public record Data(List<String> header, List<String[]> rows) {
  public static Data resource(String name) {
    return read(Path.of("src/test/resources/r/data", name));
  }

  public static Data read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      var rows = lines.map(line -> line.replace("\"", "").split(",", -1)).toList();
      return new Data(Arrays.asList(rows.getFirst()), rows.subList(1, rows.size()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public List<String> text(String column) {
    int at = header.indexOf(column);
    return rows.stream().map(row -> row[at]).toList();
  }

  public double[] numbers(String column) {
    return text(column).stream().mapToDouble(Double::parseDouble).toArray();
  }

  public int[] integers(String column) {
    return text(column).stream().mapToInt(Integer::parseInt).toArray();
  }

  /** The values of the rows in which another column says this. */
  public double[] numbers(String column, String where, String is) {
    int at = header.indexOf(column);
    int by = header.indexOf(where);
    return rows.stream()
        .filter(row -> row[by].equals(is))
        .mapToDouble(row -> Double.parseDouble(row[at]))
        .toArray();
  }

  /** A published study's data, which stand outside the project; tests skip where they are not. */
  public static Optional<Data> published(String file) {
    Path path = Path.of(System.getProperty("groundwork.shared", "../shared"), "reference", file);
    return Files.exists(path) ? Optional.of(read(path)) : Optional.empty();
  }

  /** R counts from 1. */
  public Resamples resamples() {
    int[][] indices =
        rows.stream()
            .map(row -> Arrays.stream(row).mapToInt(i -> Integer.parseInt(i) - 1).toArray())
            .toArray(int[][]::new);
    return Resamples.given(header.size(), indices);
  }
}
