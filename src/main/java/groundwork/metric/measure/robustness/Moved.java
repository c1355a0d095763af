package groundwork.metric.measure.robustness;

import groundwork.metric.entity.Case;
import groundwork.model.Parameters;
import groundwork.model.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An image moved to the left and to the right.
 *
 * @param shift how many pixels at most, each whole number of them once to each side; 0 for a
 *     quarter of the width. What moves in is the background's centre
 */
record Moved(int shift) implements Around {
  Moved {
    Parameters.require(shift >= 0, "\"shift\" is %s; it must not be below 0", shift);
  }

  @Override
  public String refusal(Case explained) {
    var shape = explained.background().shape();
    if (shape == null) {
      return "there is no image that could be moved";
    }
    return shape.width() < 2 || shift >= shape.width()
        ? "an image of %d columns cannot be moved by %d and still be seen"
            .formatted(shape.width(), Math.max(1, shift))
        : null;
  }

  private int most(Shape shape) {
    return shift > 0 ? shift : Math.max(1, shape.width() / 4);
  }

  @Override
  public int count(Case explained) {
    return 2 * most(explained.background().shape());
  }

  @Override
  public Supplier<double[]> rows(Case explained, String metric) {
    var shape = explained.background().shape();
    double[] blank = explained.background().centre();
    int most = most(shape);
    int[] next = {0};
    return () -> {
      int n = next[0]++;
      return moved(explained.input(), shape, n < most ? n - most : n - most + 1, blank);
    };
  }

  /** The image so many columns further to the right; to the left below 0. */
  static double[] moved(double[] image, Shape shape, int by, double[] blank) {
    double[] moved = blank.clone();
    int width = shape.width();
    int seen = width - Math.abs(by);
    for (int line = 0; line < image.length && seen > 0; line += width) {
      System.arraycopy(image, line + Math.max(0, -by), moved, line + Math.max(0, by), seen);
    }
    return moved;
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("shift", shift);
  }

  /**
   * As Quantus 0.6.0 moves: from a whole width to the left in equal steps to the right; what moves
   * in has the image's least value. Values that are no image are one line of one.
   */
  record Stepwise(int steps) implements Around {
    Stepwise {
      Parameters.require(steps >= 1, "\"steps\" is %s; at least 1 is needed", steps);
    }

    @Override
    public String refusal(Case explained) {
      int width = shape(explained).width();
      return steps * step(width) > 2 * width
          ? "%d steps of %d columns end beyond the image: the library stops with an error"
              .formatted(steps, step(width))
          : null;
    }

    private int step(int width) {
      return (2 * width + 1) / steps;
    }

    private static Shape shape(Case explained) {
      var shape = explained.background().shape();
      return shape == null ? new Shape(1, 1, explained.size()) : shape;
    }

    @Override
    public int count(Case explained) {
      return steps;
    }

    @Override
    public Supplier<double[]> rows(Case explained, String metric) {
      var shape = shape(explained);
      double[] blank = new double[explained.size()];
      Arrays.fill(blank, Arrays.stream(explained.input()).min().orElseThrow());
      int[] next = {0};
      return () ->
          moved(explained.input(), shape, ++next[0] * step(shape.width()) - shape.width(), blank);
    }

    @Override
    public Map<String, Object> parameters() {
      return Map.of("steps", steps);
    }
  }
}
