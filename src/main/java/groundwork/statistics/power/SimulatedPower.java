package groundwork.statistics.power;

import groundwork.statistics.Interval;
import groundwork.statistics.Proportion;
import groundwork.statistics.Streams;
import groundwork.statistics.design.RandomTerm;
import groundwork.statistics.mixed.BinomialFrame;
import groundwork.statistics.mixed.BinomialMixedModel;
import groundwork.statistics.mixed.Estimator;
import groundwork.statistics.mixed.KenwardRoger;
import groundwork.statistics.mixed.LinearMixedModel;
import groundwork.statistics.mixed.Link;
import groundwork.statistics.mixed.Satterthwaite;
import groundwork.statistics.mixed.Wald;
import groundwork.statistics.power.CrossedStudy.Condition;
import groundwork.statistics.power.CrossedStudy.Response;
import groundwork.statistics.power.CrossedStudy.Slope;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often a mixed model finds the effect in data drawn from what is assumed. Drawn and fitted on
 * all cores; the same seed gives the same result on any number of them.
 *
 * @param power share of the draws whose fit succeeded in which p is below alpha
 * @param monteCarloError of that share: √(power (1 - power) / draws)
 * @param interval Wilson's, for the error of simulation alone
 * @param significant draws in which p was below alpha
 * @param draws fits that succeeded
 * @param failed draws without a converged fit, left out
 * @param singular fits with a variance on its boundary; they count
 */
public record SimulatedPower(
    double power,
    double monteCarloError,
    Interval interval,
    int significant,
    int draws,
    int failed,
    int singular) {
  private static final double LEVEL = 0.95;

  /** The model that is fitted to each draw, and its test of the condition. */
  public enum Test {
    /** Linear model by REML, t with Satterthwaite's degrees of freedom. */
    SATTERTHWAITE(Response.GAUSSIAN),
    /** Linear model by REML, adjusted t with Kenward and Roger's degrees of freedom. */
    KENWARD_ROGER(Response.GAUSSIAN),
    /** Linear model by REML, z. */
    WALD(Response.GAUSSIAN),
    /** Logistic model by Laplace's approximation, z. */
    LAPLACE(Response.BINOMIAL),
    /** Logistic model with the fixed effects in the mode (nAGQ = 0), z: faster. */
    JOINT(Response.BINOMIAL);

    private final Response response;

    Test(Response response) {
      this.response = response;
    }
  }

  /**
   * @param slope random slope of the fitted model; not where the condition is between participants
   * @param alpha level of significance in (0, 1), two-sided
   * @param draws at least 1
   * @throws IllegalArgumentException if an argument is out of range, the test is for another kind
   *     of response, or no draw could be fitted
   */
  public static SimulatedPower of(
      CrossedStudy study, Test test, Slope slope, double alpha, int draws, long seed) {
    check(study, test, slope, alpha, draws);
    double[][] x = study.fixed();
    var random = study.random(slope);
    var outcomes =
        IntStream.range(0, draws)
            .parallel()
            .mapToObj(
                draw -> {
                  var source = Streams.of(seed, draw);
                  return outcome(study.draw(source), x, random, test);
                })
            .toList();
    var fitted = outcomes.stream().filter(Outcome::converged).toList();
    if (fitted.isEmpty()) {
      throw new IllegalArgumentException("no draw could be fitted");
    }
    int found = (int) fitted.stream().filter(outcome -> outcome.p < alpha).count();
    double power = (double) found / fitted.size();
    return new SimulatedPower(
        power,
        Math.sqrt(power * (1 - power) / fitted.size()),
        Proportion.wilson(found, fitted.size(), LEVEL).interval(),
        found,
        fitted.size(),
        draws - fitted.size(),
        (int) fitted.stream().filter(Outcome::singular).count());
  }

  /**
   * The fewest participants, in steps of two, with which the simulated power is reached.
   *
   * @param power wanted, in (0, 1)
   * @param most participants that can be had
   * @throws IllegalArgumentException if they do not suffice
   */
  public static int participants(
      CrossedStudy study,
      Test test,
      Slope slope,
      double alpha,
      double power,
      int most,
      int draws,
      long seed) {
    if (!(power > 0 && power < 1)) {
      throw new IllegalArgumentException("power is " + power + "; it must lie in (0, 1)");
    }
    int low = 2; // halves of the number: not enough
    int high = most / 2;
    if (of(study.participants(2 * high), test, slope, alpha, draws, seed).power < power) {
      throw new IllegalArgumentException(
          "most is %d participants: power %s is not reached".formatted(most, power));
    }
    while (low < high) {
      int middle = (low + high) / 2;
      if (of(study.participants(2 * middle), test, slope, alpha, draws, seed).power >= power) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return 2 * high;
  }

  private record Outcome(double p, boolean converged, boolean singular) {}

  private static Outcome outcome(double[] y, double[][] x, List<RandomTerm> random, Test test) {
    try {
      return test.response == Response.GAUSSIAN
          ? linear(y, x, random, test)
          : logistic(y, x, random, test);
    } catch (ArithmeticException | IllegalArgumentException hopeless) { // e.g. all answers alike
      return new Outcome(Double.NaN, false, false);
    }
  }

  private static Outcome linear(double[] y, double[][] x, List<RandomTerm> random, Test test) {
    var fit = LinearMixedModel.fit(y, x, random, Estimator.REML);
    var method =
        switch (test) {
          case KENWARD_ROGER -> KenwardRoger.of(fit);
          case WALD -> Wald.asymptotic(fit.coefficients(), fit.vcov());
          default -> Satterthwaite.of(fit);
        };
    return new Outcome(method.coefficient(1, LEVEL).p(), fit.converged(), fit.isSingular());
  }

  private static Outcome logistic(double[] y, double[][] x, List<RandomTerm> random, Test test) {
    var frame = BinomialFrame.binary(y, x, List.of("(Intercept)", "condition"), random, Link.LOGIT);
    var fit =
        test == Test.LAPLACE ? BinomialMixedModel.laplace(frame) : BinomialMixedModel.joint(frame);
    double[][] covariance = test == Test.LAPLACE ? fit.covariance() : fit.conditionalCovariance();
    var method = Wald.asymptotic(fit.coefficients(), covariance);
    return new Outcome(method.coefficient(1, LEVEL).p(), fit.converged(), fit.isSingular());
  }

  private static void check(CrossedStudy study, Test test, Slope slope, double alpha, int draws) {
    if (test.response != study.response()) {
      throw new IllegalArgumentException(
          "test %s is for %s responses, not for %s"
              .formatted(test, test.response, study.response()));
    }
    if (slope == Slope.PARTICIPANT && study.condition() == Condition.BETWEEN_PARTICIPANTS) {
      throw new IllegalArgumentException(
          "slope: nobody meets both conditions, so that participants have no slope");
    }
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("alpha is " + alpha + "; it must lie in (0, 1)");
    }
    if (draws < 1) {
      throw new IllegalArgumentException("draws is " + draws + "; at least 1 is needed");
    }
  }
}
