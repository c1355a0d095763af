package groundwork.statistics.power;

import groundwork.statistics.Check;
import groundwork.statistics.Streams;
import groundwork.statistics.design.RandomTerm;
import groundwork.statistics.mixed.BinomialFrame;
import groundwork.statistics.mixed.BinomialMixedModel;
import groundwork.statistics.mixed.CumulativeLinkMixedModel;
import groundwork.statistics.mixed.Estimator;
import groundwork.statistics.mixed.LinearMixedModel;
import groundwork.statistics.mixed.Link;
import groundwork.statistics.mixed.OrdinalFrame;
import groundwork.statistics.mixed.Satterthwaite;
import groundwork.statistics.mixed.Thresholds;
import groundwork.statistics.mixed.Wald;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A planned study of any design, what is assumed to be true of it, and the mixed model that will be
 * fitted to it. What is true need not be what is fitted: participants and items vary in truth also
 * where the model leaves them out, and then the simulation shows what that costs.
 *
 * @param x fixed columns, {@code x[j][i]} is column j of row i; the constant among them
 * @param names of the columns
 * @param fitted random terms of the model
 * @param truth coefficient of each column: in units of the response, or in log odds
 * @param participants how people vary in truth
 * @param items how items vary in truth
 * @param residual standard deviation of the error; of a gaussian response only
 * @param thresholds between the categories of an ordinal response, ascending; else empty
 */
