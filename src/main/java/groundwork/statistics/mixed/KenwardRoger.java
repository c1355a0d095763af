package groundwork.statistics.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Kenward and Roger's small-sample covariance, degrees of freedom and scaled F, always from the
 * REML fit.
 *
 * <p>The covariance is linear in its parameters: V itself and, for each variance and covariance of
 * a random term, G_r = Z(E_r ⊗ I)Z'. Taking V in the place of the residual's identity spans the
 * same space, leaves the result as it is, and makes its terms vanish from the correction.
 *
 * @see <a href="https://doi.org/10.2307/2533558">Kenward and Roger (1997)</a>
 * @see <a href="https://doi.org/10.18637/jss.v059.i09">Halekoh and Højsgaard (2014)</a>
 */
public final class KenwardRoger implements DegreesOfFreedom {
  private static final double FLAT = 1e-10;

  private final LinearMixedModel fit;
  private final int p;
  private final double[] r; // of the fixed design: contrasts on x to contrasts on q
  private final double[] phi; // (q'V⁻¹q)⁻¹
  private final List<double[]> slopes; // P_r
  private final double[][] w;
  private final double[] adjusted;
  private final double[][] vcov;

  private KenwardRoger(
      LinearMixedModel fit, double[] phi, List<double[]> slopes, double[][] w, double[] adjusted) {
    this.fit = fit;
    this.phi = phi;
    this.slopes = slopes;
    this.w = w;
    this.adjusted = adjusted;
    var design = fit.frame().design;
    p = design.p();
    r = design.r();
    vcov = ModelFrame.rows(design.covariance(adjusted), fit.sigma() * fit.sigma());
  }

  /** A variance (i = j) or covariance of a factor's columns. */
  private record Parameter(int factor, int i, int j) {
    double[] matrix(int k) {
      double[] e = new double[k * k];
      e[i * k + j] = 1;
      e[j * k + i] = 1;
      return e;
    }
  }

  /** Of the model fitted by REML, whatever it was fitted by. */
  public static KenwardRoger of(LinearMixedModel model) {
    var fit = model.refit(Estimator.REML);
    var deviance = fit.frame().deviance(Estimator.REML);
    var whitened = Whitened.of(deviance.solve(fit.theta()));
    var structure = deviance.system.structure;
    var parameters = new ArrayList<Parameter>();
    for (int t = 0; t < structure.terms.size(); t++) {
      var place = structure.places.get(t);
      int k = structure.terms.get(t).z().length;
      for (int i = 0; i < k; i++) {
        for (int j = 0; j <= i; j++) {
          parameters.add(new Parameter(place.factor(), place.column() + i, place.column() + j));
        }
      }
    }
    return of(fit, whitened, parameters);
  }

  private static KenwardRoger of(
      LinearMixedModel fit, Whitened whitened, List<Parameter> parameters) {
    var structure = whitened.system.structure;
    var products = new Products(whitened);
    int p = fit.coefficients().length;
    int m = parameters.size();
    double[] phi = whitened.at.covariance();
    var slopes = new ArrayList<double[]>(); // P_r, r = 0 for V
    double[] v = new double[p * p];
    for (int i = 0; i < p; i++) {
      System.arraycopy(whitened.at.cross(), i * (p + 1), v, i * p, p);
    }
    slopes.add(negative(v));
    double[][] moved = new double[m][];
    double[][] spread = new double[m][];
    for (int s = 0; s < m; s++) {
      var parameter = parameters.get(s);
      double[] e = parameter.matrix(structure.factors.get(parameter.factor).k());
      slopes.add(negative(whitened.crossed(parameter.factor, e)));
      moved[s] = whitened.weighted(parameter.factor, e);
      spread[s] = products.times(moved[s], p);
    }
    double[][] q = new double[m * m][];
    double[][] information = new double[m + 1][m + 1];
    information[0][0] = fit.n() - p;
    for (int s = 0; s < m; s++) {
      var one = parameters.get(s);
      int k = structure.factors.get(one.factor).k();
      double[] traces = whitened.traces(one.factor);
      double trace = Dense.dot(traces, 0, one.matrix(k), 0, k * k);
      information[0][s + 1] = trace + trace(phi, slopes.get(s + 1), p);
      information[s + 1][0] = information[0][s + 1];
      for (int o = 0; o <= s; o++) {
        q[s * m + o] = Dense.crossed(moved[s], spread[o], whitened.system.size(), p, p);
        q[o * m + s] = Dense.transposed(q[s * m + o], p, p);
        double[] product =
            Dense.times(
                Dense.times(phi, slopes.get(s + 1), p, p, p),
                Dense.times(phi, slopes.get(o + 1), p, p, p),
                p,
                p,
                p);
        double sum = 0;
        for (int i = 0; i < p; i++) {
          sum += product[i * p + i];
        }
        double value =
            traces(products, structure, parameters.get(o), one)
                - 2 * trace(phi, q[s * m + o], p)
                + sum;
        information[s + 1][o + 1] = value;
        information[o + 1][s + 1] = value;
      }
    }
    double[][] w = Symmetric.scaled(Symmetric.pseudoInverse(information, FLAT), 2);
    double[] u = new double[p * p];
    for (int s = 0; s < m; s++) {
      for (int o = 0; o < m; o++) {
        double[] half = Dense.times(slopes.get(s + 1), phi, p, p, p);
        double[] product = Dense.times(half, slopes.get(o + 1), p, p, p);
        Dense.axpy(w[s + 1][o + 1], q[s * m + o], 0, u, 0, u.length);
        Dense.axpy(-w[s + 1][o + 1], product, 0, u, 0, u.length);
      }
    }
    double[] adjusted = phi.clone();
    double[] correction = Dense.times(Dense.times(phi, u, p, p, p), phi, p, p, p);
    Dense.axpy(2, correction, 0, adjusted, 0, adjusted.length);
    return new KenwardRoger(fit, phi, slopes, w, adjusted);
  }

