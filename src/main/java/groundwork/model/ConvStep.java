package groundwork.model;

import java.util.Arrays;

/** A convolution as a sum of shifted images: for each cell of the window, one. */
final class ConvStep implements Step {
  private final Conv2d conv;
  private final int[][] from; // [cell][place]: index in the row, -1 in the padding
  private final double[][] turned; // [cell][output channel]
  private final int places;

  ConvStep(Conv2d conv) {
    this.conv = conv;
    Window window = conv.window();
    this.places = window.places();
    this.turned = Sums.turned(conv.weights());
    this.from = new int[turned.length][places];
    int cell = 0;
    for (int channel = 0; channel < window.in().channels(); channel++) {
      for (int y = 0; y < window.height(); y++) {
        for (int x = 0; x < window.width(); x++) {
          for (int place = 0; place < places; place++) {
            int at = window.index(place / window.columns(), place % window.columns(), y, x);
            from[cell][place] = at < 0 ? -1 : channel * window.in().places() + at;
          }
          cell++;
        }
      }
    }
  }

  @Override
  public Conv2d layer() {
    return conv;
  }

  @Override
  public void changed() {
    Sums.turn(conv.weights(), turned);
  }

  @Override
  public void sums(double[][] x, int rows, double[][] z) {
    int channels = conv.bias().length;
    double[][] seen = new double[from.length][places];
    double[][] planes = new double[channels][places];
    for (int r = 0; r < rows; r++) {
      look(x[r], seen);
      for (int o = 0; o < channels; o++) {
        Arrays.fill(planes[o], conv.bias()[o]);
      }
      Sums.combine(conv.weights(), channels, seen, seen.length, planes, places);
      for (int o = 0; o < channels; o++) {
        System.arraycopy(planes[o], 0, z[r], o * places, places);
      }
    }
  }

  private void look(double[] x, double[][] seen) {
    for (int cell = 0; cell < from.length; cell++) {
      int[] at = from[cell];
      double[] values = seen[cell];
      for (int place = 0; place < places; place++) {
        values[place] = at[place] < 0 ? 0 : x[at[place]];
      }
    }
  }

  @Override
  public void back(double[][] delta, int rows, double[][] x, double[][] below) {
    int channels = conv.bias().length;
    double[][] planes = new double[channels][places];
    double[][] seen = new double[from.length][places];
    for (int r = 0; r < rows; r++) {
      for (int o = 0; o < channels; o++) {
        System.arraycopy(delta[r], o * places, planes[o], 0, places);
      }
      for (double[] cell : seen) {
        Arrays.fill(cell, 0);
      }
      Sums.combine(turned, seen.length, planes, channels, seen, places);
      Arrays.fill(below[r], 0, conv.in(), 0);
      for (int cell = 0; cell < from.length; cell++) {
        for (int place = 0; place < places; place++) {
          if (from[cell][place] >= 0) {
            below[r][from[cell][place]] += seen[cell][place];
          }
        }
      }
    }
  }

  @Override
  public void learn(double[][] delta, int rows, double[][] x, double[][] weights, double[] bias) {
    int channels = bias.length;
    double[][] seen = new double[from.length][places];
    double[][] planes = new double[channels][places];
    for (int r = 0; r < rows; r++) {
      look(x[r], seen);
      double[][] byPlace = Sums.turned(seen);
      for (int o = 0; o < channels; o++) {
        System.arraycopy(delta[r], o * places, planes[o], 0, places);
        for (double value : planes[o]) {
          bias[o] += value;
        }
      }
      Sums.combine(planes, channels, byPlace, places, weights, from.length);
    }
  }
}
