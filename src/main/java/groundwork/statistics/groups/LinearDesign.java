package groundwork.statistics.groups;

import groundwork.statistics.design.Coding;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Columns of a linear model and the terms they belong to.
 *
 * @param x columns first: {@code x[j][i]} is column j of unit i
 * @param assign the term of each column, from 1; 0 for the constant
 * @param terms in the order of the formula
 * @param coding of the factors
 */
public record LinearDesign(double[][] x, int[] assign, List<Term> terms, Coding coding) {
  public LinearDesign {
    terms = List.copyOf(terms);
  }

  /** The fixed part of a model matrix. */
  public static LinearDesign of(ModelMatrix matrix) {
    return new LinearDesign(matrix.columns(), matrix.assign(), matrix.terms(), matrix.coding());
  }

  /** A constant alone. */
  public static LinearDesign constant(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return new LinearDesign(new double[][] {ones}, new int[] {0}, List.of(), Coding.SUM);
  }

  boolean hasConstant() {
    return Arrays.stream(assign).anyMatch(term -> term == 0);
  }

  /**
   * Sums of products of the responses along one term.
   *
   * @param term from 1; 0 for the constant
   * @param responses columns first
   */
  Hypothesis hypothesis(int term, SumsOfSquares type, double[][] responses) {
    var projections = new Projections(responses);
    for (int other : before(term, type)) {
      columns(other).forEach(j -> projections.take(x[j]));
    }
    double[][] products = new double[responses.length][responses.length];
    int df = 0;
    for (int j : columns(term).toArray()) {
      double[] along = projections.take(x[j]);
      if (along != null) {
        df++;
        for (int a = 0; a < along.length; a++) {
          for (int b = 0; b < along.length; b++) {
            products[a][b] += along[a] * along[b];
          }
        }
      }
    }
    return new Hypothesis(products, df);
  }

  /** Sums of products of what the whole design leaves. */
  Hypothesis error(double[][] responses) {
    var projections = new Projections(responses);
    for (double[] column : x) {
      projections.take(column);
    }
    double[][] rest = projections.residuals();
    double[][] products = new double[rest.length][rest.length];
    for (int a = 0; a < rest.length; a++) {
      for (int b = 0; b < rest.length; b++) {
        products[a][b] = Projections.dot(rest[a], rest[b]);
      }
    }
    return new Hypothesis(products, responses[0].length - projections.rank());
  }

  private IntStream columns(int term) {
    return IntStream.range(0, x.length).filter(j -> assign[j] == term);
  }

  private List<Integer> before(int term, SumsOfSquares type) {
    var before = new ArrayList<Integer>();
    if (type == SumsOfSquares.MARGINAL && coding != Coding.SUM) {
      throw new IllegalArgumentException("sums of squares of type III need sum coding");
    }
    for (int other = 0; other <= terms.size(); other++) {
      boolean earlier =
          switch (type) {
            case SEQUENTIAL -> other < term;
            case HIERARCHICAL -> !contains(other, term);
            case MARGINAL -> true;
          };
      if (earlier && other != term) {
        before.add(other);
      }
    }
    return before;
  }

  private boolean contains(int larger, int smaller) {
    if (smaller == 0) {
      return larger != 0;
    }
    return larger != 0
        && new HashSet<>(terms.get(larger - 1).variables())
            .containsAll(terms.get(smaller - 1).variables());
  }

  /**
   * @param products sums of squares and products, responses x responses
   * @param df rank of what they were taken along
   */
  record Hypothesis(double[][] products, int df) {
    double trace() {
      double sum = 0;
      for (int i = 0; i < products.length; i++) {
        sum += products[i][i];
      }
      return sum;
    }
  }
}
