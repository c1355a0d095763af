package groundwork.statistics.mixed;

import groundwork.statistics.design.RandomTerm;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** A linear mixed model by its definition, with n x n matrices: slow, and plainly right. */
record Full(RealMatrix x, RealVector y, List<RealMatrix> z, List<RealMatrix> t) {
  static Full of(double[] y, double[][] x, List<RandomTerm> terms, double[] theta) {
    var z = new ArrayList<RealMatrix>();
    var t = new ArrayList<RealMatrix>();
    int at = 0;
    for (RandomTerm term : terms) {
      int k = term.z().length;
      RealMatrix one = new Array2DRowRealMatrix(y.length, term.levels().size() * k);
      for (int i = 0; i < y.length; i++) {
        for (int a = 0; a < k; a++) {
          one.setEntry(i, term.codes()[i] * k + a, term.z()[a][i]);
        }
      }
      z.add(one);
      RealMatrix lower = new Array2DRowRealMatrix(k, k);
      for (int c = 0; c < k; c++) {
        for (int r = c; r < k; r++) {
          lower.setEntry(r, c, theta[at++]);
        }
      }
      t.add(lower);
    }
    return new Full(new Array2DRowRealMatrix(x).transpose(), MatrixUtils.createRealVector(y), z, t);
  }

  /** Z (A ⊗ I) Z' of one term. */
  RealMatrix spread(int term, RealMatrix a) {
    int k = a.getColumnDimension();
    int levels = z.get(term).getColumnDimension() / k;
    RealMatrix all = new Array2DRowRealMatrix(levels * k, levels * k);
    for (int l = 0; l < levels; l++) {
      all.setSubMatrix(a.getData(), l * k, l * k);
    }
    return z.get(term).multiply(all).multiply(z.get(term).transpose());
  }

  RealMatrix v() {
    RealMatrix v = MatrixUtils.createRealIdentityMatrix(x.getRowDimension());
    for (int term = 0; term < z.size(); term++) {
      v = v.add(spread(term, t.get(term).multiply(t.get(term).transpose())));
    }
    return v;
  }

  static RealMatrix inverse(RealMatrix a) {
    return new LUDecomposition(a, 0).getSolver().getInverse();
  }

  static double log(RealMatrix a) {
    return Math.log(new LUDecomposition(a, 0).getDeterminant());
  }

  double deviance(Estimator estimator) {
    RealMatrix inverse = inverse(v());
    RealMatrix information = x.transpose().multiply(inverse).multiply(x);
    RealVector beta = inverse(information).operate(x.transpose().operate(inverse.operate(y)));
    RealVector residual = y.subtract(x.operate(beta));
    double rss = residual.dotProduct(inverse.operate(residual));
    boolean reml = estimator == Estimator.REML;
    double d = x.getRowDimension() - (reml ? x.getColumnDimension() : 0);
    double logs = log(v()) + (reml ? log(information) : 0);
    return logs + d * (1 + Math.log(2 * Math.PI * rss / d));
  }

  /** Kenward and Roger's adjusted covariance, after their equations with G_0 = I. */
  RealMatrix adjusted(double variance) {
    var g = new ArrayList<RealMatrix>();
    g.add(MatrixUtils.createRealIdentityMatrix(x.getRowDimension()));
    for (int term = 0; term < z.size(); term++) {
      int k = t.get(term).getColumnDimension();
      for (int i = 0; i < k; i++) {
        for (int j = 0; j <= i; j++) {
          RealMatrix e = new Array2DRowRealMatrix(k, k);
          e.setEntry(i, j, 1);
          e.setEntry(j, i, 1);
          g.add(spread(term, e));
        }
      }
    }
    RealMatrix inverse = inverse(v().scalarMultiply(variance));
    RealMatrix phi = inverse(x.transpose().multiply(inverse).multiply(x));
    int m = g.size();
    RealMatrix information = new Array2DRowRealMatrix(m, m);
    RealMatrix[] p = new RealMatrix[m];
    RealMatrix[] half = new RealMatrix[m];
    for (int r = 0; r < m; r++) {
      half[r] = inverse.multiply(g.get(r));
      p[r] = x.transpose().multiply(half[r]).multiply(inverse).multiply(x).scalarMultiply(-1);
    }
    RealMatrix[][] q = new RealMatrix[m][m];
    for (int r = 0; r < m; r++) {
      for (int s = 0; s < m; s++) {
        RealMatrix product = half[r].multiply(half[s]);
        q[r][s] = x.transpose().multiply(product).multiply(inverse).multiply(x);
        information.setEntry(
            r,
            s,
            product.getTrace()
                - 2 * phi.multiply(q[r][s]).getTrace()
                + phi.multiply(p[r]).multiply(phi).multiply(p[s]).getTrace());
      }
    }
    RealMatrix w = inverse(information).scalarMultiply(2);
    RealMatrix u = new Array2DRowRealMatrix(phi.getRowDimension(), phi.getRowDimension());
    for (int r = 0; r < m; r++) {
      for (int s = 0; s < m; s++) {
        RealMatrix inner = q[r][s].subtract(p[r].multiply(phi).multiply(p[s]));
        u = u.add(inner.scalarMultiply(w.getEntry(r, s)));
      }
    }
    return phi.add(phi.multiply(u).multiply(phi).scalarMultiply(2));
  }
}
