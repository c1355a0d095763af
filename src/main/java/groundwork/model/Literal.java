package groundwork.model;

import java.util.Arrays;
import java.util.List;

/**
 * One test of one input, as trees and rules ask it.
 *
 * @param feature index of the input
 */
public record Literal(int feature, Test test, double value) {
  /** How an input is compared. */
  public enum Test {
    AT_MOST("<="),
    LESS("<"),
    AT_LEAST(">="),
    MORE(">"),
    EQUAL("=="),
    OTHER("!=");

    private final String sign;

    Test(String sign) {
      this.sign = sign;
    }

    /** As model files have it. */
    public String sign() {
      return sign;
    }

    /** All of them, for messages. */
    public static List<String> signs() {
      return Arrays.stream(values()).map(Test::sign).toList();
    }

    /**
     * @throws IllegalArgumentException for an unknown sign
     */
    public static Test of(String sign) {
      return Arrays.stream(values())
          .filter(test -> test.sign.equals(sign))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no test " + sign));
    }
  }

  public Literal {
    if (feature < 0 || !Double.isFinite(value)) {
      throw new IllegalArgumentException("a test of input %d with %s".formatted(feature, value));
    }
  }

  public boolean holds(double[] row) {
    double x = row[feature];
    return switch (test) {
      case AT_MOST -> x <= value;
      case LESS -> x < value;
      case AT_LEAST -> x >= value;
      case MORE -> x > value;
      case EQUAL -> x == value;
      case OTHER -> x != value;
    };
  }

  /** The test that holds whenever this one does not. */
  public Literal not() {
    return new Literal(
        feature,
        switch (test) {
          case AT_MOST -> Test.MORE;
          case LESS -> Test.AT_LEAST;
          case AT_LEAST -> Test.LESS;
          case MORE -> Test.AT_MOST;
          case EQUAL -> Test.OTHER;
          case OTHER -> Test.EQUAL;
        },
        value);
  }

  @Override
  public String toString() {
    return "x%d %s %s".formatted(feature, test.sign(), value);
  }
}