  /** tr(V⁻¹G_rV⁻¹G_s). */
  private static double traces(
      Products products, RandomStructure structure, Parameter one, Parameter two) {
    if (one.factor > two.factor) {
      return traces(products, structure, two, one);
    }
    int kf = structure.factors.get(one.factor).k();
    int kg = structure.factors.get(two.factor).k();
    double[] e = one.matrix(kf);
    double[] f = two.matrix(kg);
    double sum = 0;
    for (int a = 0; a < kf; a++) {
      for (int c = 0; c < kf; c++) {
        for (int b = 0; b < kg && e[a * kf + c] != 0; b++) {
          for (int d = 0; d < kg; d++) {
            if (f[d * kg + b] != 0) {
              sum += products.sum(one.factor, two.factor, a, b, c, d);
            }
          }
        }
      }
    }
    return sum;
  }

  private static double trace(double[] a, double[] b, int p) {
    double sum = 0;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        sum += a[i * p + j] * b[j * p + i];
      }
    }
    return sum;
  }

  private static double[] negative(double[] a) {
    return Arrays.stream(a).map(v -> -v).toArray();
  }

  @Override
  public double[] coefficients() {
    return fit.coefficients();
  }

  @Override
  public double[][] vcov() {
    return vcov;
  }

  @Override
  public double df(double[] contrast) {
    return scaled(new double[][] {contrast}).df;
  }

  @Override
  public FTest test(double[][] l) {
    var axes = Symmetric.Axes.of(Symmetric.sandwich(l, fit.vcov()));
    int rank = axes.rank();
    double[][] independent = new double[rank][];
    for (int axis = 0; axis < rank; axis++) {
      independent[axis] = Symmetric.combine(axes.vectors()[axis], l);
    }
    var scaled = scaled(independent);
    double[][] inverse = Symmetric.pseudoInverse(Symmetric.sandwich(independent, vcov), FLAT);
    double[] estimates = new double[rank];
    for (int i = 0; i < rank; i++) {
      estimates[i] = Dense.dot(independent[i], 0, fit.coefficients(), 0, p);
    }
    double wald = Symmetric.quadratic(inverse, estimates) / rank;
    return FTest.of(scaled.factor * wald, rank, scaled.df);
  }

  /** Denominator df and the factor of the Wald F. */
  private record Scaled(double df, double factor) {}

  private Scaled scaled(double[][] l) {
    int q = l.length;
    double[] rows = new double[q * p];
    for (int i = 0; i < q; i++) {
      System.arraycopy(l[i], 0, rows, i * p, p);
    }
    double[] onQ = Dense.transposed(rows, q, p); // p x q: R'^-1 L'
    Dense.solveTransposed(r, p, onQ, q);
    double[] middle = Dense.crossed(onQ, Dense.times(phi, onQ, p, p, q), p, q, q);
    if (!Dense.cholesky(middle, q)) {
      throw new IllegalArgumentException("contrast is zero");
    }
    double[] inverse = Dense.inverse(middle, q);
    double[] theta =
        Dense.times(Dense.times(onQ, inverse, p, q, q), Dense.transposed(onQ, p, q), p, q, p);
    double[] thetaPhi = Dense.times(theta, phi, p, p, p);
    int m = slopes.size();
    double[][] u = new double[m][];
    double[] traces = new double[m];
    for (int s = 0; s < m; s++) {
      u[s] = Dense.times(Dense.times(thetaPhi, slopes.get(s), p, p, p), phi, p, p, p);
      for (int i = 0; i < p; i++) {
        traces[s] += u[s][i * p + i];
      }
    }
    double a1 = 0;
    double a2 = 0;
    for (int s = 0; s < m; s++) {
      for (int o = 0; o < m; o++) {
        a1 += w[s][o] * traces[s] * traces[o];
        a2 += w[s][o] * trace(u[s], u[o], p);
      }
    }
    return scaled(q, a1, a2);
  }

  private static Scaled scaled(int q, double a1, double a2) {
    double b = (a1 + 6 * a2) / (2 * q);
    double g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2);
    double c1 = g / (3 * q + 2 * (1 - g));
    double c2 = (q - g) / (3 * q + 2 * (1 - g));
    double c3 = (q + 2 - g) / (3 * q + 2 * (1 - g));
    double v0 = 1 + c1 * b;
    double v1 = 1 - c2 * b;
    double v2 = 1 - c3 * b;
    double top = 1 - a2 / q;
    double ratio = Math.abs(top) < 1e-14 && Math.abs(v1) < 1e-14 ? 1 : top / v1;
    double rho = ratio * ratio * (Math.abs(v0) < 1e-10 ? 0 : v0) / v2 / q;
    double df = 4 + (q + 2) / (q * rho - 1);
    double factor = Math.abs(df - 2) < 1e-2 ? 1 : df * top / (df - 2);
    return new Scaled(df, factor);
  }
}
