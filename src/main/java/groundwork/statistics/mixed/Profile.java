package groundwork.statistics.mixed;

import groundwork.statistics.Interval;
import groundwork.statistics.design.RandomTerm;
import groundwork.statistics.mixed.Minimum.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Profile-likelihood intervals: the values of one parameter that a likelihood-ratio test does not
 * reject, all others at their best. From full likelihood, also where the fit was by REML.
 *
 * @param parameters standard deviations and correlations term by term, sigma, then fixed effects
 * @see <a href="https://doi.org/10.18637/jss.v067.i01">Bates et al. (2015), section 5.1</a>
 */
public record Profile(List<Parameter> parameters) {
  /**
   * One parameter.
   *
   * @param name {@code sd (Intercept) | Subject}, {@code cor (Intercept).Days | Subject}, {@code
   *     sigma}, or the index of a fixed column
   * @param estimate by full likelihood
   * @param interval a bound is 0, or ±1, where the likelihood does not exclude the boundary
   */
  public record Parameter(String name, double estimate, Interval interval) {}

  /**
   * All parameters.
   *
   * @param level confidence level in (0, 1)
   */
  public static Profile of(LinearMixedModel model, double level) {
    var fit = model.refit(Estimator.ML);
    double drop = ChiSquaredDistribution.of(1).inverseCumulativeProbability(level);
    var parameters = new ArrayList<Parameter>();
    for (int term = 0; term < fit.random().size(); term++) {
      var spread = fit.random().get(term);
      for (int j = 0; j < spread.sd().length; j++) {
        parameters.add(sd(fit, term, j, drop, level));
        for (int i = j + 1; i < spread.sd().length; i++) {
          parameters.add(correlation(fit, term, j, i, drop, level));
        }
      }
    }
    parameters.add(sigma(fit, drop, level));
    for (int j = 0; j < fit.coefficients().length; j++) {
      parameters.add(fixed(fit, j, drop, level));
    }
    return new Profile(List.copyOf(parameters));
  }

  /** Fixed effects alone, in the order of their columns. */
  public static List<Interval> fixed(LinearMixedModel model, double level) {
    var fit = model.refit(Estimator.ML);
    double drop = ChiSquaredDistribution.of(1).inverseCumulativeProbability(level);
    return IntStream.range(0, fit.coefficients().length)
        .mapToObj(j -> fixed(fit, j, drop, level).interval)
        .toList();
  }

  private static Parameter fixed(LinearMixedModel fit, int j, double drop, double level) {
    var frame = fit.frame();
    double[][] others =
        IntStream.range(0, frame.x.length)
            .filter(column -> column != j)
            .mapToObj(column -> frame.x[column])
            .toArray(double[][]::new);
    var design = FixedDesign.of(frame.y, others);
    double[] along = FixedDesign.of(frame.x[j], others).residual();
    var deviance = new ProfiledDeviance(frame.system, frame.classes, design, Estimator.ML);
    double[] start = fit.theta();
    var search =
        new Search(
            value -> {
              double[] y = design.residual().clone();
              Dense.axpy(-value, along, 0, y, 0, y.length);
              deviance.response(y);
              return ModelFrame.minimise(deviance, start).value();
            },
            fit.deviance() + drop);
    double estimate = fit.coefficients()[j];
    double step = Math.sqrt(fit.vcov()[j][j] * drop);
    return new Parameter(
        Integer.toString(j),
        estimate,
        new Interval(
            search.bound(estimate, -step, Double.NEGATIVE_INFINITY),
            search.bound(estimate, step, Double.POSITIVE_INFINITY),
            level));
  }

  private static Parameter sigma(LinearMixedModel fit, double drop, double level) {
    var deviance = fit.frame().deviance(Estimator.ML);
    var structure = deviance.system.structure;
    var search =
        new Search(
            value ->
                Minimum.of(
                        theta -> unprofiled(deviance, theta, value), fit.theta(), structure.lower())
                    .value(),
            fit.deviance() + drop);
    double step = fit.sigma() * Math.sqrt(drop / (2.0 * fit.n()));
    return new Parameter(
        "sigma",
        fit.sigma(),
        new Interval(
            search.bound(fit.sigma(), -step, 0),
            search.bound(fit.sigma(), step, Double.POSITIVE_INFINITY),
            level));
  }

  /** The deviance with sigma given. */
  private static Point unprofiled(ProfiledDeviance deviance, double[] theta, double sigma) {
    return unprofiled(deviance.parts(theta), deviance.n, sigma);
  }

  private static Point unprofiled(ProfiledDeviance.Parts parts, int n, double sigma) {
    double variance = sigma * sigma;
    double[] gradient = parts.gradient().logDeterminants().clone();
    Dense.axpy(1 / variance, parts.gradient().rss(), 0, gradient, 0, gradient.length);
    double value =
        parts.at().logDeterminants()
            + n * Math.log(2 * Math.PI * variance)
            + parts.at().rss() / variance;
    return new Point(value, gradient);
  }

