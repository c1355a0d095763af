package groundwork.statistics.design;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Wilkinson formula such as {@code log(rt) ~ a*b + (1 + a | participant) + (1 | item)}: {@code +
 * - * : / ^}, {@code 0 +} or {@code - 1} without intercept, {@code I(x^2)}, any {@link Expression}
 * as response or variable, {@code cbind(hits, misses)} and {@code Surv(time, event)} before the ~.
 * Immutable.
 *
 * @see <a href="https://doi.org/10.2307/2346786">Wilkinson and Rogers (1973)</a>
 */
public final class Formula {
  private final Optional<Expression> response;
  private final Terms fixed;
  private final List<RandomPart> random;

  Formula(Optional<Expression> response, Terms fixed, List<RandomPart> random) {
    this.response = response;
    this.fixed = fixed;
    this.random = List.copyOf(random);
  }

  /**
   * @throws Unreadable if the text is no formula, with position, rule and remedy
   */
  public static Formula parse(String text) {
    return new FormulaParser(text).read();
  }

  /** What stands before the ~; empty in {@code ~ a + b}. */
  public Optional<Expression> response() {
    return response;
  }

  /** Whether the fixed part has an intercept. */
  public boolean intercept() {
    return fixed.intercept();
  }

  /** Fixed terms in R's order. */
  public List<Term> terms() {
    return fixed.terms();
  }

  /** Expressions of the fixed part by their text, in order of appearance. */
  public Map<String, Expression> variables() {
    return fixed.variables();
  }

  /** One {@code (slopes | group)}, as written or split by {@code ||} and {@code /}. */
  public record Random(boolean intercept, List<Term> slopes, String group, List<String> columns) {}

  /** Random terms; several of one group are uncorrelated. */
  public List<Random> random() {
    return random.stream()
        .map(part -> new Random(part.intercept(), part.slopes(), part.label(), part.group()))
        .toList();
  }

  Terms fixed() {
    return fixed;
  }

  List<RandomPart> parts() {
    return random;
  }

  /** The same without random terms. */
  public Formula withoutRandom() {
    return new Formula(response, fixed, List.of());
  }

  /** Names of all columns in it. */
  public Set<String> columns() {
    var names = new LinkedHashSet<String>();
    response.ifPresent(expression -> names.addAll(expression.columns()));
    names.addAll(predictors());
    random.forEach(
        part -> {
          part.terms().variables().values().forEach(one -> names.addAll(one.columns()));
          names.addAll(part.group());
        });
    return names;
  }

  /** Names of the columns of the fixed part. */
  public Set<String> predictors() {
    var names = new LinkedHashSet<String>();
    fixed.variables().values().forEach(one -> names.addAll(one.columns()));
    return names;
  }

  /** As R would write it, terms expanded. */
  @Override
  public String toString() {
    var parts = new ArrayList<String>();
    if (!fixed.intercept()) {
      parts.add("0");
    } else if (fixed.terms().isEmpty()) {
      parts.add("1");
    }
    fixed.terms().forEach(term -> parts.add(term.label()));
    random.forEach(part -> parts.add(part.toString()));
    return response.map(expression -> expression + " ").orElse("")
        + "~ "
        + parts.stream().collect(Collectors.joining(" + "));
  }
}
