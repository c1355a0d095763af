package groundwork.statistics.mixed;

import groundwork.statistics.mixed.Laplace.Inner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fits a binomial mixed model. */
final class BinomialFit {
  private final BinomialFrame frame;
  private final RandomStructure structure;
  private final CrossedRows rows;
  private final BinomialLikelihood likelihood;

  BinomialFit(BinomialFrame frame) {
    this.frame = frame;
    structure = RandomStructure.of(frame.terms(), frame.n());
    rows = new CrossedRows(structure, frame.x());
    likelihood =
        BinomialLikelihood.of(
            rows.sort(frame.successes()), rows.sort(frame.trials()), frame.link());
  }

  /** The minimum over theta alone. */
  private record Start(Laplace laplace, QuasiNewton minimum) {}

  private Start start(double left) {
    var laplace = new Laplace(rows, likelihood, Inner.WITH_FIXED);
    double[] theta = structure.start();
    int m = theta.length;
    if (!Double.isFinite(laplace.value(theta))) {
      throw new IllegalArgumentException(
          "the fixed columns %s are linearly dependent".formatted(frame.names()));
    }
    theta = Modes.spread(structure, laplace.u);
    var minimum = QuasiNewton.minimum(laplace, theta, Positive.guess(laplace, theta, m), left);
    laplace.value(minimum.x());
    return new Start(laplace, minimum);
  }

  BinomialMixedModel joint() {
    var start = start(QuasiNewton.EXACT);
    double[] theta = Signs.positive(structure, start.minimum.x());
    double value = start.laplace.value(theta);
    double[][] covariance = start.laplace.factor.borderInverse();
    return result(start.laplace, start.minimum, value, covariance, covariance, 0);
  }

  BinomialMixedModel laplace() {
    return outer(1);
  }

  BinomialMixedModel quadrature(int points) {
    Quadrature.check(structure, points);
    return outer(points);
  }

  /** The deviance in the fixed coefficients and theta. */
  Objective objective(int points) {
    return objective(new Laplace(rows, likelihood, Inner.RANDOM), points);
  }

  private static Objective objective(Laplace laplace, int points) {
    return points == 1 ? laplace : new Quadrature(laplace, points);
  }

  /** A minimum of the deviance, not yet polished. */
  private record Outer(Laplace laplace, Objective objective, QuasiNewton minimum) {}

  private Outer search(int points) {
    var start = start(QuasiNewton.ROUGH);
    var laplace = new Laplace(rows, likelihood, Inner.RANDOM);
    System.arraycopy(start.laplace.u, 0, laplace.u, 0, laplace.u.length);
    var objective = objective(laplace, points);
    int p = rows.p;
    double[] theta = start.minimum.x();
    double[] at = Arrays.copyOf(start.laplace.beta(), p + theta.length);
    System.arraycopy(theta, 0, at, p, theta.length);
    double[][] fixed = start.laplace.factor.borderInverse();
    double[] guess = Positive.blocks(fixed, 0.5, start.minimum.inverse(), theta.length);
    return new Outer(
        laplace, objective, QuasiNewton.minimum(objective, at, guess, QuasiNewton.EXACT));
  }

  /** Fixed coefficients and theta alone; empty where no minimum was found. */
  double[] estimates(int points) {
    var outer = search(points);
    return outer.minimum.converged() ? outer.minimum.x() : new double[0];
  }

  private BinomialMixedModel outer(int points) {
    int p = rows.p;
    var outer = search(points);
    var polished = Positive.polish(outer.objective, outer.minimum);
    double[] best = polished.x();
    double[] signed = Signs.positive(structure, Arrays.copyOfRange(best, p, best.length));
    System.arraycopy(signed, 0, best, p, signed.length);
    double value = outer.objective.value(best);
    var conditional = conditional(outer.laplace);
    return result(outer.laplace, outer.minimum, value, polished.covariance(p), conditional, points);
  }

  /** Covariance of the fixed coefficients given theta, with the weights at the mode. */
  private double[][] conditional(Laplace laplace) {
    var bordered = new WeightedFactor(rows);
    bordered.factor(laplace.scaled, laplace.weights(), true);
    return bordered.borderInverse();
  }

  private BinomialMixedModel result(
      Laplace laplace,
      QuasiNewton minimum,
      double value,
      double[][] covariance,
      double[][] conditional,
      int points) {
    double[] theta = laplace.theta();
    var random = BinomialMixedModel.random(structure, theta);
    var separation = new ArrayList<>(Separation.of(frame));
    separation.addAll(Separation.spread(frame.link(), random));
    return new BinomialMixedModel(
        frame,
        points,
        laplace.beta(),
        covariance,
        conditional,
        theta,
        random,
        Modes.of(structure, laplace.u, theta),
        -value / 2,
        2 * (likelihood.saturated() - laplace.conditionalLogLik()),
        rows.p + theta.length,
        BinomialMixedModel.groups(structure),
        rows.restore(laplace.eta),
        minimum.evaluations(),
        minimum.converged(),
        Signs.singular(structure, theta),
        List.copyOf(separation));
  }
}
