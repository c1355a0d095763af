package groundwork.making;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/** Numbers as they stand in the sets. */
final class Numbers {
  private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_EVEN);

  private Numbers() {}

  /**
   * To 6 significant digits: far more than the methods are sure of, few enough to be the same
   * everywhere.
   */
  static double round(double value) {
    return new BigDecimal(value).round(SIX).doubleValue() + 0.0; // no negative zero
  }

  static double[] round(double... values) {
    return Arrays.stream(values).map(Numbers::round).toArray();
  }
}
