package groundwork.model;

import java.util.Arrays;

/** Pooling: no weights, and so nothing to learn. */
record PoolStep(Pool layer) implements Step {
  @Override
  public void sums(double[][] x, int rows, double[][] z) {
    for (int r = 0; r < rows; r++) {
      pool(x[r], z[r], null, null);
    }
  }

  @Override
  public void back(double[][] delta, int rows, double[][] x, double[][] below) {
    for (int r = 0; r < rows; r++) {
      Arrays.fill(below[r], 0, layer.in(), 0);
      pool(x[r], null, delta[r], below[r]);
    }
  }

  @Override
  public void learn(double[][] delta, int rows, double[][] x, double[][] weights, double[] bias) {
    throw new IllegalStateException("pooling has no weights");
  }

  /** Forward into z, or the derivatives back into below. */
  private void pool(double[] x, double[] z, double[] delta, double[] below) {
    Window window = layer.window();
    int size = window.in().places();
    int out = 0;
    for (int channel = 0; channel < window.in().channels(); channel++) {
      for (int line = 0; line < window.lines(); line++) {
        for (int column = 0; column < window.columns(); column++) {
          place(window, channel * size, line, column, x, z, delta, below, out++);
        }
      }
    }
  }

  private void place(
      Window window,
      int channel,
      int line,
      int column,
      double[] x,
      double[] z,
      double[] delta,
      double[] below,
      int out) {
    boolean max = layer.kind() == Pool.Kind.MAX;
    int best = -1;
    int seen = 0;
    double sum = 0;
    for (int y = 0; y < window.height(); y++) {
      for (int w = 0; w < window.width(); w++) {
        int at = window.index(line, column, y, w);
        if (at >= 0) {
          seen++;
          sum += x[channel + at];
          best = best < 0 || x[channel + at] > x[best] ? channel + at : best;
        }
      }
    }
    double share = layer.padded() ? window.height() * window.width() : seen;
    if (z != null) {
      z[out] = max ? x[best] : sum / share;
    } else if (max) {
      below[best] += delta[out];
    } else {
      for (int y = 0; y < window.height(); y++) {
        for (int w = 0; w < window.width(); w++) {
          int at = window.index(line, column, y, w);
          if (at >= 0) {
            below[channel + at] += delta[out] / share;
          }
        }
      }
    }
  }
}
