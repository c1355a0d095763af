package groundwork.statistics.groups;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Orthonormal contrasts of the cells for each main effect and interaction of within factors. */
final class WithinTerms {
  private WithinTerms() {}

  /**
   * @param name {@code a:b}; empty for the mean of all cells
   * @param contrasts contrasts x cells, orthonormal
   */
  record WithinTerm(String name, double[][] contrasts) {
    /** Contrasts first: {@code [contrast][person]}. */
    double[][] apply(double[][] cells) {
      double[][] values = new double[contrasts.length][cells.length];
      for (int c = 0; c < contrasts.length; c++) {
        for (int i = 0; i < cells.length; i++) {
          values[c][i] = Projections.dot(contrasts[c], cells[i]);
        }
      }
      return values;
    }
  }

  /** The mean, then main effects in the order of the factors, then interactions by order. */
  static List<WithinTerm> of(List<WithinFactor> factors) {
    var subsets = new ArrayList<List<Integer>>();
    for (int subset = 0; subset < 1 << factors.size(); subset++) {
      int bits = subset;
      subsets.add(
          IntStream.range(0, factors.size()).filter(f -> (bits >> f & 1) == 1).boxed().toList());
    }
    subsets.sort(
        Comparator.<List<Integer>>comparingInt(List::size)
            .thenComparing(
                (a, b) ->
                    IntStream.range(0, a.size())
                        .map(i -> Integer.compare(a.get(i), b.get(i)))
                        .filter(difference -> difference != 0)
                        .findFirst()
                        .orElse(0)));
    return subsets.stream().map(subset -> term(subset, factors)).toList();
  }

  private static WithinTerm term(List<Integer> subset, List<WithinFactor> factors) {
    double[][] contrasts = {{1}};
    for (int f = 0; f < factors.size(); f++) {
      int levels = factors.get(f).levels();
      contrasts = product(contrasts, subset.contains(f) ? helmert(levels) : mean(levels));
    }
    return new WithinTerm(
        subset.stream().map(f -> factors.get(f).name()).collect(Collectors.joining(":")),
        contrasts);
  }

  private static double[][] mean(int levels) {
    double[] mean = new double[levels];
    Arrays.fill(mean, 1 / Math.sqrt(levels));
    return new double[][] {mean};
  }

  /** Each level with the mean of those before it. */
  private static double[][] helmert(int levels) {
    double[][] contrasts = new double[levels - 1][levels];
    for (int c = 1; c < levels; c++) {
      double length = Math.sqrt((double) c * (c + 1));
      for (int level = 0; level < c; level++) {
        contrasts[c - 1][level] = -1 / length;
      }
      contrasts[c - 1][c] = c / length;
    }
    return contrasts;
  }

  /** Kronecker: the columns of the second change fastest. */
  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length * b.length][a[0].length * b[0].length];
    for (int i = 0; i < product.length; i++) {
      for (int j = 0; j < product[i].length; j++) {
        product[i][j] = a[i / b.length][j / b[0].length] * b[i % b.length][j % b[0].length];
      }
    }
    return product;
  }

  static double[][] transposed(double[][] matrix) {
    double[][] turned = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < turned.length; j++) {
        turned[j][i] = matrix[i][j];
      }
    }
    return turned;
  }
}
