package groundwork.statistics.mixed;

/**
 * Ordered categories cut out of a latent variable: category y has chance F(threshold y - η) -
 * F(threshold y-1 - η).
 *
 * @param y category of each row, from 0
 * @param design thresholds as linear functions of the shape
 */
record OrdinalLikelihood(int[] y, double[][] design, Link link) implements Likelihood {
  @Override
  public int rows() {
    return y.length;
  }

  @Override
  public int shapes() {
    return design[0].length;
  }

  @Override
  public double constant() {
    return 0;
  }

  @Override
  public boolean expected() {
    return false;
  }

  /** Thresholds with minus and plus infinity at the ends; null where they are not ascending. */
  double[] bounds(double[] shape) {
    double[] bounds = new double[design.length + 2];
    bounds[0] = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < design.length; t++) {
      bounds[t + 1] = Dense.dot(design[t], 0, shape, 0, shape.length);
    }
    bounds[design.length + 1] = Double.POSITIVE_INFINITY;
    return bounds;
  }

  private static boolean ascending(double[] bounds) {
    for (int t = 1; t < bounds.length; t++) {
      if (!(bounds[t] > bounds[t - 1])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public double at(double[] eta, double[] shape, double[] score, double[] curvature) {
    double[] bounds = bounds(shape);
    if (!ascending(bounds)) {
      return Double.NaN;
    }
    var slice = new Slice(link);
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      slice.at(bounds[y[i] + 1] - eta[i], bounds[y[i]] - eta[i]);
      sum += slice.log;
      double d = slice.b - slice.a;
      score[i] = d;
      curvature[i] = Math.max(0, slice.b1 - slice.a1 + d * d);
    }
    return sum;
  }

  @Override
  public void each(double[] eta, double[] shape, double[] out) {
    double[] bounds = bounds(shape);
    var slice = new Slice(link);
    for (int i = 0; i < y.length; i++) {
      slice.at(bounds[y[i] + 1] - eta[i], bounds[y[i]] - eta[i]);
      out[i] = slice.log;
    }
  }

  @Override
  public void weights(double[] eta, double[] shape, double[] weight, double[] slope) {
    double[] bounds = bounds(shape);
    var slice = new Slice(link);
    for (int i = 0; i < y.length; i++) {
      slice.at(bounds[y[i] + 1] - eta[i], bounds[y[i]] - eta[i]);
      double d = slice.b - slice.a;
      weight[i] = Math.max(0, slice.b1 - slice.a1 + d * d);
      slope[i] = slice.aaa() + 3 * slice.aab() + 3 * slice.abb() + slice.bbb();
    }
  }

  @Override
  public double[] shapeGradient(double[] eta, double[] shape, double[] leverage, double[] adjoint) {
    double[] bounds = bounds(shape);
    double[] of = new double[bounds.length];
    var slice = new Slice(link);
    for (int i = 0; i < y.length; i++) {
      slice.at(bounds[y[i] + 1] - eta[i], bounds[y[i]] - eta[i]);
      double h = leverage[i];
      double s = adjoint[i];
      of[y[i] + 1] +=
          -2 * slice.a
              - h * (slice.aaa() + 2 * slice.aab() + slice.abb())
              - s * (slice.aa() + slice.ab());
      of[y[i]] +=
          2 * slice.b
              - h * (slice.aab() + 2 * slice.abb() + slice.bbb())
              - s * (slice.ab() + slice.bb());
    }
    double[] out = new double[shape.length];
    for (int t = 0; t < design.length; t++) {
      Dense.axpy(of[t + 1], design[t], 0, out, 0, out.length);
    }
    return out;
  }
}
