package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Asked;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Draws;
import groundwork.metric.measure.Parameters;
import groundwork.model.Output;
import groundwork.statistics.Mean;
import java.util.Map;

/**
 * How far an explanation misses what perturbations do: the mean over random perturbations I of
 * {@code (beta · I·a - (f(x) - f(x - I)))²}. Lower is better, 0 is best.
 *
 * <p>Here I takes a random set of features away, each with probability 1/2, never none; an
 * attribution is a contribution, so I is 1 for a feature that is taken away and 0 for others (the
 * multiplies-by-inputs form), which also holds for categories. {@code scaled} uses the paper's
 * optimal scaling {@code beta = sum(u v) / sum(u²)} of {@code u = I·a} to {@code v = f(x) - f(x -
 * I)}, which takes away the scale of the attribution; without it beta is 1.
 *
 * @param samples number of perturbations, at least 2
 * @param scaled whether the scale of the attribution is taken away
 * @param baseline what a feature becomes when it is taken away
 * @see <a href="https://doi.org/10.48550/arXiv.1901.09392">Yeh et al. (2019)</a>
 */
public record Infidelity(int samples, boolean scaled, Baseline baseline) implements LocalMetric {
  public static final String ID = "infidelity";

  public Infidelity {
    Parameters.require(samples >= 2, "\"samples\" is %s; at least 2 are needed", samples);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", scaled ? "Infidelity (scaled)" : "Infidelity")
        .says(
            "Mean squared difference between what the explanation says that perturbations do to the"
                + " predicted class's probability and what they do.")
        .property("correctness")
        .lower(0.0, null, "squared probability")
        .with(Map.of("samples", samples, "scaled", scaled, "baseline", baseline.word()))
        .assumes(
            scaled
                ? "Attributions are contributions up to one factor for each item."
                : "Attributions are contributions in units of probability.")
        .source("10.48550/arXiv.1901.09392")
        .needs(Need.MODEL);
  }

  @Override
  public Score score(Case explained) {
    boolean[][] sets = Draws.halves(Draws.of(explained, ID), explained.size(), samples);
    return score(sums(explained.attribution(), sets), falls(explained, baseline, sets), scaled);
  }

  /**
   * The definition itself, over any perturbations.
   *
   * @param said I·a of each perturbation
   * @param done f(x) - f(x - I) of each perturbation
   */
  public static Score score(double[] said, double[] done, boolean scaled) {
    double beta = 1;
    if (scaled) {
      double products = 0;
      double squares = 0;
      for (int i = 0; i < said.length; i++) {
        products += said[i] * done[i];
        squares += said[i] * said[i];
      }
      if (squares == 0) {
        return Score.none(Attributions.ZERO + " where it was asked: it cannot be scaled");
      }
      beta = products / squares;
    }
    double[] losses = new double[said.length];
    for (int i = 0; i < losses.length; i++) {
      double miss = beta * said[i] - done[i];
      losses[i] = miss * miss;
    }
    return Score.of(Mean.of(losses), Math.sqrt(Mean.variance(losses) / losses.length));
  }

  static double[] sums(double[] attribution, boolean[][] sets) {
    double[] sums = new double[sets.length];
    for (int set = 0; set < sets.length; set++) {
      for (int i = 0; i < attribution.length; i++) {
        sums[set] += sets[set][i] ? attribution[i] : 0;
      }
    }
    return sums;
  }

  static double[] falls(Case explained, Baseline baseline, boolean[][] sets) {
    double whole = Asked.whole(explained, Output.PROBABILITY);
    double[] falls = baseline.without(explained, sets);
    for (int set = 0; set < falls.length; set++) {
      falls[set] = whole - falls[set];
    }
    return falls;
  }
}
