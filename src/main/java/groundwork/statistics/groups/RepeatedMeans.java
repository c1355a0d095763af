package groundwork.statistics.groups;

import groundwork.statistics.design.ModelMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Marginal means of a repeated-measures design: every cell has its own regression on the groups,
 * and contrasts have the error of just that contrast of each person's cells. No sphericity is
 * assumed.
 *
 * @param grid within factors and those between people
 * @param model a coefficient for each column between people and each cell; degrees of freedom are
 *     those between people
 */
public record RepeatedMeans(ReferenceGrid grid, Coefficients model) {
  /**
   * @param cells people x combinations, the last within factor changing fastest
   * @param levels of each within factor, by name, in the order of the combinations
   * @param between model matrix with a row for each person, without aliased columns; empty where
   *     there are no groups
   * @throws IllegalArgumentException if shapes differ, a value is not finite, or the people are no
   *     more than the columns between them
   */
  public static RepeatedMeans of(
      double[][] cells, Map<String, List<String>> levels, Optional<ModelMatrix> between) {
    double[][] x =
        between.map(ModelMatrix::columns).orElseGet(() -> LinearDesign.constant(cells.length).x());
    return new RepeatedMeans(grid(levels, between), model(cells, x));
  }

  private static Coefficients model(double[][] cells, double[][] x) {
    double[][] columns = WithinTerms.transposed(cells);
    int k = columns.length;
    int p = x.length;
    var fits = new ArrayList<LeastSquares>();
    for (double[] column : columns) {
      fits.add(LeastSquares.of(column, x));
    }
    int df = fits.getFirst().df();
    double[][] unscaled = scaled(fits.getFirst());
    double[] estimates = new double[p * k];
    double[][] covariance = new double[p * k][p * k];
    for (int a = 0; a < k; a++) {
      for (int j = 0; j < p; j++) {
        estimates[j * k + a] = fits.get(a).estimates()[j];
      }
      for (int b = 0; b < k; b++) {
        double common = Projections.dot(fits.get(a).residuals(), fits.get(b).residuals()) / df;
        for (int i = 0; i < p; i++) {
          for (int j = 0; j < p; j++) {
            covariance[i * k + a][j * k + b] = unscaled[i][j] * common;
          }
        }
      }
    }
    return Coefficients.of(estimates, covariance, df);
  }

  /** The inverse cross-products of the columns between people. */
  private static double[][] scaled(LeastSquares fit) {
    double square = Projections.dot(fit.residuals(), fit.residuals()) / fit.df();
    double[][] inverse = new double[fit.covariance().length][];
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] = fit.covariance()[i].clone();
      for (int j = 0; j < inverse.length; j++) {
        inverse[i][j] /= square;
      }
    }
    return inverse;
  }

  private static ReferenceGrid grid(
      Map<String, List<String>> levels, Optional<ModelMatrix> between) {
    var variables = new LinkedHashMap<>(levels);
    var people = between.map(ReferenceGrid::of);
    people.ifPresent(one -> variables.putAll(one.variables()));
    int[] sizes = levels.values().stream().mapToInt(List::size).toArray();
    int k = 1;
    for (int size : sizes) {
      k *= size;
    }
    double[][] groups = people.map(ReferenceGrid::design).orElse(new double[][] {{1}});
    int[][] groupRows = people.map(ReferenceGrid::rows).orElse(new int[1][0]);
    var rows = new ArrayList<int[]>();
    var design = new ArrayList<double[]>();
    for (int group = 0; group < groups.length; group++) {
      for (int cell = 0; cell < k; cell++) {
        int[] row = new int[variables.size()];
        int rest = cell;
        for (int f = sizes.length - 1; f >= 0; f--) {
          row[f] = rest % sizes[f];
          rest /= sizes[f];
        }
        System.arraycopy(groupRows[group], 0, row, sizes.length, groupRows[group].length);
        rows.add(row);
        double[] weights = new double[groups[group].length * k];
        for (int j = 0; j < groups[group].length; j++) {
          weights[j * k + cell] = groups[group][j];
        }
        design.add(weights);
      }
    }
    return new ReferenceGrid(
        variables, rows.toArray(int[][]::new), design.toArray(double[][]::new));
  }
}
