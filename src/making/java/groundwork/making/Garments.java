package groundwork.making;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Pictures of clothes in the IDX files of Fashion-MNIST.
 *
 * @param pixels for each picture, 0 to 255, line by line
 * @param labels index of the class of each
 */
record Garments(byte[][] pixels, int[] labels) {
  static final int SIDE = 28;
  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;

  static Garments read(Path folder) throws IOException {
    byte[][] pixels;
    try (var in = open(folder.resolve("t10k-images-idx3-ubyte.gz"))) {
      require(in.readInt() == IMAGES, "pictures");
      pixels = new byte[in.readInt()][];
      require(in.readInt() == SIDE && in.readInt() == SIDE, "28 x 28");
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = in.readNBytes(SIDE * SIDE);
      }
    }
    try (var in = open(folder.resolve("t10k-labels-idx1-ubyte.gz"))) {
      require(in.readInt() == LABELS && in.readInt() == pixels.length, "labels");
      int[] labels = new int[pixels.length];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = in.readUnsignedByte();
      }
      return new Garments(pixels, labels);
    }
  }

  private static DataInputStream open(Path file) throws IOException {
    return new DataInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("this IDX file has no " + what);
    }
  }

  /** As a model reads a picture: 0 to 1. */
  double[] values(int row) {
    double[] values = new double[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (pixels[row][i] & 0xFF) / 255.0;
    }
    return values;
  }

  /**
   * Where the garment is: every place that the black around it does not reach, so that dark parts
   * inside belong to it.
   */
  byte[] silhouette(int row) {
    byte[] mask = new byte[SIDE * SIDE];
    java.util.Arrays.fill(mask, (byte) 0xFF);
    var todo = new java.util.ArrayDeque<Integer>();
    for (int i = 0; i < SIDE; i++) {
      for (int edge : new int[] {i, (SIDE - 1) * SIDE + i, i * SIDE, i * SIDE + SIDE - 1}) {
        todo.add(edge);
      }
    }
    while (!todo.isEmpty()) {
      int at = todo.poll();
      if (mask[at] == 0 || (pixels[row][at] & 0xFF) > DARK) {
        continue;
      }
      mask[at] = 0;
      int x = at % SIDE;
      if (x > 0) {
        todo.add(at - 1);
      }
      if (x < SIDE - 1) {
        todo.add(at + 1);
      }
      if (at >= SIDE) {
        todo.add(at - SIDE);
      }
      if (at < SIDE * (SIDE - 1)) {
        todo.add(at + SIDE);
      }
    }
    return mask;
  }

  /** Up to this a place is background: the pictures have faint noise around some garments. */
  private static final int DARK = 12;
}
