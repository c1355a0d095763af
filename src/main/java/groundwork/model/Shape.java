package groundwork.model;

/** How the values of an image lie in a row: channel by channel, line by line. */
public record Shape(int channels, int height, int width) {
  /**
   * @throws IllegalArgumentException if a side is not positive
   */
  public Shape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "an image of %d x %d x %d has no values".formatted(channels, height, width));
    }
  }

  /** Number of values of an image. */
  public int size() {
    return channels * height * width;
  }

  /** Number of places, of which each has a value per channel. */
  public int places() {
    return height * width;
  }

  /** Where the value of a channel, line and column lies in a row. */
  public int index(int channel, int line, int column) {
    return (channel * height + line) * width + column;
  }
}
