package groundwork.statistics.association;

import groundwork.statistics.Check;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * A logistic regression of successes among trials, by iteratively reweighted least squares.
 *
 * @param names of the columns
 * @param coefficients in log odds, one a column
 * @param fitted probability of success in each row
 * @param deviance twice the log likelihood that a parameter for each row would add
 * @param nullDeviance the same for the intercept alone
 * @param logLik log likelihood, binomial coefficients included
 * @param iterations taken
 * @param separated whether some combination of the columns tells successes from failures without
 *     error, so that coefficients grow without end and mean nothing
 * @see <a href="https://doi.org/10.1093/biomet/71.1.1">Albert and Anderson (1984), separation</a>
 */
public record Logistic(
    List<String> names,
    double[] coefficients,
    double[] fitted,
    double deviance,
    double nullDeviance,
    double logLik,
    int iterations,
    boolean separated,
    Sandwich sandwich) {
  private static final int MOST = 60;

  /**
   * A linear predictor that a step still moves by so much, when the likelihood is as good as
   * constant, runs away.
   */
  private static final double RUNNING = 0.1;

  /**
   * One trial a row.
   *
   * @param columns columns first, {@code columns[j][i]}; a constant one is called {@link
   *     Ols#INTERCEPT}
   * @param names of the columns
   * @param y n values, 0 or 1, at least as many as there are columns
   * @throws IllegalArgumentException if lengths differ, there are too few rows, a value is not
   *     finite or y neither 0 nor 1, or a column is a combination of those before it
   */
  public static Logistic fit(double[][] columns, List<String> names, double[] y) {
    double[] ones = new double[y.length];
    Arrays.fill(ones, 1);
    return counts(columns, names, y, ones);
  }

  /**
   * Several trials a row.
   *
   * @param successes whole numbers from 0 to {@code trials}
   * @param trials whole numbers, at least 1
   */
  public static Logistic counts(
      double[][] columns, List<String> names, double[] successes, double[] trials) {
    check(columns, names, successes, trials);
    Qr.of(columns, names);
    int n = successes.length;
    double[] eta = new double[n];
    for (int i = 0; i < n; i++) {
      double start = (successes[i] + 0.5) / (trials[i] + 1);
      eta[i] = Math.log(start / (1 - start));
    }
    double deviance = Double.POSITIVE_INFINITY;
    for (int step = 1; ; step++) {
      var next = Step.from(columns, names, eta, successes, trials);
      double moved = 0;
      for (int i = 0; i < n; i++) {
        moved = Math.max(moved, Math.abs(next.eta()[i] - eta[i]));
      }
      eta = next.eta();
      double now = deviance(eta, successes, trials);
      boolean settled = Math.abs(deviance - now) <= 1e-10 * (Math.abs(now) + 0.1);
      deviance = now;
      if (settled || step == MOST) {
        return result(columns, names, eta, next.coefficients(), successes, trials, step, moved);
      }
    }
  }

  public int n() {
    return fitted.length;
  }

  public double aic() {
    return -2 * logLik + 2 * coefficients.length;
  }

  /** n counts rows. */
  public double bic() {
    return -2 * logLik + Math.log(n()) * coefficients.length;
  }

  /** Coefficients with the errors of the likelihood: independent trials; z. */
  public List<Coefficient> terms(double level) {
    double[][] bread = Sandwich.bread(sandwich.root());
    double[] se = new double[coefficients.length];
    Arrays.setAll(se, j -> Math.sqrt(bread[j][j]));
    return terms(se, level);
  }

  /** Coefficients with errors that allow any variance to each row; z. */
  public List<Coefficient> terms(Robust.Rows kind, double level) {
    return terms(sandwich.rows(kind), level);
  }

  /**
   * Coefficients with errors that allow any dependence within clusters, for example of the trials
   * of one person; z, for CR2 t with Satterthwaite's degrees of freedom.
   *
   * @param clusters the cluster of each row, from 0 on without gaps
   * @throws IllegalArgumentException if lengths differ or there are fewer than 2 clusters
   */
  public List<Coefficient> terms(int[] clusters, Robust.Clustered kind, double level) {
    Check.level(level);
    var errors = sandwich.clustered(clusters, kind);
    if (kind != Robust.Clustered.CR2) {
      return terms(errors.se(), level);
    }
    return IntStream.range(0, coefficients.length)
        .mapToObj(
            j ->
                Coefficient.of(
                    names.get(j), coefficients[j], errors.se()[j], errors.df()[j], level))
        .toList();
  }

  /** Covariances of the coefficients under independent errors. */
  public double[][] covariance() {
    return Sandwich.bread(sandwich.root());
  }

  /** Covariances that allow any dependence within clusters; arguments and errors as terms'. */
  public double[][] covariance(int[] clusters, Robust.Clustered kind) {
    return sandwich.clustered(clusters, kind).covariance();
  }

  private List<Coefficient> terms(double[] se, double level) {
    Check.level(level);
    return IntStream.range(0, se.length)
        .mapToObj(
            j ->
                Coefficient.of(
                    names.get(j), coefficients[j], se[j], Double.POSITIVE_INFINITY, level))
        .toList();
  }

  private static Logistic result(
      double[][] columns,
      List<String> names,
      double[] eta,
      double[] coefficients,
      double[] successes,
      double[] trials,
      int steps,
      double moved) {
    var last = Step.from(columns, names, eta, successes, trials);
    double ofAll = Arrays.stream(successes).sum() / Arrays.stream(trials).sum();
    double[] alone = new double[eta.length];
    Arrays.fill(alone, Math.log(ofAll / (1 - ofAll)));
    double combinations = 0;
    for (int i = 0; i < eta.length; i++) {
      combinations +=
          LogGamma.value(trials[i] + 1)
              - LogGamma.value(successes[i] + 1)
              - LogGamma.value(trials[i] - successes[i] + 1);
    }
    double saturated = combinations + saturated(successes, trials);
    double deviance = deviance(eta, successes, trials);
    return new Logistic(
        List.copyOf(names),
        coefficients,
        Arrays.stream(eta).map(Logistic::probability).toArray(),
        deviance,
        deviance(alone, successes, trials),
        saturated - deviance / 2,
        steps,
        moved > RUNNING,
        new Sandwich(last.whitened(), last.residuals(), last.qr().inverse()));
  }

  /** One reweighted regression; residuals and columns are those before it. */
  private record Step(
      Qr qr, double[] coefficients, double[] eta, double[][] whitened, double[] residuals) {
    static Step from(
        double[][] columns, List<String> names, double[] eta, double[] successes, double[] trials) {
      int n = eta.length;
      double[][] whitened = new double[columns.length][n];
      double[] residuals = new double[n];
      double[] response = new double[n];
      for (int i = 0; i < n; i++) {
        double p = probability(eta[i]);
        double weight = Math.max(trials[i] * p * probability(-eta[i]), 1e-300);
        double root = Math.sqrt(weight);
        residuals[i] = (successes[i] - trials[i] * p) / root;
        response[i] = root * eta[i] + residuals[i];
        for (int j = 0; j < columns.length; j++) {
          whitened[j][i] = root * columns[j][i];
        }
      }
      // separation makes weights differ by many powers of ten: what is asked here is only not to be
      // 0
      var qr = Qr.of(whitened, names, 0);
      double[] coefficients = qr.solve(response);
      double[] next = new double[n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < columns.length; j++) {
          next[i] += columns[j][i] * coefficients[j];
        }
      }
      return new Step(qr, coefficients, next, whitened, residuals);
    }
  }

  private static double probability(double eta) {
    return 1 / (1 + Math.exp(-eta));
  }

  private static double deviance(double[] eta, double[] successes, double[] trials) {
    double logLik = 0;
    for (int i = 0; i < eta.length; i++) {
      // 0 · log 0 is 0
      logLik -= successes[i] == 0 ? 0 : successes[i] * Math.log1p(Math.exp(-eta[i]));
      double failures = trials[i] - successes[i];
      logLik -= failures == 0 ? 0 : failures * Math.log1p(Math.exp(eta[i]));
    }
    return 2 * (saturated(successes, trials) - logLik);
  }

  private static double saturated(double[] successes, double[] trials) {
    double logLik = 0;
    for (int i = 0; i < trials.length; i++) {
      double failures = trials[i] - successes[i];
      logLik += successes[i] == 0 ? 0 : successes[i] * Math.log(successes[i] / trials[i]);
      logLik += failures == 0 ? 0 : failures * Math.log(failures / trials[i]);
    }
    return logLik;
  }

  private static void check(
      double[][] columns, List<String> names, double[] successes, double[] trials) {
    Check.sameLength("columns", columns.length, "names", names.size());
    Check.sample("successes", successes, columns.length);
    Check.sample("trials", trials, 1);
    Check.sameLength("successes", successes.length, "trials", trials.length);
    for (int i = 0; i < trials.length; i++) {
      boolean whole = trials[i] == Math.rint(trials[i]) && successes[i] == Math.rint(successes[i]);
      if (!whole || trials[i] < 1 || successes[i] < 0 || successes[i] > trials[i]) {
        throw new IllegalArgumentException(
            "successes[%d] is %s of %s trials".formatted(i, successes[i], trials[i]));
      }
    }
    for (int j = 0; j < columns.length; j++) {
      Check.sample(names.get(j), columns[j], 1);
      Check.sameLength("successes", successes.length, names.get(j), columns[j].length);
    }
  }
}
