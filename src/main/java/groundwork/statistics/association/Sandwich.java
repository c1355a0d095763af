package groundwork.statistics.association;

import groundwork.statistics.Check;
import java.util.Arrays;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Variances of coefficients from the residuals themselves. Everything is in the whitened form of
 * the regression: rows times the root of their weight, residuals of unit variance times sigma.
 *
 * @param x columns first, p x n
 * @param residuals n
 * @param root p x p upper triangle in rows, root · root' = (X'X)⁻¹
 */
record Sandwich(double[][] x, double[] residuals, double[][] root) {
  /** Standard errors and their degrees of freedom, one a coefficient, and all covariances. */
  record Errors(double[] se, double[] df, double[][] covariance) {}

  /** X'X inverse. */
  static double[][] bread(double[][] root) {
    RealMatrix l = MatrixUtils.createRealMatrix(root);
    return l.multiply(l.transpose()).getData();
  }

  double[] rows(Robust.Rows kind) {
    int p = x.length;
    int n = residuals.length;
    double[][] meat = new double[p][p];
    double[] row = new double[p];
    for (int i = 0; i < n; i++) {
      double leverage = 0;
      for (int j = 0; j < p; j++) {
        double turned = 0;
        for (int k = 0; k <= j; k++) {
          turned += x[k][i] * root[k][j];
        }
        leverage += turned * turned;
        row[j] = x[j][i];
      }
      double square =
          residuals[i]
              * residuals[i]
              * switch (kind) {
                case HC0 -> 1;
                case HC1 -> n / (double) (n - p);
                case HC2 -> 1 / (1 - leverage);
                case HC3 -> 1 / ((1 - leverage) * (1 - leverage));
              };
      add(meat, row, square);
    }
    return errors(variance(meat));
  }

  /**
   * @param clusters place of each row's cluster, 0 to groups - 1
   */
  Errors clustered(int[] clusters, Robust.Clustered kind) {
    int n = residuals.length;
    Check.sameLength("rows", n, "clusters", clusters.length);
    int groups = Arrays.stream(clusters).max().orElse(-1) + 1;
    if (groups < 2 || Arrays.stream(clusters).min().orElse(0) < 0) {
      throw new IllegalArgumentException(
          "clusters are %d; at least 2 are needed".formatted(groups));
    }
    int p = x.length;
    double[][] scores = new double[groups][p];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < p; j++) {
        scores[clusters[i]][j] += x[j][i] * residuals[i];
      }
    }
    double[] df = new double[p];
    Arrays.fill(df, groups - 1.0);
    double factor = kind == Robust.Clustered.CR1 ? groups / (groups - 1.0) : 1;
    if (kind == Robust.Clustered.CR2) {
      var adjusted = new Adjusted(clusters, groups);
      for (int g = 0; g < groups; g++) {
        scores[g] = adjusted.score(g, scores[g]);
      }
      df = adjusted.df();
    }
    double[][] meat = new double[p][p];
    for (double[] score : scores) {
      add(meat, score, factor);
    }
    RealMatrix variance = variance(meat);
    return new Errors(errors(variance), df, variance.getData());
  }

  private RealMatrix variance(double[][] meat) {
    RealMatrix bread = MatrixUtils.createRealMatrix(bread(root));
    return bread.multiply(MatrixUtils.createRealMatrix(meat)).multiply(bread);
  }

  private static double[] errors(RealMatrix variance) {
    double[] errors = new double[variance.getRowDimension()];
    Arrays.setAll(errors, j -> Math.sqrt(variance.getEntry(j, j)));
    return errors;
  }

  private static void add(double[][] meat, double[] row, double factor) {
    for (int a = 0; a < row.length; a++) {
      for (int b = 0; b < row.length; b++) {
        meat[a][b] += row[a] * row[b] * factor;
      }
    }
  }

  /**
   * Each cluster's residuals times the inverse root of what the fit left of their variance. That
   * matrix is as large as the cluster, but its part in the columns of X has the rank of X, so that
   * with Z = X L, f(Z Z') Z = Z f(Z'Z) and p x p matrices do.
   */
  private final class Adjusted {
    private final RealMatrix l = MatrixUtils.createRealMatrix(root);
    private final RealMatrix back = MatrixUtils.inverse(l).transpose();
    private final RealMatrix[] inverseRoot;
    private final RealMatrix[] weight; // Z'Z of the cluster
    private final RealMatrix[] inverse;

    Adjusted(int[] clusters, int groups) {
      int p = x.length;
      double[][][] squares = new double[groups][p][p];
      double[] row = new double[p];
      for (int i = 0; i < clusters.length; i++) {
        for (int j = 0; j < p; j++) {
          row[j] = x[j][i];
        }
        add(squares[clusters[i]], row, 1);
      }
      inverseRoot = new RealMatrix[groups];
      inverse = new RealMatrix[groups];
      weight = new RealMatrix[groups];
      for (int g = 0; g < groups; g++) {
        weight[g] =
            symmetric(l.transpose().multiply(MatrixUtils.createRealMatrix(squares[g])).multiply(l));
        var eigen = new EigenDecomposition(weight[g]);
        inverseRoot[g] = power(eigen, -0.5);
        inverse[g] = power(eigen, -1);
      }
    }

    double[] score(int g, double[] score) {
      return back.multiply(inverseRoot[g]).multiply(l.transpose()).operate(score);
    }

    double[] df() {
      int groups = weight.length;
      double[] df = new double[x.length];
      for (int c = 0; c < df.length; c++) {
        double[] direction = l.getRow(c); // L'c
        double[][] shared = new double[groups][];
        double[] own = new double[groups];
        for (int g = 0; g < groups; g++) {
          double[] weighted = weight[g].operate(direction);
          shared[g] = inverseRoot[g].operate(weighted);
          own[g] = dot(direction, inverse[g].operate(weighted));
        }
        double trace = 0;
        double squares = 0;
        for (int g = 0; g < groups; g++) {
          for (int h = 0; h < groups; h++) {
            double both = (g == h ? own[g] : 0) - dot(shared[g], shared[h]);
            trace += g == h ? both : 0;
            squares += both * both;
          }
        }
        df[c] = trace * trace / squares;
      }
      return df;
    }

    /** Rounding makes products unequal across the diagonal, and then other algorithms are taken. */
    private static RealMatrix symmetric(RealMatrix m) {
      return m.add(m.transpose()).scalarMultiply(0.5);
    }

    /** (1 - eigenvalue) to a power; 0 where a cluster alone decides a coefficient. */
    private static RealMatrix power(EigenDecomposition eigen, double exponent) {
      double[] values = eigen.getRealEigenvalues();
      for (int i = 0; i < values.length; i++) {
        double left = 1 - values[i];
        values[i] = left > 1e-10 ? Math.pow(left, exponent) : 0;
      }
      RealMatrix v = eigen.getV();
      return v.multiply(MatrixUtils.createRealDiagonalMatrix(values)).multiply(v.transpose());
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += a[i] * b[i];
      }
      return sum;
    }
  }
}
