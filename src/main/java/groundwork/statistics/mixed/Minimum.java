package groundwork.statistics.mixed;

import java.util.Arrays;
import java.util.function.Function;

/**
 * The minimum of a smooth function above lower bounds, by BFGS on the variables that are not held
 * at their bound (projected steps, Armijo's rule).
 *
 * @param x where it lies
 * @param value of the function there
 * @param gradient there
 * @param evaluations of the function, each with its gradient
 * @param converged whether the gradient vanished to rounding, except against a bound
 */
record Minimum(double[] x, double value, double[] gradient, int evaluations, boolean converged) {
  private static final int MOST = 500;
  private static final double ARMIJO = 1e-4;
  private static final double DECREMENT = 1e-15; // of the value: what is still to be gained
  private static final double NOISE = 1e-13; // of the value: what rounding may add to it

  /** A value with its gradient. */
  record Point(double value, double[] gradient) {}

  static Minimum of(Function<double[], Point> function, double[] start, double[] lower) {
    return new Search(function, lower).from(start);
  }

  private static final class Search {
    final Function<double[], Point> function;
    final double[] lower;
    final int n;
    double[] hessian;
    boolean scaled;
    int evaluations;

    Search(Function<double[], Point> function, double[] lower) {
      this.function = function;
      this.lower = lower;
      n = lower.length;
    }

    Minimum from(double[] start) {
      double[] x = start.clone();
      Point at = evaluate(x);
      reset(at);
      boolean fresh = true;
      while (evaluations < MOST) {
        boolean[] free = free(x, at);
        double[] step = step(at, free);
        double slope = Dense.dot(step, 0, at.gradient, 0, n);
        if (-slope <= DECREMENT * (1 + Math.abs(at.value))) {
          return last(x, at, step);
        }
        limit(step, x);
        double[] next = null;
        Point there = null;
        double length = 1;
        while (length > 1e-10) {
          double[] trial = move(x, step, length);
          Point point = evaluate(trial);
          double descent = descent(at, x, trial);
          if (point.value <= at.value + ARMIJO * descent + NOISE * (1 + Math.abs(at.value))
              && Double.isFinite(point.value)) {
            next = trial;
            there = point;
            break;
          }
          double curvature = 2 * (point.value - at.value - descent);
          double better = curvature > 0 ? -descent / curvature : 0.25;
          length *= Math.clamp(better, 0.1, 0.5);
        }
        if (next == null) {
          if (fresh) { // not even along the gradient: as far as rounding lets
            return new Minimum(x, at.value, at.gradient, evaluations, small(at, free));
          }
          reset(at);
          fresh = true;
          continue;
        }
        fresh = false;
        update(x, next, at, there);
        x = next;
        at = there;
      }
      return new Minimum(x, at.value, at.gradient, evaluations, false);
    }

    /** Values no longer tell points apart, gradients do: one more step if it makes them smaller. */
    private Minimum last(double[] x, Point at, double[] step) {
      double[] trial = move(x, step, 1);
      Point there = evaluate(trial);
      return largest(there, free(trial, there)) < largest(at, free(x, at))
          ? new Minimum(trial, there.value, there.gradient, evaluations, true)
          : new Minimum(x, at.value, at.gradient, evaluations, true);
    }

    private boolean small(Point at, boolean[] free) {
      return largest(at, free) <= 1e-6 * (1 + Math.abs(at.value));
    }

    private double largest(Point at, boolean[] free) {
      double most = 0;
      for (int i = 0; i < n; i++) {
        most = free[i] ? Math.max(most, Math.abs(at.gradient[i])) : most;
      }
      return most;
    }

    private Point evaluate(double[] x) {
      evaluations++;
      return function.apply(x);
    }

    private void reset(Point at) {
      double most = Arrays.stream(at.gradient).map(Math::abs).max().orElse(0);
      hessian = new double[n * n];
      for (int i = 0; i < n; i++) {
        hessian[i * n + i] = Math.max(most / 0.5, 1e-8); // a first step of at most a half
      }
      scaled = false;
    }

    private boolean[] free(double[] x, Point at) {
      boolean[] free = new boolean[n];
      for (int i = 0; i < n; i++) {
        free[i] = x[i] > lower[i] || at.gradient[i] < 0;
      }
      return free;
    }

    private double[] step(Point at, boolean[] free) {
      double[] h = hessian.clone();
      double[] step = new double[n];
      for (int i = 0; i < n; i++) {
        step[i] = free[i] ? -at.gradient[i] : 0;
        for (int j = 0; j < n; j++) {
          if (i != j && (!free[i] || !free[j])) {
            h[i * n + j] = 0;
          }
        }
      }
      Dense.cholesky(h, n);
      Dense.solveTransposed(h, n, step, 1);
      Dense.solveUpper(h, n, step, 1);
      return step;
    }

    /** No variable moves by more than twice its size (or 1) at once. */
    private void limit(double[] step, double[] x) {
      double most = 0;
      for (int i = 0; i < n; i++) {
        most = Math.max(most, Math.abs(step[i]) / (1 + 2 * Math.abs(x[i])));
      }
      for (int i = 0; i < n && most > 1; i++) {
        step[i] /= most;
      }
    }

    private double[] move(double[] x, double[] step, double length) {
      double[] out = new double[n];
      for (int i = 0; i < n; i++) {
        out[i] = Math.max(lower[i], x[i] + length * step[i]);
      }
      return out;
    }

    private double descent(Point at, double[] from, double[] to) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += at.gradient[i] * (to[i] - from[i]);
      }
      return sum;
    }

    private void update(double[] from, double[] to, Point was, Point is) {
      double[] s = new double[n];
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        s[i] = to[i] - from[i];
        y[i] = is.gradient[i] - was.gradient[i];
      }
      double sy = Dense.dot(s, 0, y, 0, n);
      double ss = Dense.dot(s, 0, s, 0, n);
      double yy = Dense.dot(y, 0, y, 0, n);
      if (sy <= 1e-10 * Math.sqrt(ss * yy)) {
        return;
      }
      if (!scaled) {
        Arrays.fill(hessian, 0);
        for (int i = 0; i < n; i++) {
          hessian[i * n + i] = yy / sy;
        }
        scaled = true;
      }
      double[] hs = Dense.times(hessian, s, n, n, 1);
      double shs = Dense.dot(s, 0, hs, 0, n);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          hessian[i * n + j] += y[i] * y[j] / sy - hs[i] * hs[j] / shs;
        }
      }
    }
  }
}
