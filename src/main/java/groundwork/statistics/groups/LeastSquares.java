package groundwork.statistics.groups;

import groundwork.statistics.Check;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A linear model of independent units, fitted by least squares.
 *
 * @param estimates one for each column
 * @param covariance of the estimates
 * @param df units - columns
 * @param residuals one for each unit
 */
record LeastSquares(double[] estimates, double[][] covariance, int df, double[] residuals) {
  static LeastSquares of(double[] y, double[][] x) {
    Check.sample("y", y, 2);
    Check.atLeast("columns", x.length, 1);
    Check.sameLength("y", y.length, "x", x[0].length);
    int p = x.length;
    int df = y.length - p;
    if (df < 1) {
      throw new IllegalArgumentException(
          "y has %d values; the %d columns use up all of them".formatted(y.length, p));
    }
    var projections = new Projections(new double[][] {y});
    for (double[] column : x) {
      if (projections.take(column) == null) {
        throw new IllegalArgumentException("a column of x is a combination of others");
      }
    }
    var qr = new QRDecomposition(new Array2DRowRealMatrix(x).transpose());
    double[] estimates = qr.getSolver().solve(new ArrayRealVector(y, false)).toArray();
    RealMatrix r = qr.getR().getSubMatrix(0, p - 1, 0, p - 1);
    var inverse = new QRDecomposition(r).getSolver().getInverse();
    double[] residuals = projections.residuals()[0];
    double square = Projections.dot(residuals, residuals) / df;
    return new LeastSquares(
        estimates,
        inverse.multiply(inverse.transpose()).scalarMultiply(square).getData(),
        df,
        residuals);
  }

  Coefficients coefficients() {
    return Coefficients.of(estimates, covariance, df);
  }
}
