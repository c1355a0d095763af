package groundwork.statistics.decision;

import groundwork.statistics.Check;
import groundwork.statistics.Mean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether stated probabilities come true as often as they say.
 *
 * @param brier mean squared difference of probability and outcome, in [0, 1]; 0 is best
 * @param reliability how far the bins' mean probabilities lie from their outcomes (part of Brier
 *     that calibration would take away)
 * @param resolution how far the bins' outcomes lie from the mean outcome (part that is gained)
 * @param uncertainty variance of the outcome
 * @param withinBins what bins hide: brier - (reliability - resolution + uncertainty); 0 where all
 *     probabilities of a bin are equal
 * @param logLoss mean negative log of the probability of what happened; infinite where something
 *     called impossible happened
 * @param ece expected calibration error: mean distance of probability and outcome over the bins
 * @param maximum largest such distance
 * @param bias mean probability - mean outcome: above 0 is overconfidence
 * @param bins the reliability table, empty bins left out
 * @see <a href="https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2">Brier
 *     (1950)</a>
 * @see <a href="https://doi.org/10.1175/1520-0450(1973)012%3C0595:ANVPOT%3E2.0.CO;2">Murphy
 *     (1973)</a>
 * @see <a href="https://doi.org/10.1609/aaai.v29i1.9602">Naeini, Cooper and Hauskrecht (2015),
 *     ECE</a>
 */
public record Calibration(
    double brier,
    double reliability,
    double resolution,
    double uncertainty,
    double withinBins,
    double logLoss,
    double ece,
    double maximum,
    double bias,
    List<Bin> bins) {

  /**
   * Trials with nearly the same stated probability.
   *
   * @param low lower bound, excluded except in the first bin
   * @param high upper bound, included
   * @param n trials
   * @param stated their mean probability
   * @param observed share of them that came true
   */
  public record Bin(double low, double high, int n, double stated, double observed) {}

  /**
   * @param stated n probabilities of the outcome, within the bins
   * @param outcome n outcomes, 0 or 1
   * @param low of the first bin; 0.5 for the confidence in a choice between two
   * @param high of the last bin, at most 1
   * @param bins number of bins of equal width, at least 1
   * @throws IllegalArgumentException if lengths differ, there is no trial, a probability lies
   *     outside the bins, an outcome is neither 0 nor 1, or there is no bin
   */
  public static Calibration of(
      double[] stated, double[] outcome, double low, double high, int bins) {
    Check.sample("stated", stated, 1);
    Check.sample("outcome", outcome, 1);
    Check.sameLength("stated", stated.length, "outcome", outcome.length);
    if (!(low >= 0 && low < high && high <= 1) || bins < 1) {
      throw new IllegalArgumentException(
          "%d bins from %s to %s: there are none in [0, 1]".formatted(bins, low, high));
    }
    int n = stated.length;
    double[] bounds = new double[bins + 1];
    Arrays.setAll(bounds, i -> i == bins ? high : low + i * (high - low) / bins);
    int[] counts = new int[bins];
    double[] said = new double[bins];
    double[] came = new double[bins];
    double brier = 0;
    double logLoss = 0;
    for (int i = 0; i < n; i++) {
      if (stated[i] < low || stated[i] > high) {
        throw new IllegalArgumentException(
            "stated[%d] is %s; the bins go from %s to %s".formatted(i, stated[i], low, high));
      }
      if (outcome[i] != 0 && outcome[i] != 1) {
        throw new IllegalArgumentException("outcome[%d] is %s".formatted(i, outcome[i]));
      }
      int bin = bin(bounds, stated[i]);
      counts[bin]++;
      said[bin] += stated[i];
      came[bin] += outcome[i];
      brier += Math.pow(stated[i] - outcome[i], 2) / n;
      logLoss -= Math.log(outcome[i] == 1 ? stated[i] : 1 - stated[i]) / n;
    }
    double mean = Mean.of(outcome);
    double reliability = 0;
    double resolution = 0;
    double ece = 0;
    double maximum = 0;
    var table = new ArrayList<Bin>();
    for (int bin = 0; bin < bins; bin++) {
      if (counts[bin] > 0) {
        double p = said[bin] / counts[bin];
        double y = came[bin] / counts[bin];
        double share = (double) counts[bin] / n;
        reliability += share * (p - y) * (p - y);
        resolution += share * (y - mean) * (y - mean);
        ece += share * Math.abs(p - y);
        maximum = Math.max(maximum, Math.abs(p - y));
        table.add(new Bin(bounds[bin], bounds[bin + 1], counts[bin], p, y));
      }
    }
    double uncertainty = mean * (1 - mean);
    return new Calibration(
        brier,
        reliability,
        resolution,
        uncertainty,
        brier - (reliability - resolution + uncertainty),
        logLoss,
        ece,
        maximum,
        Mean.of(stated) - mean,
        List.copyOf(table));
  }

  /** Bins hold their upper bound and not the lower, except the first. */
  private static int bin(double[] bounds, double value) {
    int bin = 0;
    while (bin < bounds.length - 2 && value > bounds[bin + 1]) {
      bin++;
    }
    return bin;
  }
}
