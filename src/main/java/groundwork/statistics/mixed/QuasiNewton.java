package groundwork.statistics.mixed;

/**
 * A minimum found by BFGS from a good guess of the inverse second derivative, with Armijo's rule.
 *
 * @param x where it lies
 * @param value there
 * @param gradient there
 * @param inverse guess of the inverse second derivative there, n x n row-major
 * @param evaluations of the function
 * @param converged whether what is still to be gained vanishes
 */
record QuasiNewton(
    double[] x,
    double value,
    double[] gradient,
    double[] inverse,
    int evaluations,
    boolean converged) {
  private static final int MOST = 300;
  private static final double ARMIJO = 1e-4;

  /** What may be left to gain, in units of the deviance: nothing that shows, or a start. */
  static final double EXACT = 1e-13;

  static final double ROUGH = 1e-3;

  /**
   * @param inverse n x n row-major; positive definite
   * @param left what may be left to gain: {@link #EXACT} or {@link #ROUGH}
   */
  static QuasiNewton minimum(Objective function, double[] start, double[] inverse, double left) {
    int n = start.length;
    double[] x = start.clone();
    double[] h = inverse.clone();
    double value = function.value(x);
    int evaluations = 1;
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("the deviance at the start is " + value);
    }
    double[] gradient = function.gradient();
    boolean fresh = true;
    while (evaluations < MOST) {
      double[] step = Dense.times(h, gradient, n, n, 1);
      for (int i = 0; i < n; i++) {
        step[i] = -step[i];
      }
      double slope = Dense.dot(step, 0, gradient, 0, n);
      if (!(slope < 0)) {
        if (fresh) {
          return new QuasiNewton(x, value, gradient, h, evaluations, slope == 0);
        }
        h = inverse.clone();
        fresh = true;
        continue;
      }
      if (-slope < left) {
        return new QuasiNewton(x, value, gradient, h, evaluations, true);
      }
      limit(step, x);
      slope = Dense.dot(step, 0, gradient, 0, n);
      double noise = 1e-12 * (1 + Math.abs(value)) + 1e-10; // of sums over many rows
      double length = 1;
      double[] next = x;
      double there = Double.NaN;
      boolean lower = false;
      while (!lower && length > 1e-9) {
        next = x.clone();
        Dense.axpy(length, step, 0, next, 0, n);
        there = function.value(next);
        evaluations++;
        lower = there <= value + ARMIJO * length * slope + noise;
        if (!lower) {
          double curvature = there - value - length * slope;
          double best = Double.isFinite(there) ? -slope * length * length / (2 * curvature) : 0;
          length = Math.clamp(best, 0.1 * length, 0.5 * length);
        }
      }
      if (!lower) {
        // as far as rounding lets; the caller is told how much seemed to be left
        function.value(x);
        return new QuasiNewton(x, value, gradient, h, evaluations, -slope < 1e-7);
      }
      double[] after = function.gradient();
      fresh = !update(h, x, next, gradient, after, n) && fresh;
      x = next;
      value = there;
      gradient = after;
    }
    return new QuasiNewton(x, value, gradient, h, evaluations, false);
  }

  /** No variable moves by much more than half its size at once: deviances bend. */
  private static void limit(double[] step, double[] x) {
    double most = 1;
    for (int i = 0; i < step.length; i++) {
      most = Math.max(most, Math.abs(step[i]) / (0.3 + 0.5 * Math.abs(x[i])));
    }
    for (int i = 0; i < step.length; i++) {
      step[i] /= most;
    }
  }

  private static boolean update(
      double[] h, double[] from, double[] to, double[] was, double[] is, int n) {
    double[] s = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      s[i] = to[i] - from[i];
      y[i] = is[i] - was[i];
    }
    double sy = Dense.dot(s, 0, y, 0, n);
    double[] hy = Dense.times(h, y, n, n, 1);
    double yhy = Dense.dot(y, 0, hy, 0, n);
    if (!(sy > 1e-8 * Math.sqrt(Dense.dot(s, 0, s, 0, n) * Dense.dot(y, 0, y, 0, n)))) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        h[i * n + j] += (1 + yhy / sy) * s[i] * s[j] / sy - (hy[i] * s[j] + s[i] * hy[j]) / sy;
      }
    }
    return true;
  }

  /**
   * Second derivative by central differences of the gradient.
   *
   * @param steps how far to go along each variable
   * @return n x n row-major, symmetric
   */
  static double[] curvature(Objective function, double[] x, double[] steps) {
    int n = x.length;
    double[] out = new double[n * n];
    for (int i = 0; i < n; i++) {
      double[] up = x.clone();
      up[i] += steps[i];
      function.value(up);
      double[] high = function.gradient();
      double[] down = x.clone();
      down[i] -= steps[i];
      function.value(down);
      double[] low = function.gradient();
      for (int j = 0; j < n; j++) {
        double second = (high[j] - low[j]) / (2 * steps[i]);
        out[i * n + j] += second / 2;
        out[j * n + i] += second / 2;
      }
    }
    return out;
  }
}
