package groundwork.statistics.design;

import java.util.List;

/**
 * A main effect or an interaction of a formula.
 *
 * @param variables as R writes them, in the formula's order of variables: {@code factor(trial)},
 *     {@code method}
 */
public record Term(List<String> variables) {
  public Term {
    variables = List.copyOf(variables);
  }

  /** Number of variables: 1 for a main effect. */
  public int order() {
    return variables.size();
  }

  /** As R writes it: {@code a:b}. */
  public String label() {
    return String.join(":", variables);
  }

  @Override
  public String toString() {
    return label();
  }
}