public record PlannedModel(
    Family family,
    double[][] x,
    List<String> names,
    List<RandomTerm> fitted,
    double[] truth,
    Varying participants,
    Varying items,
    double residual,
    double[] thresholds) {
  private static final double LEVEL = 0.95;
  private static final String CONSTANT = "(Intercept)";

  /** What kind of answer, and with which model. */
  public enum Family {
    /** Linear mixed model by REML, t with Satterthwaite's degrees of freedom. */
    GAUSSIAN,
    /** Logistic mixed model by Laplace's approximation, z. */
    BINOMIAL,
    /** As above with the fixed effects in the mode (nAGQ = 0): several times faster. */
    BINOMIAL_JOINT,
    /** Cumulative-link mixed model by Laplace's approximation, z. */
    ORDINAL;

    public boolean binary() {
      return this == BINOMIAL || this == BINOMIAL_JOINT;
    }
  }

  /**
   * Who or what varies: normal, uncorrelated.
   *
   * @param codes level of each row
   * @param levels how many there are
   * @param intercept standard deviation of the intercepts
   * @param slopes standard deviation of the effect of each column
   */
  public record Varying(int[] codes, int levels, double intercept, double[] slopes) {
    public Varying {
      Check.atLeast("levels", levels, 2);
      notNegative("the standard deviation", intercept);
      Arrays.stream(slopes).forEach(sd -> notNegative("the standard deviation of a slope", sd));
    }

    private void add(double[] predictor, double[][] x, ZigguratSampler normal) {
      double[] own = normals(normal, levels, intercept);
      for (int row = 0; row < predictor.length; row++) {
        predictor[row] += own[codes[row]];
      }
      for (int j = 0; j < slopes.length; j++) {
        if (slopes[j] > 0) {
          double[] slope = normals(normal, levels, slopes[j]);
          for (int row = 0; row < predictor.length; row++) {
            predictor[row] += x[j][row] * slope[codes[row]];
          }
        }
      }
    }
  }

  /**
   * What one set of answers gave.
   *
   * @param p of each coefficient that is tested, two-sided; not to be read where nothing converged
   */
  public record Outcome(double[] p, boolean converged, boolean singular) {}

  public PlannedModel {
    Check.sameLength("x", x.length, "names", names.size());
    Check.sameLength("truth", truth.length, "names", names.size());
    if (family == Family.GAUSSIAN && !(residual > 0)) {
      throw new IllegalArgumentException("residual is " + residual + "; it must be above 0");
    }
    names = List.copyOf(names);
    fitted = List.copyOf(fitted);
  }

  /**
   * Draws and fits, on all cores; the same seed gives the same results on any number of them, and
   * each draw depends on its number alone.
   *
   * @param tested indices of the coefficients under test
   * @param from number of the first draw
   * @param to one more than the last
   */
  public List<Outcome> outcomes(int[] tested, long seed, int from, int to) {
    return IntStream.range(from, to)
        .parallel()
        .mapToObj(draw -> outcome(answers(Streams.of(seed, draw)), tested))
        .toList();
  }

  /** One set of answers. */
  public double[] answers(UniformRandomProvider random) {
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] out = new double[x[0].length];
    for (int j = 0; j < x.length; j++) {
      if (truth[j] != 0) {
        for (int row = 0; row < out.length; row++) {
          out[row] += truth[j] * x[j][row];
        }
      }
    }
    participants.add(out, x, normal);
    items.add(out, x, normal);
    for (int row = 0; row < out.length; row++) {
      out[row] =
          switch (family) {
            case GAUSSIAN -> out[row] + residual * normal.sample();
            case BINOMIAL, BINOMIAL_JOINT ->
                random.nextDouble() < 1 / (1 + Math.exp(-out[row])) ? 1 : 0;
            case ORDINAL -> category(out[row] + logistic(random));
          };
    }
    return out;
  }

  private double category(double latent) {
    int category = 0;
    while (category < thresholds.length && latent > thresholds[category]) {
      category++;
    }
    return category;
  }

  private static double logistic(UniformRandomProvider random) {
    double u = Math.max(random.nextDouble(), Double.MIN_NORMAL);
    return Math.log(u / (1 - u));
  }

  private Outcome outcome(double[] y, int[] tested) {
    try {
      return switch (family) {
        case GAUSSIAN -> linear(y, tested);
        case BINOMIAL, BINOMIAL_JOINT -> binomial(y, tested);
        case ORDINAL -> ordinal(y, tested);
      };
    } catch (ArithmeticException | IllegalArgumentException hopeless) { // e.g. all answers alike
      return new Outcome(new double[tested.length], false, false);
    }
  }

  private Outcome linear(double[] y, int[] tested) {
    var fit = LinearMixedModel.fit(y, x, fitted, Estimator.REML);
    var method = Satterthwaite.of(fit);
    return new Outcome(
        Arrays.stream(tested).mapToDouble(j -> method.coefficient(j, LEVEL).p()).toArray(),
        fit.converged(),
        fit.isSingular());
  }

  private Outcome binomial(double[] y, int[] tested) {
    var frame = BinomialFrame.binary(y, x, names, fitted, Link.LOGIT);
    boolean joint = family == Family.BINOMIAL_JOINT;
    var fit = joint ? BinomialMixedModel.joint(frame) : BinomialMixedModel.laplace(frame);
    var wald =
        Wald.asymptotic(fit.coefficients(), joint ? fit.conditionalCovariance() : fit.covariance());
    return new Outcome(
        Arrays.stream(tested).mapToDouble(j -> wald.coefficient(j, LEVEL).p()).toArray(),
        fit.converged(),
        fit.isSingular());
  }

  /** Categories that nobody chose are no categories of the fit. */
  private Outcome ordinal(double[] y, int[] tested) {
    double[] occurring = Arrays.stream(y).sorted().distinct().toArray();
    int[] categories = Arrays.stream(y).mapToInt(v -> Arrays.binarySearch(occurring, v)).toArray();
    int constant = names.indexOf(CONSTANT);
    int[] kept = IntStream.range(0, x.length).filter(j -> j != constant).toArray();
    var frame =
        new OrdinalFrame(
            categories,
            Arrays.stream(occurring).mapToObj(v -> String.valueOf((int) v)).toList(),
            Arrays.stream(kept).mapToObj(j -> x[j]).toArray(double[][]::new),
            Arrays.stream(kept).mapToObj(names::get).toList(),
            Link.LOGIT,
            Thresholds.FLEXIBLE);
    var fit = CumulativeLinkMixedModel.laplace(frame, fitted);
    var wald = Wald.asymptotic(fit.estimates(), fit.covariance());
    double[] p =
        Arrays.stream(tested)
            .mapToDouble(j -> wald.coefficient(fit.names().indexOf(names.get(j)), LEVEL).p())
            .toArray();
    return new Outcome(p, fit.converged(), fit.isSingular());
  }

  private static void notNegative(String name, double value) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(name + " is " + value + "; it must not be negative");
    }
  }

  private static double[] normals(ZigguratSampler normal, int count, double sd) {
    double[] out = new double[count];
    Arrays.setAll(out, i -> sd * normal.sample());
    return out;
  }
}
