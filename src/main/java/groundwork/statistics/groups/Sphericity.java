package groundwork.statistics.groups;

import java.util.OptionalDouble;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether all differences between a person's conditions vary alike, and by how much degrees of
 * freedom shrink where they do not.
 *
 * @param w Mauchly's statistic, 1 for perfect sphericity; empty where the people are too few for it
 * @param p of Mauchly's test; empty likewise
 * @param greenhouseGeisser epsilon, from 1/d to 1
 * @param huynhFeldt epsilon, may exceed 1; counts as 1 then
 * @see <a href="https://doi.org/10.1214/aoms/1177731915">Mauchly (1940)</a>
 * @see <a href="https://doi.org/10.1007/BF02289823">Greenhouse and Geisser (1959)</a>
 * @see <a href="https://doi.org/10.3102/10769986001001069">Huynh and Feldt (1976)</a>
 */
public record Sphericity(
    OptionalDouble w, OptionalDouble p, double greenhouseGeisser, double huynhFeldt) {

  /**
   * @param products error sums of squares and products of d orthonormal contrasts, d at least 2
   * @param df degrees of freedom of the error
   * @param cells number of measurements each contrast weighs
   */
  static Sphericity of(double[][] products, int df, int cells) {
    int d = products.length;
    double trace = 0;
    double squares = 0;
    for (int a = 0; a < d; a++) {
      trace += products[a][a];
      for (int b = 0; b < d; b++) {
        squares += products[a][b] * products[a][b];
      }
    }
    double gg = trace * trace / (d * squares);
    double hf = ((df + 1.0) * d * gg - 2) / (d * (df - d * gg));
    if (df < d) {
      return new Sphericity(OptionalDouble.empty(), OptionalDouble.empty(), gg, hf);
    }
    double determinant =
        new LUDecomposition(new Array2DRowRealMatrix(products, false)).getDeterminant();
    double w = determinant / Math.pow(trace / d, d);
    return new Sphericity(OptionalDouble.of(w), OptionalDouble.of(p(w, d, df, cells)), gg, hf);
  }

  /** The epsilon that counts: Huynh and Feldt's, but not above 1. */
  public double huynhFeldtAtMostOne() {
    return Math.min(1, huynhFeldt);
  }

  /** Box's expansion to second order, with R's number of cells in the second term. */
  private static double p(double w, int d, int df, int cells) {
    double rho = 1 - (2.0 * d * d + d + 2) / (6.0 * d * df);
    double second =
        (d + 2.0)
            * (d - 1.0)
            * (d - 2.0)
            * (2.0 * d * d * d + 6.0 * d * d + 3.0 * cells + 2)
            / (288 * (df * d * rho) * (df * d * rho));
    double z = -df * rho * Math.log(w);
    double f = d * (d + 1) / 2.0 - 1;
    double first = ChiSquaredDistribution.of(f).survivalProbability(z);
    double next = ChiSquaredDistribution.of(f + 4).survivalProbability(z);
    return first + second * (next - first);
  }
}
