package groundwork.statistics.mixed;

import groundwork.statistics.Bootstrap;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The parametric bootstrap of a binomial mixed model: responses are drawn from the fit, random
 * effects included, and the model is fitted to them again.
 *
 * @param fit of the data
 * @param coefficients one row a replicate
 * @param sd standard deviations, term by term and column by column, one row a replicate
 * @param failed number of draws to which the model could not be fitted
 */
public record BinomialBootstrap(
    BinomialMixedModel fit, double[][] coefficients, double[][] sd, int failed) {

  /**
   * @param times number of draws, at least 2
   * @param seed of xoshiro256++
   * @throws IllegalArgumentException if times is below 2
   */
  public static BinomialBootstrap of(BinomialMixedModel fit, int times, long seed) {
    if (times < 2) {
      throw new IllegalArgumentException("times is %d; at least 2".formatted(times));
    }
    var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[][] coefficients = new double[times][];
    double[][] sd = new double[times][];
    int defined = 0;
    for (int time = 0; time < times; time++) {
      var frame = fit.frame();
      var drawn =
          new BinomialFrame(
              draw(fit, random),
              frame.trials(),
              frame.x(),
              frame.names(),
              frame.terms(),
              frame.link());
      double[] again = new BinomialFit(drawn).estimates(Math.max(1, fit.points()));
      if (again.length > 0) {
        int p = fit.coefficients().length;
        coefficients[defined] = Arrays.copyOf(again, p);
        sd[defined++] =
            spread(
                RandomStructure.of(frame.terms(), frame.n()),
                Arrays.copyOfRange(again, p, again.length));
      }
    }
    return new BinomialBootstrap(
        fit, Arrays.copyOf(coefficients, defined), Arrays.copyOf(sd, defined), times - defined);
  }

  private static double[] spread(RandomStructure structure, double[] theta) {
    return BinomialMixedModel.random(structure, theta).stream()
        .flatMapToDouble(term -> Arrays.stream(term.sd()))
        .toArray();
  }

  /** Responses of new levels and new trials. */
  private static double[] draw(BinomialMixedModel fit, UniformRandomProvider random) {
    var frame = fit.frame();
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] eta = new double[frame.n()];
    for (int j = 0; j < frame.x().length; j++) {
      Dense.axpy(fit.coefficients()[j], frame.x()[j], 0, eta, 0, eta.length);
    }
    int first = 0;
    for (var term : frame.terms()) {
      int k = term.z().length;
      double[][] effects = new double[term.levels().size()][k];
      for (double[] effect : effects) {
        int at = first;
        for (int c = 0; c < k; c++) {
          double unit = normal.sample();
          for (int r = c; r < k; r++) {
            effect[r] += fit.theta()[at++] * unit;
          }
        }
      }
      first += RandomStructure.triangle(k);
      for (int i = 0; i < eta.length; i++) {
        for (int c = 0; c < k; c++) {
          eta[i] += effects[term.codes()[i]][c] * term.z()[c][i];
        }
      }
    }
    double[] y = new double[eta.length];
    for (int i = 0; i < y.length; i++) {
      double chance = frame.link().chance(eta[i]);
      for (int trial = 0; trial < frame.trials()[i]; trial++) {
        y[i] += random.nextDouble() < chance ? 1 : 0;
      }
    }
    return y;
  }

  /** Replicates of one coefficient, for its intervals. */
  public Bootstrap coefficient(int j) {
    double[] sorted = Arrays.stream(coefficients).mapToDouble(row -> row[j]).sorted().toArray();
    return new Bootstrap(fit.coefficients()[j], sorted, failed, 0);
  }

  /** Replicates of one standard deviation, counted over all terms and columns. */
  public Bootstrap sd(int k) {
    double[] sorted = Arrays.stream(sd).mapToDouble(row -> row[k]).sorted().toArray();
    double[] estimates =
        fit.random().stream().flatMapToDouble(term -> Arrays.stream(term.sd())).toArray();
    return new Bootstrap(estimates[k], sorted, failed, 0);
  }
}
