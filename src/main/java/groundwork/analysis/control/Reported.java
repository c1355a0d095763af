package groundwork.analysis.control;

import java.util.ArrayList;
import java.util.List;

/**
 * One result as a sentence, put together part by part; what is undefined (NaN) is left out. See
 * {@link Apa} for how its numbers are written.
 *
 * <pre>{@code
 * Reported.u(517).p(p).effect("r", 0.51).text()          // U = 517, p < .001, r = .51
 * Reported.chi2(8.41, 3, 120).p(p).effect("V", 0.26)     // χ²(3, N = 120) = 8.41, p = .038, V = .26
 * Reported.f(7.59, 5.94, 427.7).p(p).effect("ges", 0.1).note("GG ε = .54")
 * Reported.t(2.31, 41.8).p(p).note("Satterthwaite")      // t(41.80) = 2.31, p = .026 (Satterthwaite)
 * Reported.coefficient(0.52, 0.11).z(4.73).p(p).effect("OR", 1.68).interval(1.36, 2.09, 0.95)
 * Reported.correlation("r", 0.81, 28).p(p)               // r(28) = .81, p < .001
 * }</pre>
 *
 * @param parts as they stand between commas
 * @param note in brackets at the end, or empty
 * @param last what the part before was about, for the digits of its interval
 */
public record Reported(List<String> parts, String note, String last) {
  public Reported {
    parts = List.copyOf(parts);
  }

  private static Reported of(String symbol, String text) {
    return new Reported(List.of(text), "", symbol);
  }

  /** {@code t(37.55) = 4.84}. */
  public static Reported t(double t, double df) {
    return statistic("t", t, df);
  }

  /** {@code F(11, 792) = 7.59}; one undefined df leaves both out. */
  public static Reported f(double f, double df1, double df2) {
    var df =
        Double.isNaN(df1) || Double.isNaN(df2) ? "" : "(" + Apa.df(df1) + ", " + Apa.df(df2) + ")";
    return of("F", "F" + df + " = " + Apa.statistic(f));
  }

  /** Any statistic with one number of degrees of freedom, or none (NaN): {@code H(2) = 5.31}. */
  public static Reported statistic(String name, double value, double df) {
    var symbol = Apa.symbol(name);
    return of(
        symbol,
        symbol + (Double.isNaN(df) ? "" : "(" + Apa.df(df) + ")") + " = " + Apa.statistic(value));
  }

  /** {@code U = 517}: rank sums are whole numbers, or halves where there are ties. */
  public static Reported u(double u) {
    return rankSum("U", u);
  }

  /** {@code V = 31}, {@code W = 92.50}, {@code T = 12}. */
  public static Reported rankSum(String symbol, double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
    return of(
        symbol,
        symbol
            + " = "
            + (whole ? Long.toString((long) value).replace("-", Apa.MINUS) : Apa.number(value)));
  }

  /**
   * {@code χ²(3, N = 120) = 8.41}.
   *
   * @param n observations, or 0 not to say it
   */
  public static Reported chi2(double chi2, double df, long n) {
    return of(
        "χ²", "χ²(" + Apa.df(df) + (n > 0 ? ", N = " + n : "") + ") = " + Apa.statistic(chi2));
  }

  /** {@code b = 0.52, SE = 0.11}. */
  public static Reported coefficient(double b, double se) {
    return of("b", "b = " + Apa.number(b)).value("SE", se);
  }

  /** {@code r(28) = .81}, {@code ρ(28) = .42}, {@code τb = .31} (df NaN). */
  public static Reported correlation(String name, double r, double df) {
    var symbol = Apa.symbol(name);
    return of(
        symbol, symbol + (Double.isNaN(df) ? "" : "(" + Apa.df(df) + ")") + " = " + Apa.share(r));
  }

  /** Any estimate by itself: {@code α = .85}, {@code ICC(2,1) = .75}, {@code BF₁₀ = 3.42}. */
  public static Reported estimate(String name, double value) {
    var symbol = Apa.symbol(name);
    return of(symbol, symbol + " = " + Apa.value(symbol, value));
  }

  /** {@code M = 4.21, SD = 1.10}. */
  public static Reported mean(double mean, double sd) {
    return of("M", "M = " + Apa.number(mean)).value("SD", sd);
  }

  /** {@code Mdn = 4.50, IQR [3.00, 5.25]}: with rank tests. */
  public static Reported median(double median, double q1, double q3) {
    return of("Mdn", "Mdn = " + Apa.number(median))
        .and("IQR " + Apa.bounds(Apa.number(q1), Apa.number(q3)), "Mdn");
  }

  /** {@code z = 4.73}. */
  public Reported z(double z) {
    return test("z", z, Double.NaN);
  }

  /** {@code t(41.80) = 2.31} after a coefficient. */
  public Reported test(String name, double value, double df) {
    return Double.isNaN(value) ? this : and(statistic(name, value, df).parts.get(0), last);
  }

  /** {@code p = .038}. */
  public Reported p(double p) {
    return Double.isNaN(p) ? this : and(Apa.p(p), last);
  }

  /**
   * {@code p = .038 (Holm)}: the p after its family was corrected for.
   *
   * @param method its name, such as {@code holm} or {@code Tukey}
   */
  public Reported pAdjusted(double p, String method) {
    return Double.isNaN(p) ? this : and(Apa.p(p) + " (" + said(method) + ")", last);
  }

  /** {@code ηp² = .10}, {@code d = 1.31}, {@code OR = 1.68}. */
  public Reported effect(String name, double value) {
    var symbol = Apa.symbol(name);
    return Double.isNaN(value) ? this : and(symbol + " = " + Apa.value(symbol, value), symbol);
  }

  /** Another number beside, such as {@code SE = 0.11}. */
  public Reported value(String name, double value) {
    return Double.isNaN(value) ? this : and(name + " = " + Apa.number(value), last);
  }

  /** The interval of what was said last: {@code 95% CI [0.69, 1.91]}. */
  public Reported interval(double low, double high, double level) {
    if (Double.isNaN(low) || Double.isNaN(high)) {
      return this;
    }
    boolean shares = Apa.bounded(last) && Math.abs(low) <= 1 && Math.abs(high) <= 1;
    return and(shares ? Apa.shares(low, high, level) : Apa.interval(low, high, level), last);
  }

  /** In brackets at the end: how df or p were obtained, as {@code GG ε = .54}. */
  public Reported note(String text) {
    return text == null || text.isBlank() ? this : new Reported(parts, text, last);
  }

  private Reported and(String part, String about) {
    var more = new ArrayList<>(parts);
    more.add(part);
    return new Reported(more, note, about);
  }

  /** The whole sentence, in plain Unicode, without a full stop. */
  public String text() {
    return String.join(", ", parts) + (note.isEmpty() ? "" : " (" + note + ")");
  }

  /** The same in LaTeX. */
  public String latex() {
    return Latex.sentence(text());
  }

  private static String said(String method) {
    return switch (method) {
      case "holm", "hochberg", "hommel", "bonferroni", "tukey", "sidak", "scheffe" ->
          Character.toUpperCase(method.charAt(0)) + method.substring(1);
      case "bh", "fdr" -> "BH";
      case "by" -> "BY";
      default -> method;
    };
  }
}
