package groundwork.statistics.compare;

import groundwork.statistics.Check;
import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;

/** Bayes factors of counts. */
final class CountBayes {
  private CountBayes() {}

  static BayesFactor proportion(int successes, int n, double p, double scale) {
    Check.count(successes, n);
    Check.probability("p", p);
    Check.positive("scale", scale);
    double middle = Math.log(p / (1 - p));
    double width = 45 * scale;
    double step = Math.min(BayesFactor.STEP, 0.3 / Math.sqrt(n)) * Math.min(1, scale);
    double log =
        LogIntegral.of(
            odds ->
                logistic(successes, n, odds)
                    - Math.abs(odds - middle) / scale
                    - 2 * Math.log1p(Math.exp(-Math.abs(odds - middle) / scale))
                    - Math.log(scale),
            middle - width,
            middle + width,
            step);
    return new BayesFactor(log - logistic(successes, n, middle));
  }

  static BayesFactor binomial(int successes, int n, double p, double a, double b) {
    Check.count(successes, n);
    Check.probability("p", p);
    Check.positive("a", a);
    Check.positive("b", b);
    double log = LogBeta.value(successes + a, n - successes + b) - LogBeta.value(a, b);
    return new BayesFactor(log - successes * Math.log(p) - (n - successes) * Math.log1p(-p));
  }

  static BayesFactor contingency(int[][] table, double concentration) {
    Check.atLeast("number of rows", table.length, 2);
    Check.atLeast("number of columns", table[0].length, 2);
    int columns = table[0].length;
    double common = table.length * concentration - (table.length - 1);
    Check.positive("prior of the null", common);
    double[] sums = new double[columns];
    double log = 0;
    for (int r = 0; r < table.length; r++) {
      Check.sameLength("table[0]", columns, "table[" + r + "]", table[r].length);
      double[] row = new double[columns];
      for (int c = 0; c < columns; c++) {
        Check.atLeast("table[%d][%d]".formatted(r, c), table[r][c], 0);
        row[c] = table[r][c] + concentration;
        sums[c] += table[r][c];
      }
      log += dirichlet(row) - dirichlet(filled(columns, concentration));
    }
    for (int c = 0; c < columns; c++) {
      sums[c] += common;
    }
    return new BayesFactor(log - dirichlet(sums) + dirichlet(filled(columns, common)));
  }

  private static double logistic(int successes, int n, double odds) {
    double log1pExp = Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds)));
    return successes * odds - n * log1pExp;
  }

  private static double dirichlet(double[] a) {
    double sum = 0;
    double log = 0;
    for (double each : a) {
      sum += each;
      log += LogGamma.value(each);
    }
    return log - LogGamma.value(sum);
  }

  private static double[] filled(int n, double value) {
    double[] values = new double[n];
    Arrays.fill(values, value);
    return values;
  }
}
