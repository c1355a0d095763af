package groundwork.statistics.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Interval;
import java.util.Arrays;

/** Comparisons with R that several tests share. */
final class Expect {
  private Expect() {}

  static void close(double actual, double expected) {
    close(actual, expected, 1e-10);
  }

  /** Relative, or absolute below 1e-6 in size. */
  static void close(double actual, double expected, double relative) {
    assertThat(actual).isCloseTo(expected, within(relative * Math.max(1e-6, Math.abs(expected))));
  }

  static void close(Interval interval, double low, double high, double relative) {
    close(interval.low(), low, relative);
    close(interval.high(), high, relative);
  }

  /** The columns of a contingency table whose first column names the rows. */
  static Crosstab crosstab(groundwork.statistics.Data data) {
    return new Crosstab(
        data.rows().stream()
            .map(row -> Arrays.stream(row, 1, row.length).mapToInt(Integer::parseInt).toArray())
            .toArray(int[][]::new));
  }
}
