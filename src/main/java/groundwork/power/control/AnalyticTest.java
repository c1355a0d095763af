package groundwork.power.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tests that power is known of by formula, with the measures in which an effect may be said.
 */
enum AnalyticTest {
  MEANS("d", "points"),
  SHARES("h", "points"),
  PAIRED("d_z", "points"),
  ANOVA("f", "eta2"),
  CORRELATION("r"),
  SHARE("h", "points"),
  CHOICE("h", "points");

  private final List<String> measures;

  AnalyticTest(String... measures) {
    this.measures = List.of(measures);
  }

  /** The formula's own measure first. */
  List<String> measures() {
    return measures;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean takesTrials() {
    return this == MEANS || this == PAIRED;
  }

  boolean takesInflation() {
    return this == SHARE || this == CHOICE;
  }

  static Optional<AnalyticTest> named(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  static AnalyticTest of(String word) {
    return named(word).orElseThrow();
  }

  /** How a measure is written. */
  static String symbol(String measure) {
    return switch (measure) {
      case "eta2" -> "η²";
      case "points" -> "a difference of shares";
      default -> measure;
    };
  }
}
