package groundwork.statistics.design;

import java.util.List;

/**
 * One random term of a formula: {@code (terms | group)}.
 *
 * @param terms what varies
 * @param group columns whose combinations are the levels; several for {@code a:b}
 */
record RandomPart(Terms terms, List<String> group) {
  public RandomPart {
    group = List.copyOf(group);
  }

  /** As lme4 writes it: {@code participant}, {@code b:a}. */
  public String label() {
    return String.join(":", group);
  }

  public boolean intercept() {
    return terms.intercept();
  }

  /** Slopes, without the intercept. */
  public List<Term> slopes() {
    return terms.terms();
  }

  @Override
  public String toString() {
    var text = terms.intercept() ? "1" : "0";
    for (var term : terms.terms()) {
      text += " + " + term;
    }
    return "(" + text + " | " + label() + ")";
  }
}
