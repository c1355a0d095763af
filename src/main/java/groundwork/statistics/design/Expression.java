package groundwork.statistics.design;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A filter or a computed column: comparison ({@code == != < <= > >= in [..]}), {@code and or not},
 * arithmetic, and functions. Immutable.
 *
 * <ul>
 *   <li>Within a row: {@code log log10 log2 exp sqrt abs round(x, digits) min max(a, b) factor
 *       is_missing(x) ifelse(condition, a, b) paste(a, b)}.
 *   <li>Over rows: {@code mean sum sd median first min max(x) count() count(condition)}, and {@code
 *       scale center}, which keep a value a row. They pass over missing values.
 *   <li>What is computed from a missing value is missing, and a filter does not hold for it. An
 *       empty cell is missing; it alone equals {@code ''}.
 *   <li>Texts stand in single or double quotes; columns by name, in backticks where the name has
 *       other characters than letters, digits, dots and underscores.
 * </ul>
 */
public final class Expression {
  private final Node node;

  Expression(Node node) {
    this.node = node;
  }

  /**
   * @throws Unreadable if the text is no expression, with position, rule and remedy
   */
  public static Expression parse(String text) {
    return new Expression(new Parser(text).whole());
  }

  Node node() {
    return node;
  }

  /** Names of the columns in it, in order of appearance. */
  public Set<String> columns() {
    var names = new LinkedHashSet<String>();
    node.walk(
        one -> {
          if (one instanceof Node.Name name) {
            names.add(name.value());
          }
        });
    return names;
  }

  /** Whether it takes something over rows: a mean, a count. */
  public boolean aggregates() {
    var found = new boolean[1];
    node.walk(one -> found[0] |= one instanceof Node.Call call && Functions.aggregates(call));
    return found[0];
  }

  /**
   * A comparison of a column with fixed texts or numbers.
   *
   * @param values as they are written
   */
  public record Comparison(String column, List<String> values) {}

  /** Comparisons for equality, so that it can be checked whether such levels exist. */
  public List<Comparison> comparisons() {
    var found = new ArrayList<Comparison>();
    node.walk(
        one -> {
          if (one instanceof Node.In in && in.operand() instanceof Node.Name name) {
            add(found, name, in.options());
          } else if (one instanceof Node.Binary equal
              && (equal.operator().equals("==") || equal.operator().equals("!="))) {
            if (equal.left() instanceof Node.Name name) {
              add(found, name, List.of(equal.right()));
            } else if (equal.right() instanceof Node.Name name) {
              add(found, name, List.of(equal.left()));
            }
          }
        });
    return found;
  }

  private static void add(List<Comparison> found, Node.Name name, List<Node> options) {
    var values = new ArrayList<String>();
    for (var option : options) {
      if (option instanceof Node.Text text) {
        values.add(text.value());
      } else if (option instanceof Node.Constant || option instanceof Node.Truth) {
        values.add(option.toString());
      }
    }
    if (!values.isEmpty()) {
      found.add(new Comparison(name.value(), values));
    }
  }

  /**
   * Its value in every row.
   *
   * @throws IllegalArgumentException if a column is not there or holds texts where numbers are
   *     needed
   */
  public Column evaluate(Table table) {
    return evaluate(table, new int[table.rows()], 1);
  }

  /**
   * The same with means, counts and scaling within groups; every row has its group's value.
   *
   * @param group of each row, 0 to {@code groups - 1}
   */
  public Column evaluate(Table table, int[] group, int groups) {
    if (group.length != table.rows()) {
      throw new IllegalArgumentException(
          "group has %d values and the table has %d rows".formatted(group.length, table.rows()));
    }
    return new Evaluation(table, group, groups).of(node);
  }

  /**
   * Whether it is true of each row; false where it is missing.
   *
   * @throws IllegalArgumentException as {@link #evaluate(Table)}
   */
  public boolean[] holds(Table table) {
    return holds(table, new int[table.rows()], 1);
  }

  /**
   * The same with means, counts and scaling within groups.
   *
   * @param group of each row, 0 to {@code groups - 1}
   */
  public boolean[] holds(Table table, int[] group, int groups) {
    double[] truth = Evaluation.truth(evaluate(table, group, groups), node);
    var holds = new boolean[truth.length];
    for (int i = 0; i < truth.length; i++) {
      holds[i] = truth[i] == 1;
    }
    return holds;
  }

  /** As R would write it. */
  @Override
  public String toString() {
    return node.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Expression expression && node.equals(expression.node);
  }

  @Override
  public int hashCode() {
    return node.hashCode();
  }
}
