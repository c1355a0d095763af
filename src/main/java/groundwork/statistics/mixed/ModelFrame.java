package groundwork.statistics.mixed;

import groundwork.statistics.design.RandomTerm;
import groundwork.statistics.mixed.Minimum.Point;
import groundwork.statistics.mixed.ProfiledDeviance.Solution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/** The data of a linear mixed model, checked, with the cross-products a fit needs. */
final class ModelFrame {
  final double[] y;
  final double[][] x;
  final List<RandomTerm> terms;
  final BlockedSystem system;
  final LevelClasses classes;
  final FixedDesign design;

  ModelFrame(double[] y, double[][] x, List<RandomTerm> terms) {
    check(y, x);
    this.y = y;
    this.x = x;
    this.terms = List.copyOf(terms);
    system = BlockedSystem.of(terms, y.length);
    system.structure.factors.forEach(factor -> check(factor, y.length));
    classes = LevelClasses.of(system);
    design = FixedDesign.of(y, x);
    if (Dense.dot(design.residual(), 0, design.residual(), 0, y.length)
        <= 1e-24 * Dense.dot(y, 0, y, 0, y.length)) {
      throw new IllegalArgumentException(
          "y is a linear combination of x: nothing is left to model");
    }
  }

  ProfiledDeviance deviance(Estimator estimator) {
    return new ProfiledDeviance(system, classes, design, estimator);
  }

  LinearMixedModel fit(Estimator estimator) {
    return fit(deviance(estimator), product(system.structure.start(), system.structure.units()));
  }

  LinearMixedModel fit(ProfiledDeviance deviance, double[] start) {
    Minimum minimum = minimise(deviance, start);
    return result(deviance, minimum);
  }

  /** Minimum over theta; started again where it stopped at a zero that is no minimum. */
  static Minimum minimise(ProfiledDeviance deviance, double[] start) {
    var structure = deviance.system.structure;
    int evaluations = 0;
    double[] from = start;
    for (int round = 0; ; round++) {
      var minimum = scaled(deviance, from);
      evaluations += minimum.evaluations();
      double[] moved = Boundary.moved(deviance, minimum.x());
      if (moved == null || round == 3) {
        return new Minimum(
            minimum.x(),
            minimum.value(),
            minimum.gradient(),
            evaluations,
            minimum.converged() && moved == null);
      }
      from = moved;
    }
  }

  /** The search in units of the columns, so that days or milliseconds make no difference. */
  private static Minimum scaled(ProfiledDeviance deviance, double[] from) {
    double[] unit = deviance.system.structure.units();
    var minimum =
        Minimum.of(
            free -> {
              var point = deviance.point(product(free, unit));
              return new Point(point.value(), product(point.gradient(), unit));
            },
            quotient(from, unit),
            deviance.system.structure.lower());
    return new Minimum(
        product(minimum.x(), unit),
        minimum.value(),
        quotient(minimum.gradient(), unit),
        minimum.evaluations(),
        minimum.converged());
  }

  private static double[] product(double[] a, double[] b) {
    double[] out = new double[a.length];
    Arrays.setAll(out, i -> a[i] * b[i]);
    return out;
  }

  private static double[] quotient(double[] a, double[] b) {
    double[] out = new double[a.length];
    Arrays.setAll(out, i -> a[i] / b[i]);
    return out;
  }

  private LinearMixedModel result(ProfiledDeviance deviance, Minimum minimum) {
    double[] theta = minimum.x();
    Solution at = deviance.solve(theta);
    double sigma = at.sigma();
    double[] b = modes(Whitened.of(at));
    var random = new ArrayList<RandomEffects>();
    var modes = new ArrayList<ConditionalModes>();
    var groups = new LinkedHashMap<String, Integer>();
    for (int t = 0; t < terms.size(); t++) {
      var term = terms.get(t);
      var place = system.structure.places.get(t);
      var factor = system.structure.factors.get(place.factor());
      random.add(RandomEffects.of(term, theta, place.theta(), sigma));
      double[][] values = new double[factor.size()][term.z().length];
      for (int l = 0; l < values.length; l++) {
        int first = factor.offset() + l * factor.k() + place.column();
        System.arraycopy(b, first, values[l], 0, values[l].length);
      }
      modes.add(new ConditionalModes(term.group(), term.names(), factor.levels(), values));
      groups.put(term.group(), factor.size());
    }
    double[] coefficients = design.coefficients(at.gamma());
    double[] fitted = system.rows(b);
    double[] residuals = new double[y.length];
    for (int j = 0; j < x.length; j++) {
      Dense.axpy(coefficients[j], x[j], 0, fitted, 0, fitted.length);
    }
    for (int i = 0; i < fitted.length; i++) {
      residuals[i] = y[i] - fitted[i];
    }
    int npar = x.length + theta.length + 1;
    double d = at.deviance();
    return new LinearMixedModel(
        deviance.estimator,
        coefficients,
        rows(design.covariance(at.covariance()), sigma * sigma),
        theta,
        sigma,
        List.copyOf(random),
        List.copyOf(modes),
        -d / 2,
        d,
        d + 2 * npar,
        d + npar * Math.log(y.length),
        npar,
        y.length,
        groups,
        minimum.evaluations(),
        minimum.converged(),
        LinearMixedModel.boundary(system.structure, theta),
        fitted,
        residuals,
        this);
  }

  /** b = ΛΛ'Z'V⁻¹(y - Xβ). */
  private double[] modes(Whitened whitened) {
    double[] residual = whitened.residual();
    double[] b = new double[residual.length];
    for (int g = 0; g < system.structure.factors.size(); g++) {
      var factor = system.structure.factors.get(g);
      int k = factor.k();
      double[] t = system.structure.t(g, system.theta);
      double[] tt = Dense.times(t, Dense.transposed(t, k, k), k, k, k);
      for (int e = 0; e < factor.effects(); e += k) {
        for (int a = 0; a < k; a++) {
          b[factor.offset() + e + a] = Dense.dot(tt, a * k, residual, factor.offset() + e, k);
        }
      }
    }
    return b;
  }

  static double[][] rows(double[] a, double scale) {
    int p = (int) Math.round(Math.sqrt(a.length));
    double[][] out = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        out[i][j] = scale * (a[i * p + j] + a[j * p + i]) / 2;
      }
    }
    return out;
  }

  private static void check(double[] y, double[][] x) {
    if (y.length <= x.length) {
      throw new IllegalArgumentException(
          "y has %d values and x has %d columns: too few".formatted(y.length, x.length));
    }
    for (int i = 0; i < y.length; i++) {
      if (!Double.isFinite(y[i])) {
        throw new IllegalArgumentException("y[%d] is %s".formatted(i, y[i]));
      }
    }
    for (int j = 0; j < x.length; j++) {
      if (x[j].length != y.length) {
        throw new IllegalArgumentException(
            "x[%d] has %d values and y has %d".formatted(j, x[j].length, y.length));
      }
      for (int i = 0; i < y.length; i++) {
        if (!Double.isFinite(x[j][i])) {
          throw new IllegalArgumentException("x[%d][%d] is %s".formatted(j, i, x[j][i]));
        }
      }
    }
  }

  private static void check(RandomStructure.Factor factor, int n) {
    if (factor.size() < 2) {
      throw new IllegalArgumentException(
          "%s has one level: its variance cannot be estimated".formatted(factor.group()));
    }
    if (factor.effects() >= n) {
      throw new IllegalArgumentException(
          "%s has %d effects and there are %d observations: its variance and the residual's are not"
                  .formatted(factor.group(), factor.effects(), n)
              + " told apart");
    }
  }
}
