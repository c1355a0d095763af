package groundwork.model;

/**
 * What a small window sees that moves over an image.
 *
 * @param in the image
 * @param height of the window
 * @param strideY lines from one place to the next
 * @param top lines of nothing around the image on this side; likewise left, bottom, right
 */
public record Window(
    Shape in,
    int height,
    int width,
    int strideY,
    int strideX,
    int top,
    int left,
    int bottom,
    int right) {
  public Window {
    if (height < 1 || width < 1 || strideY < 1 || strideX < 1) {
      throw new IllegalArgumentException(
          "a window of %d x %d with strides %d and %d: all must be at least 1"
              .formatted(height, width, strideY, strideX));
    }
    if (top < 0 || left < 0 || bottom < 0 || right < 0) {
      throw new IllegalArgumentException("a padding is negative");
    }
    if (top >= height || bottom >= height || left >= width || right >= width) {
      throw new IllegalArgumentException(
          "a padding of %d, %d, %d, %d is not smaller than the window of %d x %d"
              .formatted(top, left, bottom, right, height, width));
    }
    if (in.height() + top + bottom < height || in.width() + left + right < width) {
      throw new IllegalArgumentException(
          "a window of %d x %d does not fit into an image of %d x %d"
              .formatted(height, width, in.height(), in.width()));
    }
  }

  /** The same in both directions and on all sides. */
  public static Window square(Shape in, int size, int stride, int padding) {
    return new Window(in, size, size, stride, stride, padding, padding, padding, padding);
  }

  /** Places of the window, from top to bottom. */
  public int lines() {
    return (in.height() + top + bottom - height) / strideY + 1;
  }

  /** Places of the window, from left to right. */
  public int columns() {
    return (in.width() + left + right - width) / strideX + 1;
  }

  /** All places of the window. */
  public int places() {
    return lines() * columns();
  }

  /** Where in a channel cell (y, x) of the window lies at a place; -1 in the padding. */
  int index(int line, int column, int y, int x) {
    int atY = line * strideY + y - top;
    int atX = column * strideX + x - left;
    return atY < 0 || atX < 0 || atY >= in.height() || atX >= in.width()
        ? -1
        : atY * in.width() + atX;
  }
}
