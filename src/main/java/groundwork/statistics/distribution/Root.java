package groundwork.statistics.distribution;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** Where a monotone function is zero. */
public final class Root {
  private static final int EVALUATIONS = 1000;

  private Root() {}

  /**
   * Brent's method, to the last digits of the root. The interval is widened by doubling, away from
   * its middle and no further than the limits, until the function changes its sign.
   *
   * @param f continuous and monotone between the limits
   * @param low where the search begins, below {@code high}
   * @param high where the search begins
   * @param least no root is looked for below this; may be negative infinity
   * @param most no root is looked for above this; may be infinity
   * @throws IllegalArgumentException if the function has one sign all over the limits
   * @see <a href="https://doi.org/10.1093/comjnl/14.4.422">Brent (1971)</a>
   */
  public static double of(
      DoubleUnaryOperator f, double low, double high, double least, double most) {
    double a = low;
    double b = high;
    double atA = f.applyAsDouble(a);
    double atB = f.applyAsDouble(b);
    for (double step = b - a; atA * atB > 0 && (a > least || b < most); step *= 2) {
      if (!Double.isFinite(step)) {
        break;
      }
      if (Math.abs(atA) < Math.abs(atB) && a > least || b >= most) {
        b = a;
        atB = atA;
        a = Math.max(least, a - step);
        atA = f.applyAsDouble(a);
      } else {
        a = b;
        atA = atB;
        b = Math.min(most, b + step);
        atB = f.applyAsDouble(b);
      }
    }
    if (atA == 0) {
      return a;
    }
    if (atB == 0) {
      return b;
    }
    if (!(atA * atB < 0)) { // the negation also refuses NaN
      throw new IllegalArgumentException(
          "no root: the function is %s at %s and %s at %s".formatted(atA, a, atB, b));
    }
    return new BrentSolver(1e-15, 1e-300, 0).solve(EVALUATIONS, f::applyAsDouble, a, b);
  }

  /** As {@link #of(DoubleUnaryOperator, double, double, double, double)} without limits. */
  public static double of(DoubleUnaryOperator f, double low, double high) {
    return of(f, low, high, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }
}
