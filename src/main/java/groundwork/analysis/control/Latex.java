package groundwork.analysis.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text to LaTeX: anything in a label is shown as it is, and a sentence's symbols are set. */
public final class Latex {
  private static final Map<Integer, String> SPECIAL = new LinkedHashMap<>();

  static {
    put("\\", "\\textbackslash{}");
    put("{", "\\{");
    put("}", "\\}");
    for (var one : "$ & # _ %".split(" ")) {
      put(one, "\\" + one);
    }
    put("^", "\\textasciicircum{}");
    put("~", "\\textasciitilde{}");
    put("<", "\\textless{}");
    put(">", "\\textgreater{}");
    put("|", "\\textbar{}");
    put("\"", "\\textquotedbl{}");
    put("'", "\\textquotesingle{}");
    put("`", "\\textasciigrave{}");
    put("[", "{[}"); // or a row that begins with it would be taken for the option of \\
    put("]", "{]}");
    put("*", "{*}");
    put("-", "-{}"); // no ligatures: two hyphens stay two
    put("\u00a0", "~");
    put("–", "\\textendash{}");
    put("—", "\\textemdash{}");
    put("‘", "\\textquoteleft{}");
    put("’", "\\textquoteright{}");
    put("“", "\\textquotedblleft{}");
    put("”", "\\textquotedblright{}");
    put("…", "\\ldots{}");
    put("€", "\\texteuro{}");
    math("−", "-");
    math("×", "\\times");
    math("·", "\\cdot");
    math("±", "\\pm");
    math("∞", "\\infty");
    math("≤", "\\le");
    math("≥", "\\ge");
    math("≠", "\\ne");
    math("→", "\\to");
    math("²", "^2");
    math("³", "^3");
    math("¹", "^1");
    math("⁻", "^-");
    math("⁰", "^0");
    for (int i = 4; i <= 9; i++) {
      math("⁴⁵⁶⁷⁸⁹".substring(i - 4, i - 3), "^" + i);
    }
    for (int i = 0; i <= 9; i++) {
      math("₀₁₂₃₄₅₆₇₈₉".substring(i, i + 1), "_" + i);
    }
    var greek =
        "α alpha β beta γ gamma δ delta ε varepsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega"
            .split(" ");
    for (int i = 0; i < greek.length; i += 2) {
      math(greek[i], "\\" + greek[i + 1]);
    }
  }

  /** What stands in a sentence for a symbol with an index or a power, longest first. */
  private static final Map<String, String> SYMBOLS =
      Map.of(
          "χ²", "$\\chi^2$",
          "ηp²", "$\\eta_p^2$",
          "ηG²", "$\\eta_G^2$",
          "ωp²", "$\\omega_p^2$",
          "εp²", "$\\varepsilon_p^2$",
          "τb", "$\\tau_b$",
          "dz", "$d_z$",
          "dav", "$d_{av}$",
          "rs", "$r_s$",
          "R²", "$R^2$");

  private static final String NAMES = "SD|SE|Mdn|IQR|M|[A-Za-z]";

  /** What is in italics where it stands alone in a table. */
  private static final String STATISTICS = "SD|SE|Mdn|IQR|[tFUVHWzQMbpdrngN]";

  /** A quantity's name before its degrees of freedom, or before =, < or >. */
  private static final Pattern TOKENS =
      Pattern.compile(
          "(?<symbol>χ²|ηp²|ηG²|ωp²|εp²|τb|R²|(?<![\\p{L}\\d])(?:dav|dz|rs)(?=\\(| [=<>]))"
              + "|(?<name>(?<![\\p{L}\\d])(?:"
              + NAMES
              + ")(?=\\((?=[\\d,. N=]+\\) [=<>])| [=<>] | \\[))"
              + "|(?<power>\\d[\\d.]* × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
              + "|(?<minus>−(?=[\\d.∞]))"
              + "|(?<relation> [<>] )");

  private Latex() {}

  private static void put(String character, String latex) {
    SPECIAL.put(character.codePointAt(0), latex);
  }

  private static void math(String character, String latex) {
    put(character, "\\ensuremath{" + latex + "}");
  }

  /**
   * Any text, shown as it is. Control characters become spaces; a letter that pdfLaTeX may not have
   * is handed to {@code \groundworkletter}, which the written document defines.
   */
  public static String text(String text) {
    var latex = new StringBuilder();
    text.codePoints().forEach(one -> latex.append(one(one)));
    return latex.toString();
  }

  private static String one(int character) {
    var special = SPECIAL.get(character);
    if (special != null) {
      return special;
    }
    if (Character.isISOControl(character) || Character.getType(character) == Character.FORMAT) {
      return " ";
    }
    if (Character.getType(character) == Character.SURROGATE) {
      return "?";
    }
    var letter = Character.toString(character);
    boolean known = character < 0x7f || character >= 0xa1 && character <= 0x17e;
    return known ? letter : "\\groundworkletter{%s}{%04X}".formatted(letter, character);
  }

  /** A sentence of {@link Reported}: statistics in italics, Greek letters, signs and powers set. */
  public static String sentence(String text) {
    var latex = new StringBuilder();
    var tokens = TOKENS.matcher(text);
    int from = 0;
    while (tokens.find()) {
      latex.append(text(text.substring(from, tokens.start())));
      latex.append(set(tokens));
      from = tokens.end();
    }
    return latex.append(text(text.substring(from))).toString();
  }

  /** A cell of a table: a sentence, or the name of a statistic by itself. */
  static String cell(String text) {
    return text.matches(STATISTICS) ? "\\textit{" + text + "}" : sentence(text);
  }

  private static String set(Matcher token) {
    var found = token.group();
    if (token.group("symbol") != null) {
      return SYMBOLS.get(found);
    }
    if (token.group("name") != null) {
      return "\\textit{" + found + "}";
    }
    if (token.group("power") != null) {
      int times = found.indexOf(" × 10");
      return "$"
          + found.substring(0, times)
          + " \\times 10^{"
          + lowered(found.substring(times + 5))
          + "}$";
    }
    return token.group("minus") != null ? "$-$" : " $" + found.strip() + "$ ";
  }

  private static String lowered(String raised) {
    var text = new StringBuilder();
    for (char digit : raised.toCharArray()) {
      text.append(digit == '⁻' ? "-" : Integer.toString("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit)));
    }
    return text.toString();
  }
}
