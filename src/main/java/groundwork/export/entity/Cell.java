package groundwork.export.entity;

import java.math.BigDecimal;
import java.time.Instant;

/** How values are written; null stays null, which is missing. */
public final class Cell {
  private Cell() {}

  public static String of(Boolean value) {
    return value == null ? null : value ? "TRUE" : "FALSE";
  }

  public static String of(Instant value) {
    return value == null ? null : value.toString();
  }

  /** Plain decimals with a point, no exponent, no trailing zeros. */
  public static String of(Number value) {
    return switch (value) {
      case null -> null;
      case Integer whole -> whole.toString();
      case Long whole -> whole.toString();
      default -> {
        var exact = BigDecimal.valueOf(value.doubleValue()).stripTrailingZeros();
        yield (exact.signum() == 0 ? BigDecimal.ZERO : exact).toPlainString();
      }
    };
  }
}
