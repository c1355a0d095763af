package groundwork.statistics.decision;

import groundwork.statistics.Interval;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How well signals are told from noise, apart from the readiness to say "signal". With advice of a
 * model, its being right is the signal, and accepting it the answer "signal".
 *
 * @param hitRate accepted signals, after correction, in (0, 1)
 * @param falseAlarmRate accepted noise, after correction, in (0, 1)
 * @param dPrime distance of the two distributions in standard deviations; 0 is chance
 * @param criterion c: above 0 accepts too little, below 0 too much
 * @param beta likelihood ratio at the criterion, exp(c · d')
 * @param relativeCriterion c / d'; empty where d' is 0
 * @param aPrime area under the two-triangle curve, in [0, 1]; 0.5 is chance
 * @param variance of d', by Gourevitch and Galanter
 * @see <a href="https://doi.org/10.4324/9781410611147">Macmillan and Creelman (2005)</a>
 * @see <a href="https://doi.org/10.3758/BF03203619">Hautus (1995), corrections</a>
 * @see <a href="https://doi.org/10.3758/BF03207704">Stanislaw and Todorov (1999), formulas</a>
 */
public record SignalDetection(
    double hitRate,
    double falseAlarmRate,
    double dPrime,
    double criterion,
    double beta,
    OptionalDouble relativeCriterion,
    double aPrime,
    double variance) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /**
   * Half a trial is added to every cell, whether or not one is empty: less biased than the other.
   *
   * @param hits signals accepted
   * @param misses signals rejected
   * @param falseAlarms noise accepted
   * @param rejections noise rejected
   * @throws IllegalArgumentException if a count is negative, or there is no signal or no noise
   */
  public static SignalDetection logLinear(int hits, int misses, int falseAlarms, int rejections) {
    check(hits, misses, falseAlarms, rejections);
    double signals = hits + misses + 1.0;
    double noise = falseAlarms + rejections + 1.0;
    return of((hits + 0.5) / signals, (falseAlarms + 0.5) / noise, signals - 1, noise - 1);
  }

  /** Rates of 0 and 1 are taken for 1/(2N) and 1 - 1/(2N); arguments and errors likewise. */
  public static SignalDetection halfTrial(int hits, int misses, int falseAlarms, int rejections) {
    check(hits, misses, falseAlarms, rejections);
    double signals = (double) hits + misses;
    double noise = (double) falseAlarms + rejections;
    return of(inside(hits / signals, signals), inside(falseAlarms / noise, noise), signals, noise);
  }

  /**
   * Two alternatives, one of them the signal, and no bias to either.
   *
   * @param correct share of right choices, in (0, 1)
   * @return √2 · z(correct)
   * @throws IllegalArgumentException if the share is out of range
   */
  public static double twoAlternatives(double correct) {
    if (!(correct > 0 && correct < 1)) { // the negation also refuses NaN
      throw new IllegalArgumentException(
          "correct is " + correct + "; it must lie in (0, 1) for d' to be finite");
    }
    return Math.sqrt(2) * NORMAL.inverseCumulativeProbability(correct);
  }

  /** Of d', in large samples: d' ± z · √variance. */
  public Interval interval(double level) {
    double z = NORMAL.inverseCumulativeProbability((1 + level) / 2);
    double half = z * Math.sqrt(variance);
    return new Interval(dPrime - half, dPrime + half, level);
  }

  private static SignalDetection of(double h, double f, double signals, double noise) {
    double zh = NORMAL.inverseCumulativeProbability(h);
    double zf = NORMAL.inverseCumulativeProbability(f);
    double d = zh - zf;
    double c = -(zh + zf) / 2;
    return new SignalDetection(
        h,
        f,
        d,
        c,
        Math.exp((zf * zf - zh * zh) / 2),
        d == 0 ? OptionalDouble.empty() : OptionalDouble.of(c / d),
        h >= f ? 0.5 + area(h, f) : 0.5 - area(f, h),
        spread(h, zh) / signals + spread(f, zf) / noise);
  }

  private static double area(double larger, double smaller) {
    double gap = larger - smaller;
    return gap * (1 + gap) / (4 * larger * (1 - smaller));
  }

  private static double spread(double rate, double z) {
    double density = NORMAL.density(z);
    return rate * (1 - rate) / (density * density);
  }

  private static double inside(double rate, double n) {
    return Math.min(Math.max(rate, 1 / (2 * n)), 1 - 1 / (2 * n));
  }

  private static void check(int hits, int misses, int falseAlarms, int rejections) {
    if (hits < 0 || misses < 0 || falseAlarms < 0 || rejections < 0) {
      throw new IllegalArgumentException(
          "%d hits, %d misses, %d false alarms, %d rejections: none may be negative"
              .formatted(hits, misses, falseAlarms, rejections));
    }
    if (hits + misses == 0) {
      throw new IllegalArgumentException("hits and misses are 0: there was no signal");
    }
    if (falseAlarms + rejections == 0) {
      throw new IllegalArgumentException("false alarms and rejections are 0: there was no noise");
    }
  }
}
