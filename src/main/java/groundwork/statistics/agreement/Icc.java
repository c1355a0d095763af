package groundwork.statistics.agreement;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * One intraclass correlation: the share of the variance of ratings that lies between the things
 * that are rated.
 *
 * @param form which of the six
 * @param estimate at most 1; negative where ratings of one thing differ more than chance allows
 * @param f F statistic for "no variance between things"
 * @param df1 its degrees of freedom above
 * @param df2 and below
 * @param p its upper tail
 * @param interval confidence interval of the estimate
 * @see <a href="https://doi.org/10.1037/0033-2909.86.2.420">Shrout and Fleiss (1979)</a>
 * @see <a href="https://doi.org/10.1037/1082-989X.1.1.30">McGraw and Wong (1996)</a>
 */
public record Icc(
    Form form, double estimate, double f, double df1, double df2, double p, Interval interval) {

  /** Shrout and Fleiss' six forms. */
  public enum Form {
    /** ICC(1,1): other raters for each thing; one rater's reliability. */
    ONE_WAY_SINGLE("ICC1"),
    /** ICC(2,1): the raters are a sample of raters; one rater's absolute agreement. */
    RANDOM_SINGLE("ICC2"),
    /** ICC(3,1): these raters and no others; one rater's consistency. */
    FIXED_SINGLE("ICC3"),
    /** ICC(1,k): the mean of k raters, others for each thing. */
    ONE_WAY_MEAN("ICC1k"),
    /** ICC(2,k): the mean of k raters out of a sample of raters. */
    RANDOM_MEAN("ICC2k"),
    /** ICC(3,k): the mean of these k raters; the same number as Cronbach's alpha. */
    FIXED_MEAN("ICC3k");

    private final String shortName;

    Form(String name) {
      this.shortName = name;
    }

    /** As R's psych writes it, for example {@code ICC2k}. */
    public String shortName() {
      return shortName;
    }
  }

  /**
   * All six, in their order.
   *
   * @param ratings a row for each thing (at least 2), a column for each of k raters (at least 2),
   *     none missing
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if there are fewer things or raters, rows differ in length, a
   *     value is not finite, or no rating differs from the others of its thing and rater (the error
   *     is zero then, and F undefined)
   */
  public static Map<Form, Icc> all(double[][] ratings, double level) {
    Check.level(level);
    var squares = Squares.of(ratings);
    double n = squares.things();
    double k = squares.raters();
    double between = squares.between();
    double within = squares.within();
    double raters = squares.ofRaters();
    double error = squares.error();
    if (!(error > 0)) {
      throw new IllegalArgumentException("the ratings have no error; F is undefined");
    }
    double upper = (1 + level) / 2;
    double df1 = n - 1;
    double dfError = (n - 1) * (k - 1);
    double dfWithin = n * (k - 1);
    double one = between / within;
    double two = between / error;
    double random = (between - error) / (between + (k - 1) * error + k * (raters - error) / n);

    // Satterthwaite's degrees of freedom, since two variances are below the line
    double ratio = raters / error;
    double rest = n * (1 + (k - 1) * random) - k * random;
    double v =
        (k - 1)
            * (n - 1)
            * Math.pow(k * random * ratio + rest, 2)
            / ((n - 1) * k * k * random * random * ratio * ratio + rest * rest);
    double above = f(upper, df1, v);
    double below = f(upper, v, df1);
    double noise = k * raters + (k * n - k - n) * error;
    double low = n * (between - above * error) / (above * noise + n * between);
    double high = n * (below * between - error) / (noise + n * below * between);

    DoubleUnaryOperator single = ratioOf -> (ratioOf - 1) / (ratioOf + k - 1);
    DoubleUnaryOperator mean = ratioOf -> 1 - 1 / ratioOf;
    DoubleUnaryOperator stepUp = icc -> icc * k / (1 + icc * (k - 1));
    var all = new LinkedHashMap<Form, Icc>();
    all.put(Form.ONE_WAY_SINGLE, byF(Form.ONE_WAY_SINGLE, single, one, df1, dfWithin, level));
    all.put(
        Form.RANDOM_SINGLE,
        icc(Form.RANDOM_SINGLE, random, two, df1, dfError, new Interval(low, high, level)));
    all.put(Form.FIXED_SINGLE, byF(Form.FIXED_SINGLE, single, two, df1, dfError, level));
    all.put(Form.ONE_WAY_MEAN, byF(Form.ONE_WAY_MEAN, mean, one, df1, dfWithin, level));
    all.put(
        Form.RANDOM_MEAN,
        icc(
            Form.RANDOM_MEAN,
            (between - error) / (between + (raters - error) / n),
            two,
            df1,
            dfError,
            new Interval(stepUp.applyAsDouble(low), stepUp.applyAsDouble(high), level)));
    all.put(Form.FIXED_MEAN, byF(Form.FIXED_MEAN, mean, two, df1, dfError, level));
    return all;
  }

  private static Icc byF(
      Form form, DoubleUnaryOperator ofF, double f, double df1, double df2, double level) {
    double upper = (1 + level) / 2;
    var interval =
        new Interval(
            ofF.applyAsDouble(f / f(upper, df1, df2)),
            ofF.applyAsDouble(f * f(upper, df2, df1)),
            level);
    return icc(form, ofF.applyAsDouble(f), f, df1, df2, interval);
  }

  private static Icc icc(
      Form form, double estimate, double f, double df1, double df2, Interval interval) {
    double p = FDistribution.of(df1, df2).survivalProbability(f);
    return new Icc(form, estimate, f, df1, df2, p, interval);
  }

  private static double f(double p, double df1, double df2) {
    return FDistribution.of(df1, df2).inverseCumulativeProbability(p);
  }

  /** Mean squares of the two-way table. */
  private record Squares(
      int things, int raters, double between, double within, double ofRaters, double error) {
    static Squares of(double[][] ratings) {
      int n = ratings.length;
      if (n < 2 || ratings[0].length < 2) {
        throw new IllegalArgumentException(
            "%d things; at least 2, rated by at least 2 raters, are needed".formatted(n));
      }
      int k = ratings[0].length;
      double[] ofThing = new double[n];
      double[] ofRater = new double[k];
      double all = 0;
      for (int i = 0; i < n; i++) {
        Check.sample("ratings[" + i + "]", ratings[i], k);
        Check.sameLength("ratings[0]", k, "ratings[" + i + "]", ratings[i].length);
        for (int j = 0; j < k; j++) {
          ofThing[i] += ratings[i][j] / k;
          ofRater[j] += ratings[i][j] / n;
          all += ratings[i][j] / n / k;
        }
      }
      double between = 0;
      double within = 0;
      double raters = 0;
      double error = 0;
      for (int i = 0; i < n; i++) {
        between += k * Math.pow(ofThing[i] - all, 2);
        for (int j = 0; j < k; j++) {
          within += Math.pow(ratings[i][j] - ofThing[i], 2);
          error += Math.pow(ratings[i][j] - ofThing[i] - ofRater[j] + all, 2);
        }
      }
      for (double mean : ofRater) {
        raters += n * Math.pow(mean - all, 2);
      }
      return new Squares(
          n,
          k,
          between / (n - 1),
          within / (n * (k - 1.0)),
          raters / (k - 1),
          error / ((n - 1.0) * (k - 1)));
    }
  }
}
