package groundwork.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A small comma-separated file of a test: no quotes, no missing values. */
record Table(List<String> header, List<String[]> rows) {
  static Table resource(String name) {
    return read(Path.of("src/test/resources/r", name));
  }

  static Table read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      var rows = lines.map(line -> line.split(",", -1)).toList();
      return new Table(Arrays.asList(rows.getFirst()), rows.subList(1, rows.size()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  List<String> text(String column) {
    int at = header.indexOf(column);
    return rows.stream().map(row -> row[at]).toList();
  }

  double[] numbers(String column) {
    return text(column).stream().mapToDouble(Double::parseDouble).toArray();
  }

  int[] integers(String column) {
    return text(column).stream().mapToInt(Integer::parseInt).toArray();
  }

  /** R counts from 1. */
  Resamples resamples() {
    int[][] indices =
        rows.stream()
            .map(row -> Arrays.stream(row).mapToInt(i -> Integer.parseInt(i) - 1).toArray())
            .toArray(int[][]::new);
    return new Resamples(header.size(), indices);
  }
}
