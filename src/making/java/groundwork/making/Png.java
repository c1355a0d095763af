package groundwork.making;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * A small grey PNG whose data are stored, not compressed: compressors differ from one Java to the
 * next, and the same picture must give the same bytes everywhere.
 */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private Png() {}

  /**
   * @param pixels 0 to 255, line by line; at most 60,000 bytes with one per line
   */
  static byte[] grey(byte[] pixels, int width, int height) {
    try {
      var file = new ByteArrayOutputStream();
      file.write(SIGNATURE);
      var header = new ByteArrayOutputStream();
      var head = new DataOutputStream(header);
      head.writeInt(width);
      head.writeInt(height);
      head.write(new byte[] {8, 0, 0, 0, 0}); // 8 bits, grey, no interlace
      chunk(file, "IHDR", header.toByteArray());
      chunk(file, "IDAT", stored(lines(pixels, width, height)));
      chunk(file, "IEND", new byte[0]);
      return file.toByteArray();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] lines(byte[] pixels, int width, int height) {
    byte[] lines = new byte[(width + 1) * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(pixels, y * width, lines, y * (width + 1) + 1, width);
    }
    return lines;
  }

  /** A zlib stream of one stored block. */
  private static byte[] stored(byte[] data) throws IOException {
    if (data.length > 0xFFFF) {
      throw new IllegalArgumentException("too large for one stored block");
    }
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(new byte[] {0x78, 0x01, 1});
    out.writeShort(Short.reverseBytes((short) data.length));
    out.writeShort(Short.reverseBytes((short) ~data.length));
    out.write(data);
    var sum = new Adler32();
    sum.update(data);
    out.writeInt((int) sum.getValue());
    return bytes.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data)
      throws IOException {
    var out = new DataOutputStream(file);
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    var sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeInt((int) sum.getValue());
  }
}
