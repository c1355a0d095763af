package groundwork.analysis.control;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Numbers as APA 7 and JARS-Quant write them, in plain Unicode; {@link Latex#sentence} turns the
 * result into LaTeX. Whoever makes a finding takes its {@code sentences} from {@link Reported},
 * which puts these numbers together:
 *
 * <pre>{@code
 * Reported.t(4.84, 37.55).p(2.1e-5).effect("d", 1.31).interval(0.69, 1.91, 0.95).text()
 *   // t(37.55) = 4.84, p < .001, d = 1.31, 95% CI [0.69, 1.91]
 * Reported.f(7.59, 11, 792).p(1e-11).effect("partial eta2", 0.10).text()
 *   // F(11, 792) = 7.59, p < .001, ηp² = .10
 * }</pre>
 *
 * <p>Halves are rounded up in magnitude, in decimal. What is undefined (NaN) is {@code –}.
 *
 * @see <a href="https://doi.org/10.1037/0000165-000">Publication Manual of the APA, 7th ed.,
 *     6.36</a>
 */
public final class Apa {
  /** Below this a number is what rounding left of 0. */
  private static final double ROUNDING = 1e-12;

  /** In place of a number that there is not. */
  public static final String NONE = "–";

  static final String MINUS = "−";

  /** The Unicode form of a quantity's name; others are written as they are. */
  private static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry("chi2", "χ²"),
          Map.entry("eta2", "η²"),
          Map.entry("partial-eta2", "ηp²"),
          Map.entry("eta2p", "ηp²"),
          Map.entry("eta2-partial", "ηp²"),
          Map.entry("partialeta2", "ηp²"),
          Map.entry("eta2g", "ηG²"),
          Map.entry("ges", "ηG²"),
          Map.entry("generalised-eta2", "ηG²"),
          Map.entry("eta2-generalised", "ηG²"),
          Map.entry("omega2", "ω²"),
          Map.entry("partial-omega2", "ωp²"),
          Map.entry("omega2p", "ωp²"),
          Map.entry("omega2-partial", "ωp²"),
          Map.entry("epsilon2", "ε²"),
          Map.entry("partial-epsilon2", "εp²"),
          Map.entry("r2", "R²"),
          Map.entry("rho", "ρ"),
          Map.entry("tau", "τ"),
          Map.entry("tau-b", "τb"),
          Map.entry("alpha", "α"),
          Map.entry("omega", "ω"),
          Map.entry("kappa", "κ"),
          Map.entry("phi", "φ"),
          Map.entry("cliff", "Cliff’s δ"),
          Map.entry("cliffs-delta", "Cliff’s δ"),
          Map.entry("cliff's-delta", "Cliff’s δ"),
          Map.entry("delta", "δ"),
          Map.entry("rank-biserial", "r"),
          Map.entry("v", "V"),
          Map.entry("cramer-v", "V"),
          Map.entry("cramers-v", "V"),
          Map.entry("cramer's-v", "V"),
          Map.entry("kendall-w", "W"),
          Map.entry("d-z", "dz"),
          Map.entry("d-av", "dav"),
          Map.entry("odds-ratio", "OR"),
          Map.entry("or", "OR"),
          Map.entry("risk-ratio", "RR"),
          Map.entry("a12", "A₁₂"),
          Map.entry("bf10", "BF₁₀"),
          Map.entry("bf01", "BF₀₁"),
          Map.entry("auc", "AUC"),
          Map.entry("epsilon", "ε"));

  /** Quantities that cannot lie beyond ±1 have no leading zero. */
  private static final Set<String> BOUNDED =
      Set.of(
          "p",
          "r",
          "rs",
          "ρ",
          "τ",
          "τb",
          "η²",
          "ηp²",
          "ηG²",
          "ω²",
          "ωp²",
          "ε²",
          "εp²",
          "ε",
          "R²",
          "W",
          "V",
          "α",
          "ω",
          "κ",
          "φ",
          "Cliff’s δ",
          "δ",
          "A₁₂",
          "ICC",
          "AC1",
          "CCC",
          "AUC");

  private Apa() {}

  /** As {@code χ²} or {@code ηp²}, from {@code chi2} or {@code partial eta2}. */
  public static String symbol(String name) {
    var key = name.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-");
    return SYMBOLS.getOrDefault(key, name.strip());
  }

  /** Whether a quantity is written without the zero before the point. */
  public static boolean bounded(String name) {
    var symbol = symbol(name);
    return BOUNDED.contains(symbol) || symbol.startsWith("ICC(");
  }

  /** A test statistic: two decimals, whatever its size; very large ones by their power of ten. */
  public static String statistic(double value) {
    return fixed(value, 2);
  }

  /**
   * An estimate in its own unit: two decimals, and more where otherwise fewer than two digits that
   * matter would be left.
   */
  public static String number(double value) {
    return number(value, decimals(value));
  }

  static String number(double value, int decimals) {
    double size = Math.abs(value);
    return size > 0 && size < 5e-5 && decimals > 2 ? power(value) : fixed(value, decimals);
  }

  /** A quantity within ±1, such as a correlation: {@code .81}, {@code −.05}, {@code 1.00}. */
  public static String share(double value) {
    return fixed(value, 2).replaceFirst("^(−?)0\\.", "$1.");
  }

  /** Degrees of freedom: {@code 38} or {@code 37.55}; what is whole but for rounding is whole. */
  public static String df(double value) {
    boolean whole = Math.abs(value - Math.rint(value)) < 0.005 && Math.abs(value) < 1e6;
    return fixed(value, whole ? 0 : 2);
  }

  /** {@code p = .038}, {@code p < .001} or {@code p > .999}. */
  public static String p(double p) {
    return Double.isNaN(p) ? "p = " + NONE : "p " + relation(probability(p));
  }

  /** {@code .038}, {@code < .001} or {@code > .999}: as it stands in a table. */
  public static String probability(double p) {
    if (Double.isNaN(p)) {
      return NONE;
    }
    if (p < 0 || p > 1) {
      throw new IllegalArgumentException("p: " + p + " is no probability");
    }
    if (p < 0.001) {
      return "< .001";
    }
    return p >= 0.9995 ? "> .999" : fixed(p, 3).substring(1);
  }

  private static String relation(String value) {
    return value.startsWith("<") || value.startsWith(">") ? value : "= " + value;
  }

  /** A value by the rule for its quantity. */
  public static String value(String name, double value) {
    return bounded(name) && Math.abs(value) <= 1 ? share(value) : number(value);
  }

  /** {@code 95% CI [0.69, 1.91]}, with as many decimals as the smaller bound needs. */
  public static String interval(double low, double high, double level) {
    int decimals = Math.max(decimals(low), decimals(high));
    return level(level) + bounds(number(low, decimals), number(high, decimals));
  }

  /** {@code 95% CI [.52, .93]} of a quantity within ±1. */
  public static String shares(double low, double high, double level) {
    return level(level) + bounds(share(low), share(high));
  }

  static String bounds(String low, String high) {
    return "[" + low + ", " + high + "]";
  }

  /** {@code 95% CI } and the like. */
  private static String level(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level: " + level + " is not between 0 and 1");
    }
    return plain(BigDecimal.valueOf(level).movePointRight(2)) + "% CI ";
  }

  /** {@code 45.0%} from 0.45. */
  public static String percent(double share) {
    return Double.isNaN(share) ? NONE : fixed(100 * share, 1) + "%";
  }

  /** Two decimals, or two digits that matter; what is only rounding is 0. */
  private static int decimals(double value) {
    double size = Math.abs(value);
    if (size < ROUNDING || !(size < 0.095)) {
      return 2;
    }
    return Math.min(6, 1 - (int) Math.floor(Math.log10(size)));
  }

  private static String fixed(double value, int decimals) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    if (Double.isInfinite(value)) {
      return value < 0 ? MINUS + "∞" : "∞";
    }
    if (Math.abs(value) >= 1e6) {
      return power(value);
    }
    var rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return (rounded.signum() < 0 ? MINUS : "") + rounded.abs().toPlainString();
  }

  /** {@code 1.23 × 10⁷}. */
  private static String power(double value) {
    var rounded = BigDecimal.valueOf(value).round(new MathContext(3, RoundingMode.HALF_UP));
    int exponent = rounded.precision() - rounded.scale() - 1;
    var digits = rounded.abs().movePointLeft(exponent).setScale(2, RoundingMode.HALF_UP);
    return (value < 0 ? MINUS : "") + digits.toPlainString() + " × 10" + raised(exponent);
  }

  private static String raised(int exponent) {
    var text = new StringBuilder();
    for (char digit : Integer.toString(exponent).toCharArray()) {
      text.append(digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
    }
    return text.toString();
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
