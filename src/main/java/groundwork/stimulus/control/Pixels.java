package groundwork.stimulus.control;

import groundwork.model.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Pictures as models read them. */
public final class Pixels {
  private Pixels() {}

  /**
   * @param picture a PNG of 8 bits per channel
   * @return {@code shape.size()} values in [0, 1], channel by channel, line by line
   * @throws IllegalArgumentException if it cannot be read or has another shape
   */
  public static double[] values(String name, byte[] picture, Shape shape) {
    var image = read(name, picture);
    if (image.getWidth() != shape.width() || image.getHeight() != shape.height()) {
      throw new IllegalArgumentException(
          "%s is %d x %d, the set says %d x %d"
              .formatted(name, image.getWidth(), image.getHeight(), shape.width(), shape.height()));
    }
    double[] values = new double[shape.size()];
    Raster raster = image.getRaster();
    boolean grey = raster.getNumBands() == 1 && shape.channels() == 1;
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        // a grey picture's own numbers: Java's colours would change them
        int rgb = grey ? raster.getSample(x, y, 0) * 0x010101 : image.getRGB(x, y);
        for (int channel = 0; channel < shape.channels(); channel++) {
          int shift = shape.channels() == 1 ? 0 : channel == 3 ? 24 : 16 - 8 * channel;
          values[shape.index(channel, y, x)] = (rgb >> shift & 0xFF) / 255.0;
        }
      }
    }
    return values;
  }

  /** Which values lie in the bright places of a picture: every channel alike. */
  public static boolean[] mask(String name, byte[] picture, Shape shape) {
    double[] bright = values(name, picture, new Shape(1, shape.height(), shape.width()));
    boolean[] mask = new boolean[shape.size()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = bright[i % bright.length] > 0.5;
    }
    return mask;
  }

  private static BufferedImage read(String name, byte[] picture) {
    try {
      var image = ImageIO.read(new ByteArrayInputStream(picture));
      if (image == null) {
        throw new IllegalArgumentException(name + " is no picture that Java can read; use PNG");
      }
      return image;
    } catch (IOException broken) {
      throw new IllegalArgumentException(name + " is a broken picture", broken);
    }
  }
}
