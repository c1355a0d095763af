package groundwork.statistics.design;

import groundwork.statistics.design.Column.Factor;
import groundwork.statistics.design.Column.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds the columns of terms, with names and coding as R's {@code model.matrix} has them.
 *
 * @param x columns first
 * @param assign index of each column's term from 1; 0 for the constant
 */
record Columns(double[][] x, List<String> names, int[] assign) {
  private record Part(List<double[]> x, List<String> names) {}

  /**
   * @param variables by their text in the formula
   * @throws IllegalArgumentException if a factor has fewer than two levels
   */
  static Columns of(Terms terms, Map<String, Column> variables, int rows, Coding coding) {
    var x = new ArrayList<double[]>();
    var names = new ArrayList<String>();
    var assign = new ArrayList<Integer>();
    if (terms.intercept()) {
      double[] ones = new double[rows];
      Arrays.fill(ones, 1);
      x.add(ones);
      names.add("(Intercept)");
      assign.add(0);
    }
    var full = full(terms, variables);
    for (int t = 0; t < terms.terms().size(); t++) {
      var part = term(terms.terms().get(t), variables, full.get(t), coding);
      x.addAll(part.x);
      names.addAll(part.names);
      for (int i = 0; i < part.names.size(); i++) {
        assign.add(t + 1);
      }
    }
    return new Columns(
        x.toArray(double[][]::new), names, assign.stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * The factors of each term that get a column for every level: those whose term without them is
   * not contained in an earlier one, and without a constant the very first factor. This is R's rule
   * (TermCode and modelmatrix in its sources), which looks at earlier terms only.
   */
  private static List<Set<String>> full(Terms terms, Map<String, Column> variables) {
    var full = new ArrayList<Set<String>>();
    boolean first = !terms.intercept();
    for (int t = 0; t < terms.terms().size(); t++) {
      var term = terms.terms().get(t);
      var earlier = terms.terms().subList(0, t);
      var all = new HashSet<String>();
      for (var variable : term.variables()) {
        if (variables.get(variable) instanceof Numbers) {
          continue;
        }
        var rest = term.variables().stream().filter(other -> !other.equals(variable)).toList();
        boolean margin =
            rest.isEmpty() || earlier.stream().anyMatch(one -> one.variables().containsAll(rest));
        if (!margin || first) {
          all.add(variable);
        }
        first = false;
      }
      full.add(all);
    }
    return full;
  }

  private static Part term(
      Term term, Map<String, Column> variables, Set<String> full, Coding coding) {
    Part product = null;
    for (var variable : term.variables()) {
      var part = variable(variable, variables.get(variable), full.contains(variable), coding);
      product = product == null ? part : product(product, part);
    }
    return product;
  }

  /** The first variable's columns change fastest. */
  private static Part product(Part left, Part right) {
    var x = new ArrayList<double[]>();
    var names = new ArrayList<String>();
    for (int j = 0; j < right.names.size(); j++) {
      double[] b = right.x.get(j);
      for (int i = 0; i < left.names.size(); i++) {
        double[] a = left.x.get(i);
        double[] both = new double[a.length];
        Arrays.setAll(both, row -> a[row] * b[row]);
        x.add(both);
        names.add(left.names.get(i) + ":" + right.names.get(j));
      }
    }
    return new Part(x, names);
  }

  private static Part variable(String name, Column column, boolean full, Coding coding) {
    if (column instanceof Numbers numbers) {
      return new Part(List.of(numbers.values()), List.of(name));
    }
    var factor = column.factor();
    int levels = factor.levels().size();
    if (levels < 2) {
      throw new IllegalArgumentException(
          "%s has only one level (%s) in the rows analysed, so nothing can be compared"
              .formatted(name, String.join(", ", factor.levels())));
    }
    var x = new ArrayList<double[]>();
    var names = new ArrayList<String>();
    boolean sum = coding == Coding.SUM && !full;
    int from = full || sum ? 0 : 1;
    int to = sum ? levels - 1 : levels;
    for (int level = from; level < to; level++) {
      x.add(indicator(factor, level, sum ? levels - 1 : -1));
      names.add(name + (sum ? Integer.toString(level + 1) : factor.levels().get(level)));
    }
    return new Part(x, names);
  }

  /**
   * @param last the level with -1, or -1 for none
   */
  private static double[] indicator(Factor factor, int level, int last) {
    return Arrays.stream(factor.codes())
        .mapToDouble(code -> code == level ? 1 : code == last ? -1 : 0)
        .toArray();
  }
}
