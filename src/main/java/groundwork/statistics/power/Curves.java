package groundwork.statistics.power;

import groundwork.statistics.Alternative;
import groundwork.statistics.distribution.Critical;
import groundwork.statistics.distribution.NoncentralF;
import groundwork.statistics.distribution.NoncentralT;
import groundwork.statistics.power.Power.Curve;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Power of single tests. */
final class Curves {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Curves() {}

  /**
   * @param df degrees of freedom by sample size
   * @param size effective sample size, whose root times d is the noncentrality, by sample size
   */
  static Curve t(
      Alternative alternative, double alpha, DoubleUnaryOperator df, DoubleUnaryOperator size) {
    boolean two = alternative == Alternative.TWO_SIDED;
    return (n, d) -> {
      double free = df.applyAsDouble(n);
      double critical = Critical.t(two ? alpha / 2 : alpha, free);
      var t = new NoncentralT(free, d * Math.sqrt(size.applyAsDouble(n)));
      return two ? t.survival(critical) + t.cumulative(-critical) : t.survival(critical);
    };
  }

  static Curve correlation(Alternative alternative, double alpha) {
    boolean two = alternative == Alternative.TWO_SIDED;
    return (n, r) -> {
      double t = Critical.t(two ? alpha / 2 : alpha, n - 2);
      double critical = atanh(t / Math.sqrt(t * t + n - 2));
      double z = atanh(r) + r / (2 * (n - 1));
      double root = Math.sqrt(n - 3);
      double above = NORMAL.cumulativeProbability((z - critical) * root);
      return two ? above + NORMAL.cumulativeProbability((-z - critical) * root) : above;
    };
  }

  static double f(double df1, double df2, double ncp, double alpha) {
    return new NoncentralF(df1, df2, ncp).survival(Critical.f(alpha, df1, df2));
  }

  static double normal(double shift, Alternative alternative, double alpha) {
    if (alternative != Alternative.TWO_SIDED) {
      return NORMAL.survivalProbability(Critical.normal(alpha) - shift);
    }
    double critical = Critical.normal(alpha / 2);
    return NORMAL.survivalProbability(critical - shift)
        + NORMAL.cumulativeProbability(-critical - shift);
  }

  private static double atanh(double r) {
    return Math.log((1 + r) / (1 - r)) / 2;
  }
}
