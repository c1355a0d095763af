package groundwork.statistics.mixed;

import groundwork.statistics.design.RandomTerm;
import groundwork.statistics.mixed.Laplace.Inner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fits a cumulative-link mixed model. */
final class OrdinalFit {
  private final OrdinalFrame frame;
  private final RandomStructure structure;
  private final CrossedRows rows;
  private final OrdinalLikelihood likelihood;

  OrdinalFit(OrdinalFrame frame, List<RandomTerm> terms) {
    this.frame = frame;
    structure = RandomStructure.of(terms, frame.n());
    rows = new CrossedRows(structure, frame.x());
    int[] y = Arrays.stream(rows.order).map(i -> frame.y()[i]).toArray();
    likelihood = new OrdinalLikelihood(y, frame.design(), frame.link());
  }

  CumulativeLinkMixedModel laplace() {
    var laplace = new Laplace(rows, likelihood, Inner.RANDOM);
    return fit(laplace, laplace, 1);
  }

  CumulativeLinkMixedModel quadrature(int points) {
    Quadrature.check(structure, points);
    var laplace = new Laplace(rows, likelihood, Inner.RANDOM);
    return fit(new Quadrature(laplace, points), laplace, points);
  }

  /** Coefficients come before thresholds inside, after them outside. */
  private CumulativeLinkMixedModel fit(Objective objective, Laplace laplace, int points) {
    var fixed = CumulativeLinkModel.of(frame);
    int p = rows.p;
    int shapes = likelihood.shapes();
    int m = structure.thetas;
    int[] inside = new int[p + shapes]; // place outside of each parameter inside
    for (int i = 0; i < inside.length; i++) {
      inside[i] = i < p ? shapes + i : i - p;
    }
    double[] start = new double[p + shapes + m];
    double[][] guess = new double[inside.length][inside.length];
    for (int i = 0; i < inside.length; i++) {
      start[i] = fixed.estimates()[inside[i]];
      for (int j = 0; j < inside.length; j++) {
        guess[i][j] = fixed.covariance()[inside[i]][inside[j]];
      }
    }
    System.arraycopy(structure.start(), 0, start, inside.length, m);
    double[] spread = Positive.corner(Positive.guess(laplace, start, m), start.length, m);
    var minimum =
        QuasiNewton.minimum(
            objective, start, Positive.blocks(guess, 0.5, spread, m), QuasiNewton.EXACT);
    var polished = Positive.polish(objective, minimum);
    double[] best = polished.x();
    double[] theta =
        Signs.positive(structure, Arrays.copyOfRange(best, inside.length, best.length));
    System.arraycopy(theta, 0, best, inside.length, m);
    double value = objective.value(best);
    double[][] within = polished.covariance(inside.length);
    double[] estimates = new double[inside.length];
    double[][] covariance = new double[inside.length][inside.length];
    for (int i = 0; i < inside.length; i++) {
      estimates[inside[i]] = best[i];
      for (int j = 0; j < inside.length; j++) {
        covariance[inside[i]][inside[j]] = within[i][j];
      }
    }
    var random = BinomialMixedModel.random(structure, theta);
    var names = frame.parameters();
    var separation =
        new ArrayList<>(CumulativeLinkModel.infinite(frame, names, estimates, covariance));
    separation.addAll(Separation.spread(frame.link(), random));
    return new CumulativeLinkMixedModel(
        frame,
        structure.terms,
        points,
        names,
        estimates,
        covariance,
        theta,
        random,
        Modes.of(structure, laplace.u, theta),
        -value / 2,
        best.length,
        BinomialMixedModel.groups(structure),
        minimum.evaluations(),
        minimum.converged(),
        Signs.singular(structure, theta),
        List.copyOf(separation));
  }
}
