package groundwork.statistics.power;

import groundwork.statistics.Alternative;
import groundwork.statistics.Check;
import groundwork.statistics.distribution.Critical;
import groundwork.statistics.distribution.NoncentralChiSquared;
import groundwork.statistics.distribution.Root;
import java.util.function.DoubleUnaryOperator;

/**
 * The power of a test by sample size and effect: given two of the three, the other follows.
 *
 * @param curve power by sample size and effect, rising with both
 * @param least no sample is smaller
 * @param largest no effect is larger; infinite but for correlations
 * @param sign -1 where the alternative looks for negative effects, else 1
 * @param alpha the test's level
 * @see <a href="https://doi.org/10.4324/9780203771587">Cohen (1988)</a>
 */
public record Power(Curve curve, double least, double largest, int sign, double alpha) {
  private static final double MOST = 1e8;
  private static final double ANY = Double.POSITIVE_INFINITY;

  /** Power by sample size and the size of an effect. */
  @FunctionalInterface
  public interface Curve {
    double at(double n, double effect);
  }

  /**
   * t test of two samples. Effect: d. Sample size: of the first.
   *
   * @param ratio second sample size over the first, above 0; 1 where they are equal
   * @param alpha in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static Power twoMeans(double ratio, Alternative alternative, double alpha) {
    Check.positive("ratio", ratio);
    return t(
        alternative,
        alpha,
        2 * Math.max(1, 1 / ratio),
        n -> n * (1 + ratio) - 2,
        n -> n * ratio / (1 + ratio));
  }

  /**
   * t test of one sample or of pairs. Effect: d against the value of the null, or d_z. Sample size:
   * values, or pairs.
   *
   * @param alpha in (0, 1)
   * @throws IllegalArgumentException if it is not
   */
  public static Power oneMean(Alternative alternative, double alpha) {
    return t(alternative, alpha, 2, n -> n - 1, n -> n);
  }

  /**
   * One-way analysis of variance. Effect: f. Sample size: of each group.
   *
   * @param k groups, at least 2
   * @param alpha in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static Power anova(int k, double alpha) {
    Check.atLeast("k", k, 2);
    Check.probability("alpha", alpha);
    return new Power(
        (n, f) -> Curves.f(k - 1.0, k * (n - 1), k * n * f * f, alpha), 2, ANY, 1, alpha);
  }

  /**
   * F test of some coefficients of a linear model. Effect: f² (not f). Sample size: observations.
   *
   * @param tested coefficients under test, at least 1
   * @param others further coefficients, without the intercept, at least 0
   * @param alpha in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static Power linear(int tested, int others, double alpha) {
    Check.atLeast("tested", tested, 1);
    Check.atLeast("others", others, 0);
    Check.probability("alpha", alpha);
    double used = tested + others + 1.0;
    return new Power(
        (n, f2) -> Curves.f(tested, n - used, f2 * (n - others), alpha), used + 1, ANY, 1, alpha);
  }

  /**
   * χ² test of a table or of a distribution. Effect: w. Sample size: counts altogether.
   *
   * @param df degrees of freedom, above 0
   * @param alpha in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static Power chiSquared(double df, double alpha) {
    double critical = Critical.chiSquared(alpha, df);
    return new Power(
        (n, w) -> new NoncentralChiSquared(df, n * w * w).survival(critical), 1e-9, ANY, 1, alpha);
  }

  /**
   * Two shares, by their arcsines. Effect: h. Sample size: of the first group.
   *
   * @param ratio second sample size over the first, above 0; 1 where they are equal
   * @param alpha in (0, 1)
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static Power twoShares(double ratio, Alternative alternative, double alpha) {
    Check.positive("ratio", ratio);
    Check.probability("alpha", alpha);
    return signed(
        (n, h) -> Curves.normal(h * Math.sqrt(n * ratio / (1 + ratio)), alternative, alpha),
        1e-9,
        ANY,
        alternative,
        alpha);
  }

  /**
   * One share against a value, by their arcsines. Effect: h.
   *
   * @param alpha in (0, 1)
   * @throws IllegalArgumentException if it is not
   */
  public static Power oneShare(Alternative alternative, double alpha) {
    Check.probability("alpha", alpha);
    return signed(
        (n, h) -> Curves.normal(h * Math.sqrt(n), alternative, alpha),
        1e-9,
        ANY,
        alternative,
        alpha);
  }