  /** With its column first, a standard deviation is sigma times the term's first theta. */
  private static Parameter sd(LinearMixedModel fit, int term, int j, double drop, double level) {
    var moved = Reordered.of(fit, term, j, -1);
    var deviance = moved.deviance();
    int at = moved.theta();
    double[] start = moved.start().clone();
    start[at] = Math.log(fit.sigma()); // sigma takes the place of the theta that follows from it
    double[] lower = deviance.system.structure.lower();
    lower[at] = Double.NEGATIVE_INFINITY;
    var search =
        new Search(
            value -> Minimum.of(free -> sdPoint(deviance, free, at, value), start, lower).value(),
            fit.deviance() + drop);
    double estimate = fit.random().get(term).sd()[j];
    double step =
        Math.max(estimate, 0.1 * fit.sigma())
            * Math.sqrt(drop / (2.0 * fit.modes().get(term).levels().size()));
    return new Parameter(
        "sd %s | %s"
            .formatted(fit.random().get(term).names().get(j), fit.random().get(term).group()),
        estimate,
        new Interval(
            search.bound(estimate, -step, 0),
            search.bound(estimate, step, Double.POSITIVE_INFINITY),
            level));
  }

  private static Point sdPoint(ProfiledDeviance deviance, double[] free, int at, double sd) {
    double sigma = Math.exp(free[at]);
    double[] theta = free.clone();
    theta[at] = sd / sigma;
    var parts = deviance.parts(theta);
    var point = unprofiled(parts, deviance.n, sigma);
    double rss = parts.at().rss();
    double[] gradient = point.gradient();
    gradient[at] = 2.0 * deviance.n - 2 * rss / (sigma * sigma) - gradient[at] * theta[at];
    return new Point(point.value(), gradient);
  }

  /** With its columns first and second, a correlation is the direction of T's second row. */
  private static Parameter correlation(
      LinearMixedModel fit, int term, int j, int i, double drop, double level) {
    var moved = Reordered.of(fit, term, j, i);
    var deviance = moved.deviance();
    int off = moved.theta() + 1;
    int diagonal = moved.theta() + fit.random().get(term).sd().length;
    double[] start = moved.start().clone();
    start[diagonal] = Math.hypot(start[off], start[diagonal]);
    double[] lower = deviance.system.structure.lower();
    var search =
        new Search(
            value ->
                Minimum.of(
                        free -> correlationPoint(deviance, free, off, diagonal, value),
                        start,
                        lower)
                    .value(),
            fit.deviance() + drop);
    double estimate = fit.random().get(term).correlations()[i][j];
    var spread = fit.random().get(term);
    var name =
        "cor %s.%s | %s".formatted(spread.names().get(j), spread.names().get(i), spread.group());
    if (Double.isNaN(estimate)) {
      return new Parameter(name, estimate, new Interval(-1, 1, level));
    }
    return new Parameter(
        name,
        estimate,
        new Interval(search.bound(estimate, -0.2, -1), search.bound(estimate, 0.2, 1), level));
  }

  /** The length of the row is free, its direction given; the place off the diagonal is unused. */
  private static Point correlationPoint(
      ProfiledDeviance deviance, double[] free, int off, int diagonal, double rho) {
    double across = Math.sqrt(Math.max(0, 1 - rho * rho));
    double[] theta = free.clone();
    theta[off] = rho * free[diagonal];
    theta[diagonal] = across * free[diagonal];
    var point = deviance.point(theta);
    double[] gradient = point.gradient();
    gradient[diagonal] = rho * gradient[off] + across * gradient[diagonal];
    gradient[off] = 0;
    return new Point(point.value(), gradient);
  }

  /** The data with a term's columns in another order, and where its thetas begin. */
  private record Reordered(ProfiledDeviance deviance, int theta, double[] start) {
    static Reordered of(LinearMixedModel fit, int term, int first, int second) {
      var frame = fit.frame();
      var old = frame.terms.get(term);
      int k = old.z().length;
      var order = new ArrayList<Integer>();
      order.add(first);
      if (second >= 0) {
        order.add(second);
      }
      IntStream.range(0, k).filter(c -> !order.contains(c)).forEach(order::add);
      var terms = new ArrayList<RandomTerm>(frame.terms);
      terms.set(
          term,
          new RandomTerm(
              old.group(),
              old.codes(),
              old.levels(),
              order.stream().map(c -> old.z()[c]).toArray(double[][]::new),
              order.stream().map(c -> old.names().get(c)).toList()));
      var moved = new ModelFrame(frame.y, frame.x, terms);
      int theta = frame.system.structure.places.get(term).theta();
      double[] start = fit.theta().clone();
      double[] lower = factor(fit.random().get(term).covariance(), order, fit.sigma());
      System.arraycopy(lower, 0, start, theta, lower.length);
      return new Reordered(moved.deviance(Estimator.ML), theta, start);
    }

    /** Lower triangle, column by column, of a factor of the reordered relative covariance. */
    private static double[] factor(double[][] covariance, List<Integer> order, double sigma) {
      int k = order.size();
      double[] a = new double[k * k];
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          a[i * k + j] = covariance[order.get(i)][order.get(j)] / (sigma * sigma);
        }
        a[i * k + i] += 1e-8; // away from the boundary, where there is no factor
      }
      Dense.cholesky(a, k);
      double[] out = new double[RandomStructure.triangle(k)];
      int at = 0;
      for (int c = 0; c < k; c++) {
        for (int r = c; r < k; r++) {
          out[at++] = a[c * k + r];
        }
      }
      return out;
    }
  }
}
