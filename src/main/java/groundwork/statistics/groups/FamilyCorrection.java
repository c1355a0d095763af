package groundwork.statistics.groups;

import groundwork.statistics.distribution.StudentisedRange;
import groundwork.statistics.multiple.Adjustment;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** How a family of contrasts of marginal means is corrected: p values and intervals. */
public enum FamilyCorrection {
  NONE(Adjustment.NONE),
  BONFERRONI(Adjustment.BONFERRONI),
  HOLM(Adjustment.HOLM),
  HOCHBERG(Adjustment.HOCHBERG),
  HOMMEL(Adjustment.HOMMEL),
  BH(Adjustment.BH),
  BY(Adjustment.BY),
  /** All pairs of k means, by the studentised range; exact for equal errors, else conservative. */
  TUKEY(null),
  /** 1 - (1 - p)^m: for independent or positively dependent contrasts. */
  SIDAK(null),
  /** Any contrasts whatever, also those thought of afterwards. */
  SCHEFFE(null);

  private final Adjustment adjustment;

  FamilyCorrection(Adjustment adjustment) {
    this.adjustment = adjustment;
  }

  /**
   * The correction of this name in any case; {@code fdr} is another name of {@code bh}.
   *
   * @throws IllegalArgumentException if no correction is called so
   */
  public static FamilyCorrection named(String name) {
    return Arrays.stream(values())
        .filter(one -> one.name().equalsIgnoreCase(name.equalsIgnoreCase("fdr") ? "bh" : name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no correction is called %s; there are %s"
                        .formatted(name, Arrays.toString(values()).toLowerCase(Locale.ROOT))));
  }

  /**
   * Corrected p values.
   *
   * @param t statistics of the family
   * @param df of each; infinite for a normal reference
   * @param means number of means compared
   */
  double[] p(double[] t, double[] df, int means) {
    double[] p = new double[t.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = single(Math.abs(t[i]), df[i], means, t.length);
    }
    return adjustment == null ? p : adjustment.of(p);
  }

  private double single(double t, double df, int means, int contrasts) {
    return switch (this) {
      case TUKEY -> new StudentisedRange(means, df).survival(t * Math.sqrt(2));
      case SIDAK -> -Math.expm1(contrasts * Math.log1p(-twoSided(t, df)));
      case SCHEFFE -> f(t * t / (means - 1.0), means - 1.0, df);
      default -> twoSided(t, df);
    };
  }

  /**
   * Half the width of a simultaneous interval, in standard errors. Step-wise corrections have no
   * intervals of their own; Bonferroni's stand for them, as in R's emmeans.
   *
   * @param level of the family
   */
  double critical(double level, double df, int means, int contrasts) {
    return switch (this) {
      case NONE -> quantile((1 + level) / 2, df);
      case TUKEY -> new StudentisedRange(means, df).quantile(level) / Math.sqrt(2);
      case SIDAK -> quantile((1 + Math.pow(level, 1.0 / contrasts)) / 2, df);
      case SCHEFFE -> Math.sqrt((means - 1) * fQuantile(level, means - 1.0, df));
      default -> quantile(1 - (1 - level) / (2 * contrasts), df);
    };
  }

  static double twoSided(double t, double df) {
    return 2
        * (Double.isInfinite(df)
            ? NormalDistribution.of(0, 1).survivalProbability(Math.abs(t))
            : TDistribution.of(df).survivalProbability(Math.abs(t)));
  }

  private static double quantile(double p, double df) {
    return Double.isInfinite(df)
        ? NormalDistribution.of(0, 1).inverseCumulativeProbability(p)
        : TDistribution.of(df).inverseCumulativeProbability(p);
  }

  /** Commons' F has no infinite df; a chi-square over its own stands for it. */
  private static double f(double f, double df1, double df2) {
    return Double.isInfinite(df2)
        ? ChiSquaredDistribution.of(df1).survivalProbability(f * df1)
        : FDistribution.of(df1, df2).survivalProbability(f);
  }

  private static double fQuantile(double p, double df1, double df2) {
    return Double.isInfinite(df2)
        ? ChiSquaredDistribution.of(df1).inverseCumulativeProbability(p) / df1
        : FDistribution.of(df1, df2).inverseCumulativeProbability(p);
  }
}