  /**
   * A correlation against 0, by Fisher's z with its bias. Effect: r. Sample size: pairs.
   *
   * @param alpha in (0, 1)
   * @throws IllegalArgumentException if it is not
   */
  public static Power correlation(Alternative alternative, double alpha) {
    Check.probability("alpha", alpha);
    return signed(Curves.correlation(alternative, alpha), 4, 1 - 1e-12, alternative, alpha);
  }

  /**
   * Two one-sided t tests of two samples of one size. Effect: the bound of equivalence in standard
   * deviations, on either side of 0. Sample size: of each sample. The probability that both tests
   * reject is integrated exactly.
   *
   * @param difference the true one, in standard deviations, usually 0
   * @param alpha of each test, in (0, 0.5)
   * @throws IllegalArgumentException if an argument is out of range
   * @see <a href="https://doi.org/10.1007/BF01063556">Phillips (1990)</a>
   */
  public static Power equivalenceOfTwo(double difference, double alpha) {
    return EquivalencePower.of(difference, alpha, 2, n -> 2 * n - 2, n -> Math.sqrt(2 / n));
  }

  /**
   * As {@link #equivalenceOfTwo} for one sample, or for differences of pairs (in units of their
   * standard deviation). Sample size: values, or pairs.
   */
  public static Power equivalenceOfOne(double difference, double alpha) {
    return EquivalencePower.of(difference, alpha, 2, n -> n - 1, n -> Math.sqrt(1 / n));
  }

  /**
   * Power at a sample size and an effect.
   *
   * @param n as the maker says, not below {@link #least}
   * @param effect as the maker says; for a two-sided test its sign does not matter
   * @throws IllegalArgumentException if an argument is out of range
   */
  public double at(double n, double effect) {
    size(n);
    Check.finite("effect", effect);
    return Math.min(1, curve.at(n, effect));
  }

  /**
   * The sample size for an effect and a power; {@link #least} where less would do.
   *
   * @param effect as the maker says, not 0
   * @param power above alpha, below 1
   * @throws IllegalArgumentException if an argument is out of range, or no sample has that power
   */
  public double n(double effect, double power) {
    Check.finite("effect", effect);
    target(power);
    if (curve.at(least, effect) >= power) {
      return least;
    }
    if (!(curve.at(MOST, effect) > power)) {
      throw new IllegalArgumentException(
          "effect is %s; no sample gives a power of %s".formatted(effect, power));
    }
    return Root.of(n -> curve.at(n, effect) - power, least, least + 20, least, MOST);
  }

  /**
   * The least effect that a sample finds with a power: its sensitivity.
   *
   * @param n as the maker says, not below {@link #least}
   * @param power above alpha, below 1
   * @return positive, or negative where the alternative is LESS
   * @throws IllegalArgumentException if an argument is out of range
   */
  public double effect(double n, double power) {
    size(n);
    target(power);
    return sign * Root.of(size -> curve.at(n, sign * size) - power, 0, 0.5, 0, largest);
  }

  /** Cohen's h of two shares: 2 asin √p1 - 2 asin √p2. */
  public static double h(double p1, double p2) {
    Check.share("p1", p1);
    Check.share("p2", p2);
    return 2 * Math.asin(Math.sqrt(p1)) - 2 * Math.asin(Math.sqrt(p2));
  }

  private void size(double n) {
    if (!(n >= least && n < Double.POSITIVE_INFINITY)) { // the negation also refuses NaN
      throw new IllegalArgumentException("n is %s; at least %s is needed".formatted(n, least));
    }
  }

  private void target(double power) {
    if (!(power > alpha && power < 1)) { // the negation also refuses NaN
      throw new IllegalArgumentException(
          "power is %s; it must lie in (%s, 1)".formatted(power, alpha));
    }
  }

  private static Power signed(
      Curve curve, double least, double largest, Alternative alternative, double alpha) {
    return alternative == Alternative.LESS
        ? new Power((n, effect) -> curve.at(n, -effect), least, largest, -1, alpha)
        : new Power(curve, least, largest, 1, alpha);
  }

  private static Power t(
      Alternative alternative,
      double alpha,
      double least,
      DoubleUnaryOperator df,
      DoubleUnaryOperator size) {
    Check.probability("alpha", alpha);
    return signed(Curves.t(alternative, alpha, df, size), least, ANY, alternative, alpha);
  }
}
