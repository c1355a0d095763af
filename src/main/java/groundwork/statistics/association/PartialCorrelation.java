package groundwork.statistics.association;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Linear correlation of what other variables leave of x and of y.
 *
 * @param estimate in [-1, 1]
 * @param interval Fisher's, with n less the number of controls
 * @param t for no correlation
 * @param df n - 2 - number of controls
 * @param p two-sided
 * @param n rows
 * @see <a href="https://doi.org/10.1098/rspa.1907.0028">Yule (1907)</a>
 */
public record PartialCorrelation(
    double estimate, Interval interval, double t, double df, double p, int n) {
  /**
   * @param x n values
   * @param y n values, paired with x
   * @param controls at least one variable of n values; for rank correlations give ranks throughout
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if lengths differ, there are too few rows (4 and one for each
   *     control are needed), a value is not finite, a control is constant or a combination of
   *     others, or the controls explain x or y fully
   */
  public static PartialCorrelation of(
      double[] x, double[] y, List<double[]> controls, double level) {
    Check.level(level);
    if (controls.isEmpty()) {
      throw new IllegalArgumentException("controls are empty; that is Pearson's correlation");
    }
    Check.sample("x", x, 4 + controls.size());
    Check.sample("y", y, 4 + controls.size());
    Check.sameLength("x", x.length, "y", y.length);
    var columns = new ArrayList<double[]>();
    var names = new ArrayList<String>();
    double[] ones = new double[x.length];
    Arrays.fill(ones, 1);
    columns.add(ones);
    names.add("(Intercept)");
    for (int i = 0; i < controls.size(); i++) {
      String name = "controls[" + i + "]";
      Check.sample(name, controls.get(i), 1);
      Check.sameLength("x", x.length, name, controls.get(i).length);
      columns.add(controls.get(i));
      names.add(name);
    }
    var qr = Qr.of(columns.toArray(double[][]::new), names);
    double[] restX = qr.residuals(x);
    double[] restY = qr.residuals(y);
    if (explained(x, restX) || explained(y, restY)) {
      throw new IllegalArgumentException("the controls explain x or y fully; nothing is left");
    }
    double r = Correlation.needed(Correlation.pearson(restX, restY));
    double df = x.length - 2.0 - controls.size();
    double t = Pearson.t(r, df);
    return new PartialCorrelation(
        r, FisherZ.interval(r, 1 / Math.sqrt(df - 1), level), t, df, Pearson.p(t, df), x.length);
  }

  private static boolean explained(double[] of, double[] rest) {
    double scale = Arrays.stream(of).map(v -> v * v).sum();
    return Arrays.stream(rest).map(v -> v * v).sum() <= 1e-20 * scale;
  }
}
