package groundwork.statistics.mixed;

import groundwork.statistics.Interval;
import groundwork.statistics.Quantile;
import groundwork.statistics.Streams;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Fits to data drawn from a fitted linear mixed model: new random effects and new residuals each
 * time. The same seed gives the same replicates, however many cores there are.
 *
 * @param coefficients one row a replicate, one column a fixed effect
 * @param sds one row a replicate: standard deviations of the random terms in order, then sigma
 * @param failed replicates whose fit did not converge, left out
 */
public record ParametricBootstrap(double[][] coefficients, double[][] sds, int failed) {

  /**
   * @param times number of replicates, at least 2
   */
  public static ParametricBootstrap of(LinearMixedModel fit, int times, long seed) {
    if (times < 2) {
      throw new IllegalArgumentException("times is " + times + "; at least 2 are needed");
    }
    var fits =
        replicates(
            fit,
            times,
            seed,
            (frame, y) -> {
              var deviance = frame.deviance(fit.estimator());
              deviance.response(y);
              return frame.fit(deviance, fit.theta());
            },
            LinearMixedModel[]::new);
    var kept = Arrays.stream(fits).filter(LinearMixedModel::converged).toList();
    return new ParametricBootstrap(
        kept.stream().map(LinearMixedModel::coefficients).toArray(double[][]::new),
        kept.stream().map(ParametricBootstrap::spreads).toArray(double[][]::new),
        times - kept.size());
  }

  /** Percentile interval of a fixed effect (quantiles of type 7). */
  public Interval coefficient(int j, double level) {
    return percentile(coefficients, j, level);
  }

  /** Percentile interval of a standard deviation; the last is sigma. */
  public Interval sd(int k, double level) {
    return percentile(sds, k, level);
  }

  /**
   * A likelihood-ratio test whose null distribution is drawn from the smaller model.
   *
   * @param chiSquared the statistic of the data
   * @param p (1 + number of replicates that reach it) / (1 + replicates)
   * @param times replicates
   * @see <a href="https://doi.org/10.18637/jss.v059.i09">Halekoh and Højsgaard (2014)</a>
   */
  public record Comparison(double chiSquared, double p, int times) {}

  /**
   * @param small nested in large, of the same data
   */
  public static Comparison compare(
      LinearMixedModel small, LinearMixedModel large, int times, long seed) {
    var ratio = LikelihoodRatio.of(small, large);
    Double[] drawn =
        replicates(
            ratio.small(),
            times,
            seed,
            (frame, residual) -> {
              double[] y = residual.clone(); // the fixed part is of both models: it drops out
              var one = new ModelFrame(y, ratio.small().frame().x, ratio.small().frame().terms);
              var two = new ModelFrame(y, ratio.large().frame().x, ratio.large().frame().terms);
              return Math.max(
                  0, one.fit(Estimator.ML).deviance() - two.fit(Estimator.ML).deviance());
            },
            Double[]::new);
    long reached = Arrays.stream(drawn).filter(value -> value >= ratio.chiSquared()).count();
    return new Comparison(ratio.chiSquared(), (1.0 + reached) / (1.0 + times), times);
  }

  /**
   * What is made of each replicate's response, less the least-squares fit of the data.
   *
   * @param make of a frame that no other thread uses and the response
   */
  private static <T> T[] replicates(
      LinearMixedModel fit,
      int times,
      long seed,
      BiFunction<ModelFrame, double[], T> make,
      java.util.function.IntFunction<T[]> array) {
    T[] out = array.apply(times);
    int workers = Math.min(times, Runtime.getRuntime().availableProcessors());
    IntStream.range(0, workers)
        .parallel()
        .forEach(
            worker -> {
              var old = fit.frame();
              var frame = new ModelFrame(old.y, old.x, old.terms);
              double[] mean = mean(fit, frame);
              for (int r = worker; r < times; r += workers) {
                var random = Streams.of(seed, r);
                out[r] = make.apply(frame, draw(fit, frame, mean, random));
              }
            });
    return out;
  }

  /** Xβ less the least-squares fit. */
  private static double[] mean(LinearMixedModel fit, ModelFrame frame) {
    double[] mean = new double[fit.n()];
    for (int j = 0; j < frame.x.length; j++) {
      double gap = fit.coefficients()[j] - frame.design.ols()[j];
      Dense.axpy(gap, frame.x[j], 0, mean, 0, mean.length);
    }
    return mean;
  }

  private static double[] draw(
      LinearMixedModel fit, ModelFrame frame, double[] mean, UniformRandomProvider random) {
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    var structure = frame.system.structure;
    double[] b = new double[structure.effects];
    for (int g = 0; g < structure.factors.size(); g++) {
      var factor = structure.factors.get(g);
      int k = factor.k();
      double[] t = structure.t(g, fit.theta());
      double[] z = new double[k];
      for (int l = 0; l < factor.size(); l++) {
        Arrays.setAll(z, i -> fit.sigma() * normal.sample());
        double[] one = Dense.times(t, z, k, k, 1);
        System.arraycopy(one, 0, b, factor.offset() + l * k, k);
      }
    }
    double[] y = frame.system.rows(b);
    for (int i = 0; i < y.length; i++) {
      y[i] += mean[i] + fit.sigma() * normal.sample();
    }
    return y;
  }

  private static double[] spreads(LinearMixedModel fit) {
    return java.util.stream.DoubleStream.concat(
            fit.random().stream().flatMapToDouble(term -> Arrays.stream(term.sd())),
            java.util.stream.DoubleStream.of(fit.sigma()))
        .toArray();
  }

  private static Interval percentile(double[][] rows, int column, double level) {
    double[] values = Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    return new Interval(
        Quantile.type7(values, (1 - level) / 2), Quantile.type7(values, (1 + level) / 2), level);
  }
}
