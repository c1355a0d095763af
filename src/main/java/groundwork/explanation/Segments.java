package groundwork.explanation;

import groundwork.model.Shape;
import java.util.Arrays;

/** Parts of images: a label from 0 for each place, line by line. The same for the same image. */
public final class Segments {
  private static final int ROUNDS = 10;

  private Segments() {}

  /** Squares, as many across and down as come nearest to so many in all. */
  public static int[] grid(Shape shape, int segments) {
    double side = Math.sqrt(shape.places() / (double) segments);
    int down = Math.clamp(Math.round(shape.height() / side), 1, shape.height());
    int across = Math.clamp(Math.round(shape.width() / side), 1, shape.width());
    int[] labels = new int[shape.places()];
    for (int i = 0; i < labels.length; i++) {
      int line = i / shape.width() * down / shape.height();
      int column = i % shape.width() * across / shape.width();
      labels[i] = line * across + column;
    }
    return labels;
  }

  /**
   * Superpixels as SLIC makes them (Achanta et al. 2012, doi:10.1109/TPAMI.2012.120): k-means of
   * colour and place from the middles of a grid, {@value #ROUNDS} rounds, each centre looking no
   * further than twice the grid's step; afterwards pieces that lie apart become parts of their own,
   * and those smaller than a quarter of a square join the neighbour before them. Differences to the
   * authors: colours are those of the channels, scaled so that the image's own range is 100 (as
   * lightness has it), and centres start in the middles rather than at the lowest gradient.
   *
   * @param compactness how much place counts against colour; the authors use 1 to 40
   */
  public static int[] slic(double[] image, Shape shape, int segments, double compactness) {
    int[] labels = grid(shape, segments);
    int count = Arrays.stream(labels).max().orElseThrow() + 1;
    double step = Math.sqrt(shape.places() / (double) count);
    double low = Arrays.stream(image).min().orElseThrow();
    double range = Arrays.stream(image).max().orElseThrow() - low;
    double[] colours =
        Arrays.stream(image).map(v -> range > 0 ? 100 * (v - low) / range : 0).toArray();
    for (int round = 0; round < ROUNDS; round++) {
      double[][] centres = centres(colours, shape, labels, count);
      labels = nearest(colours, shape, centres, labels, step, compactness);
    }
    return Pieces.connected(labels, shape, Math.max(1, (int) (step * step / 4)));
  }

  /** For each label the mean of its channels, lines and columns, and how many places it has. */
  private static double[][] centres(double[] colours, Shape shape, int[] labels, int count) {
    int c = shape.channels();
    double[][] sums = new double[count][c + 3];
    for (int place = 0; place < labels.length; place++) {
      double[] sum = sums[labels[place]];
      for (int channel = 0; channel < c; channel++) {
        sum[channel] += colours[channel * labels.length + place];
      }
      sum[c] += place / shape.width();
      sum[c + 1] += place % shape.width();
      sum[c + 2]++;
    }
    for (double[] sum : sums) {
      for (int i = 0; i < c + 2 && sum[c + 2] > 0; i++) {
        sum[i] /= sum[c + 2];
      }
    }
    return sums;
  }

  private static int[] nearest(
      double[] colours,
      Shape shape,
      double[][] centres,
      int[] before,
      double step,
      double compactness) {
    int c = shape.channels();
    int[] labels = before.clone();
    double[] best = new double[labels.length];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    double near = compactness * compactness / (step * step);
    for (int label = 0; label < centres.length; label++) {
      double[] centre = centres[label];
      if (centre[c + 2] == 0) {
        continue;
      }
      int bottom = Math.min(shape.height() - 1, (int) (centre[c] + 2 * step));
      int right = Math.min(shape.width() - 1, (int) (centre[c + 1] + 2 * step));
      for (int line = Math.max(0, (int) (centre[c] - 2 * step)); line <= bottom; line++) {
        for (int column = Math.max(0, (int) (centre[c + 1] - 2 * step));
            column <= right;
            column++) {
          int place = line * shape.width() + column;
          double apart = square(line - centre[c]) + square(column - centre[c + 1]);
          double distance = near * apart;
          for (int channel = 0; channel < c; channel++) {
            distance += square(colours[channel * labels.length + place] - centre[channel]);
          }
          if (distance < best[place]) {
            best[place] = distance;
            labels[place] = label;
          }
        }
      }
    }
    return labels;
  }

  private static double square(double value) {
    return value * value;
  }
}
