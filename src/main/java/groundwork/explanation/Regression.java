package groundwork.explanation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * LIME's regression.
 *
 * @param x n rows of one regressor for each kept unit, and a 1
 * @param kept which unit each regressor stands for
 */
record Regression(
    double[][] x, double[] y, double[] w, double[] ridge, int[] kept, LeastSquares.Fit solved) {
  static int[] all(int d) {
    return IntStream.range(0, d).toArray();
  }

  static Regression of(double[][] x, double[] y, double[] w, double penalty, int[] kept) {
    int d = x[0].length - 1;
    double[][] chosen = kept.length == d ? x : new double[x.length][kept.length + 1];
    for (int row = 0; chosen != x && row < x.length; row++) {
      for (int i = 0; i < kept.length; i++) {
        chosen[row][i] = x[row][kept[i]];
      }
      chosen[row][kept.length] = 1;
    }
    double[] ridge = new double[kept.length + 1];
    Arrays.fill(ridge, 0, kept.length, penalty);
    return new Regression(chosen, y, w, ridge, kept, LeastSquares.fit(chosen, y, w, ridge));
  }

  /** The kept units with the largest coefficients, in their order; of equals, the first. */
  int[] largest(int count) {
    double[] b = solved.coefficients();
    return IntStream.range(0, kept.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Math.abs(b[i])))
        .limit(count)
        .mapToInt(i -> kept[i])
        .sorted()
        .toArray();
  }

  /** One coefficient for each of d units, 0 for those that were not kept. */
  double[] values(int d) {
    double[] values = new double[d];
    for (int i = 0; i < kept.length; i++) {
      values[kept[i]] = solved.coefficients()[i];
    }
    return values;
  }

  double intercept() {
    return solved.coefficients()[kept.length];
  }

  /** Standard errors for each of d units, taking the rows as draws. */
  double[] errors(int d) {
    double[] squares = new double[d];
    int n = y.length;
    for (int row = 0; row < n; row++) {
      double miss = w[row] * (y[row] - guess(row));
      double[] push = new double[ridge.length];
      for (int i = 0; i < push.length; i++) {
        push[i] = miss * x[row][i] - ridge[i] * solved.coefficients()[i] / n;
      }
      solved.change(push);
      for (int i = 0; i < kept.length; i++) {
        squares[kept[i]] += push[i] * push[i];
      }
    }
    return Arrays.stream(squares).map(square -> Math.sqrt(square * n / (n - 1))).toArray();
  }

  private double guess(int row) {
    double guess = 0;
    for (int j = 0; j < ridge.length; j++) {
      guess += solved.coefficients()[j] * x[row][j];
    }
    return guess;
  }

  /** Weighted R²; null if the model's answer never changed, which leaves nothing to explain. */
  Double fit() {
    double weights = 0;
    double mean = 0;
    for (int i = 0; i < y.length; i++) {
      weights += w[i];
      mean += w[i] * y[i];
    }
    mean /= weights;
    double unexplained = 0;
    double all = 0;
    for (int i = 0; i < y.length; i++) {
      double guess = guess(i);
      unexplained += w[i] * (y[i] - guess) * (y[i] - guess);
      all += w[i] * (y[i] - mean) * (y[i] - mean);
    }
    return all == 0 ? null : 1 - unexplained / all;
  }
}
