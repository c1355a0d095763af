package groundwork.metric.measure.region;

import groundwork.model.Shape;

/**
 * An image cut into squares that do not overlap, all channels of a place together. Where a side is
 * no multiple of the squares', the squares stand out over both edges equally, over the lower and
 * the right one by one place more where that is not possible; what stands out is not there.
 */
record Patches(Shape shape, int side) {
  /** How far the squares stand out over the upper or left edge. */
  private int before(int length) {
    return (side - length % side) % side / 2;
  }

  private int across() {
    return (shape.width() + side - 1) / side;
  }

  private int down() {
    return (shape.height() + side - 1) / side;
  }

  /** The values of each square, square by square in lines. */
  int[][] members() {
    int[][] members = new int[down() * across()][];
    for (int square = 0; square < members.length; square++) {
      int top = square / across() * side - before(shape.height());
      int left = square % across() * side - before(shape.width());
      members[square] = square(top, left);
    }
    return members;
  }

  private int[] square(int top, int left) {
    int firstLine = Math.max(0, top);
    int firstColumn = Math.max(0, left);
    int lines = Math.min(shape.height(), top + side) - firstLine;
    int columns = Math.min(shape.width(), left + side) - firstColumn;
    int[] values = new int[shape.channels() * lines * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          shape.index(
              i / (lines * columns), firstLine + i / columns % lines, firstColumn + i % columns);
    }
    return values;
  }

  /**
   * How often each value is there if what stands out over an edge repeats the value at the edge.
   */
  double[] copies() {
    double[] lines = copies(shape.height());
    double[] columns = copies(shape.width());
    double[] copies = new double[shape.size()];
    for (int i = 0; i < copies.length; i++) {
      int place = i % shape.places();
      copies[i] = lines[place / shape.width()] * columns[place % shape.width()];
    }
    return copies;
  }

  private double[] copies(int length) {
    double[] copies = new double[length];
    java.util.Arrays.fill(copies, 1);
    copies[0] += before(length);
    copies[length - 1] += (side - length % side) % side - before(length);
    return copies;
  }
}
