package groundwork.metric.measure;

import groundwork.model.Shape;

/**
 * Structural similarity in windows of 7, variances with n - 1, the mean over all windows that lie
 * within; the range is that of both together. {@code (2 m m' + c1)(2 cov + c2) / ((m² + m'² +
 * c1)(var + var' + c2))} with c1 = (0.01 range)², c2 = (0.03 range)².
 *
 * @see <a href="https://doi.org/10.1109/TIP.2003.819861">Wang et al. (2004)</a>
 */
final class Ssim {
  private static final int SIDE = 7;

  private Ssim() {}

  /** Along the row; NaN for fewer than 7 values or where both are one constant. */
  static double ofRows(double[] a, double[] b) {
    return of(a, b, 0, 1, a.length, 1, range(a, b));
  }

  /** Windows of 7 by 7, the mean over the channels; NaN for a side below 7 or one constant. */
  static double ofImages(double[] a, double[] b, Shape shape) {
    double range = range(a, b);
    double sum = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      int from = shape.index(channel, 0, 0);
      sum += of(a, b, from, shape.height(), shape.width(), SIDE, range);
    }
    return sum / shape.channels();
  }

  private static double of(
      double[] a, double[] b, int from, int height, int width, int lines, double range) {
    if (height < lines || width < SIDE || range == 0) {
      return Double.NaN;
    }
    double sum = 0;
    for (int line = 0; line + lines <= height; line++) {
      for (int column = 0; column + SIDE <= width; column++) {
        sum += window(a, b, from + line * width + column, width, lines, range);
      }
    }
    return sum / ((double) (height - lines + 1) * (width - SIDE + 1));
  }

  private static double window(
      double[] a, double[] b, int from, int width, int lines, double range) {
    int n = lines * SIDE;
    double meanA = 0;
    double meanB = 0;
    for (int line = 0; line < lines; line++) {
      for (int i = from + line * width; i < from + line * width + SIDE; i++) {
        meanA += a[i];
        meanB += b[i];
      }
    }
    meanA /= n;
    meanB /= n;
    double varA = 0;
    double varB = 0;
    double cov = 0;
    for (int line = 0; line < lines; line++) {
      for (int i = from + line * width; i < from + line * width + SIDE; i++) {
        varA += (a[i] - meanA) * (a[i] - meanA);
        varB += (b[i] - meanB) * (b[i] - meanB);
        cov += (a[i] - meanA) * (b[i] - meanB);
      }
    }
    double c1 = 0.01 * range * (0.01 * range);
    double c2 = 0.03 * range * (0.03 * range);
    return (2 * meanA * meanB + c1)
        * (2 * cov / (n - 1) + c2)
        / ((meanA * meanA + meanB * meanB + c1) * ((varA + varB) / (n - 1) + c2));
  }

  private static double range(double[] a, double[] b) {
    double low = a[0];
    double high = a[0];
    for (int i = 0; i < a.length; i++) {
      low = Math.min(low, Math.min(a[i], b[i]));
      high = Math.max(high, Math.max(a[i], b[i]));
    }
    return high - low;
  }
}
