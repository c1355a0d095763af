package groundwork.statistics.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Data;
import java.util.Arrays;

/** Comparisons with R and data that several tests share. */
final class Expect {
  private Expect() {}

  static void close(double actual, double expected) {
    close(actual, expected, 1e-10);
  }

  /** Relative, or absolute below 1e-6 in size. */
  static void close(double actual, double expected, double relative) {
    assertThat(actual).isCloseTo(expected, within(relative * Math.max(1e-6, Math.abs(expected))));
  }

  /** oneway.csv: none, saliency, example, counterfactual. */
  static double[][] oneway() {
    var data = Data.resource("oneway.csv");
    return data.text("group").stream()
        .distinct()
        .map(group -> data.numbers("value", "group", group))
        .toArray(double[][]::new);
  }

  static double[][] likert() {
    return Data.resource("likert-rm.csv").rows().stream()
        .map(row -> Arrays.stream(row).skip(1).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }
}
