package groundwork.making;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/** Numbers as they stand in figures: to so many places after the point, as many as can be seen. */
final class Rounded {
  private Rounded() {}

  static double to(int places, double value) {
    return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).doubleValue() + 0.0;
  }

  static double[] to(int places, double[] values) {
    return Arrays.stream(values).map(value -> to(places, value)).toArray();
  }
}
