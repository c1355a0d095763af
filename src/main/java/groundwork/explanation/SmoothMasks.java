package groundwork.explanation;

import groundwork.model.Parameters;
import groundwork.model.Shape;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Masks of images as RISE draws them: a grid of cells that are on or off, enlarged by bilinear
 * interpolation to a little more than the image, of which a window is cut out at random.
 */
record SmoothMasks(Shape shape, int cells, double p) {
  SmoothMasks {
    Parameters.require(
        cells <= Math.min(shape.height(), shape.width()),
        "rise masks of %d x %d cells are finer than an image of %d x %d: give fewer \"cells\"",
        cells,
        cells,
        shape.height(),
        shape.width());
  }

  /** For each place how much of it is shown, 0 to 1; on average {@code p}. */
  double[] draw(UniformRandomProvider random) {
    double[] on = new double[cells * cells];
    for (int i = 0; i < on.length; i++) {
      on[i] = random.nextDouble() < p ? 1 : 0;
    }
    int tall = (shape.height() + cells - 1) / cells;
    int wide = (shape.width() + cells - 1) / cells;
    int down = random.nextInt(tall);
    int right = random.nextInt(wide);
    double[] mask = new double[shape.places()];
    for (int line = 0; line < shape.height(); line++) {
      double y = at(line + down, tall);
      int above = (int) y;
      int below = Math.min(above + 1, cells - 1);
      for (int column = 0; column < shape.width(); column++) {
        double x = at(column + right, wide);
        int left = (int) x;
        int next = Math.min(left + 1, cells - 1);
        double top =
            on[above * cells + left] * (1 - (x - left)) + on[above * cells + next] * (x - left);
        double bottom =
            on[below * cells + left] * (1 - (x - left)) + on[below * cells + next] * (x - left);
        mask[line * shape.width() + column] = top * (1 - (y - above)) + bottom * (y - above);
      }
    }
    return mask;
  }

  /**
   * Where the middle of an enlarged place lies between the middles of cells. They are enlarged to a
   * cell more than the image has, as the window moves by up to one.
   */
  private double at(int place, int cell) {
    return Math.clamp((place + 0.5) * cells / ((cells + 1) * cell) - 0.5, 0, cells - 1);
  }
}
