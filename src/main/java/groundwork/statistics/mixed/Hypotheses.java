package groundwork.statistics.mixed;

import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the F tests of a model's terms ask of its coefficients: for each term the rows of an L with
 * the hypothesis Lβ = 0.
 */
public final class Hypotheses {
  private Hypotheses() {}

  /** Type I: each term after those before it. */
  public static Map<String, double[][]> sequential(ModelMatrix matrix) {
    var out = new LinkedHashMap<String, double[][]>();
    double[] r = triangle(matrix.columns());
    int[] assign = matrix.assign();
    for (int term = 1; term <= matrix.terms().size(); term++) {
      put(out, matrix.terms().get(term - 1), rows(r, assign, term));
    }
    return out;
  }

  /** Type II: each term after all that do not contain it. */
  public static Map<String, double[][]> marginal(ModelMatrix matrix) {
    var out = new LinkedHashMap<String, double[][]>();
    int p = matrix.columns().length;
    for (int term = 1; term <= matrix.terms().size(); term++) {
      Term tested = matrix.terms().get(term - 1);
      var order = new ArrayList<Integer>();
      for (int pass = 0; pass < 3; pass++) { // without it, itself, what contains it
        for (int j = 0; j < p; j++) {
          if (pass == place(matrix, matrix.assign()[j], term, tested)) {
            order.add(j);
          }
        }
      }
      double[][] x = order.stream().map(j -> matrix.columns()[j]).toArray(double[][]::new);
      int[] assign = order.stream().mapToInt(j -> matrix.assign()[j]).toArray();
      double[][] permuted = rows(triangle(x), assign, term);
      double[][] l = new double[permuted.length][p];
      for (int row = 0; row < l.length; row++) {
        for (int j = 0; j < p; j++) {
          l[row][order.get(j)] = permuted[row][j];
        }
      }
      put(out, tested, l);
    }
    return out;
  }

  /**
   * Type III: each term after all others, factors coded to sum to zero.
   *
   * @param matrix the columns the model was fitted to
   * @param sum the same formula and rows under {@code Coding.SUM}
   */
  public static Map<String, double[][]> typeThree(ModelMatrix matrix, ModelMatrix sum) {
    var out = new LinkedHashMap<String, double[][]>();
    double[][] x = matrix.columns();
    double[][] s = sum.columns();
    var design = FixedDesign.of(new double[s[0].length], s);
    double[] along = new double[s.length * x.length]; // Q'X, then R^-1 Q'X: coefficients on s
    for (int i = 0; i < s.length; i++) {
      for (int j = 0; j < x.length; j++) {
        along[i * x.length + j] = Dense.dot(design.q()[i], 0, x[j], 0, x[j].length);
      }
    }
    Dense.solveUpper(design.r(), s.length, along, x.length);
    for (int term = 1; term <= matrix.terms().size(); term++) {
      put(out, matrix.terms().get(term - 1), rows(along, x.length, sum.assign(), term));
    }
    return out;
  }

  private static void put(Map<String, double[][]> out, Term term, double[][] rows) {
    if (rows.length > 0) { // a term whose columns were all left out has no hypothesis
      out.put(term.label(), rows);
    }
  }

  private static int place(ModelMatrix matrix, int of, int term, Term tested) {
    if (of == term) {
      return 1;
    }
    return of > 0 && matrix.terms().get(of - 1).variables().containsAll(tested.variables()) ? 2 : 0;
  }

  private static double[] triangle(double[][] x) {
    return FixedDesign.of(new double[x[0].length], x).r();
  }

  private static double[][] rows(double[] r, int[] assign, int term) {
    return rows(r, assign.length, assign, term);
  }

  private static double[][] rows(double[] a, int width, int[] assign, int term) {
    List<double[]> rows = new ArrayList<>();
    for (int j = 0; j < assign.length; j++) {
      if (assign[j] == term) {
        double[] row = new double[width];
        System.arraycopy(a, j * width, row, 0, width);
        rows.add(row);
      }
    }
    return rows.toArray(double[][]::new);
  }
}
