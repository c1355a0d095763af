package groundwork.statistics.design;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** How cells are read and values written. */
final class Labels {
  /** As many digits as R shows of a number that becomes a level. */
  private static final MathContext DIGITS = new MathContext(15);

  private static final int PLAIN = 15;

  private Labels() {}

  /** As R names it: whole numbers without a point, 15 significant digits; null for NaN. */
  static String of(double value) {
    if (Double.isNaN(value)) {
      return null;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Inf" : "-Inf";
    }
    if (value == 0) {
      return "0";
    }
    var number = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    int exponent = number.precision() - number.scale() - 1;
    return exponent >= -5 && exponent < PLAIN
        ? number.toPlainString()
        : number.toString().toLowerCase(Locale.ROOT);
  }

  static Column column(List<String> cells) {
    var reader = new ColumnReader();
    cells.forEach(reader::look);
    cells.forEach(reader::add);
    return reader.done();
  }

  static boolean logical(String cell) {
    return cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false");
  }

  /** NaN for what is not written as a plain decimal; Java's own forms (hex, "1d") are texts. */
  static double number(String cell) {
    int length = cell.length();
    if (length == 0 || length > 400) {
      return Double.NaN;
    }
    for (int i = 0; i < length; i++) {
      char c = cell.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return Double.NaN;
      }
    }
    try {
      double value = Double.parseDouble(cell);
      return Double.isInfinite(value) ? Double.NaN : value;
    } catch (NumberFormatException text) {
      return Double.NaN;
    }
  }
}
