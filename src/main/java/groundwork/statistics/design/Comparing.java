package groundwork.statistics.design;

import groundwork.statistics.design.Column.Factor;
import groundwork.statistics.design.Column.Numbers;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Compares two sides row by row: 1, 0, or NaN where a side is missing.
 *
 * <p>Numbers are compared with numbers by value. As soon as a side is a text, both are compared as
 * they are written; truth values then in either case. Only missing values equal {@code ''}.
 */
final class Comparing {
  private Comparing() {}

  static double[] of(Evaluation rows, String operator, Node left, Node right) {
    if (empty(right)) {
      return withEmpty(rows.of(left), operator, left);
    }
    if (empty(left)) {
      return withEmpty(rows.of(right), operator, right);
    }
    var sign = sign(operator);
    var a = rows.of(left);
    var b = rows.of(right);
    if (numeric(a) && numeric(b)) {
      double[] x = numbers(a);
      double[] y = numbers(b);
      double[] holds = new double[x.length];
      Arrays.setAll(
          holds,
          i ->
              Double.isNaN(x[i]) || Double.isNaN(y[i])
                  ? Double.NaN
                  : sign.test(x[i] == y[i] ? 0 : x[i] < y[i] ? -1 : 1) ? 1 : 0);
      return holds;
    }
    boolean folded = logical(a) || logical(b);
    if (a instanceof Factor levels && right instanceof Node.Text text) {
      return withText(levels, folded, text.value(), sign);
    }
    double[] holds = new double[a.size()];
    Arrays.setAll(
        holds,
        i ->
            a.missing(i) || b.missing(i)
                ? Double.NaN
                : sign.test(compare(a.text(i), b.text(i), folded)) ? 1 : 0);
    return holds;
  }

  private static boolean empty(Node node) {
    return node instanceof Node.Text text && text.value().isEmpty();
  }

  private static double[] withEmpty(Column column, String operator, Node node) {
    if (!operator.equals("==") && !operator.equals("!=")) {
      throw new IllegalArgumentException(
          "\"%s\" is compared with an empty text by %s; that is only possible by == and !="
              .formatted(node, operator));
    }
    double[] holds = new double[column.size()];
    boolean equal = operator.equals("==");
    Arrays.setAll(holds, i -> column.missing(i) == equal ? 1 : 0);
    return holds;
  }

  /** Once a level instead of once a row. */
  private static double[] withText(Factor factor, boolean folded, String text, IntPredicate sign) {
    double[] level = new double[factor.levels().size()];
    Arrays.setAll(level, i -> sign.test(compare(factor.levels().get(i), text, folded)) ? 1 : 0);
    return Arrays.stream(factor.codes())
        .mapToDouble(code -> code < 0 ? Double.NaN : level[code])
        .toArray();
  }

  private static IntPredicate sign(String operator) {
    return switch (operator) {
      case "==" -> sign -> sign == 0;
      case "!=" -> sign -> sign != 0;
      case "<" -> sign -> sign < 0;
      case "<=" -> sign -> sign <= 0;
      case ">" -> sign -> sign > 0;
      default -> sign -> sign >= 0;
    };
  }

  private static int compare(String a, String b, boolean folded) {
    return folded
        ? a.toLowerCase(Locale.ROOT).compareTo(b.toLowerCase(Locale.ROOT))
        : a.compareTo(b);
  }

  private static boolean logical(Column column) {
    return column instanceof Factor factor && factor.logical();
  }

  private static boolean numeric(Column column) {
    return column instanceof Numbers || logical(column);
  }

  private static double[] numbers(Column column) {
    return Table.of(java.util.Map.of("x", column)).numbers("x");
  }
}
