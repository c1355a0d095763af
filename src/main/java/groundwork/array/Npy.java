package groundwork.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * NumPy's file of one array, versions 1 to 3: floats of 16, 32 and 64 bits, integers of 8 to 64,
 * bool, either byte order, C and Fortran order.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">format</a>
 */
public final class Npy {
  /** Most values of one array: 1 GiB of doubles. */
  public static final long MOST_VALUES = 1L << 27;

  private Npy() {}

  /**
   * @param file its whole content
   * @param name of file and array, for messages
   * @throws IllegalArgumentException if it is no such file, is cut off, too large, or holds
   *     anything but real numbers; the message says what to do
   */
  public static NdArray read(byte[] file, String name) {
    return read(file, name, MOST_VALUES);
  }

  static NdArray read(byte[] file, String name, long most) {
    var header = NpyHeader.read(file, name);
    long size = header.size(name, most);
    long needed = header.offset() + size * header.type().bytes;
    if (needed > file.length) {
      throw NpyHeader.truncated(
          name, "the values of an array of shape " + words(header), needed, file.length);
    }
    if (needed < file.length) {
      throw new IllegalArgumentException(
          "%s: %d bytes follow the values of an array of shape %s; a file holds one array"
              .formatted(name, file.length - needed, words(header)));
    }
    double[] values = values(file, header, (int) size, name);
    return new NdArray(header.shape(), header.fortran() ? cOrder(values, header.shape()) : values);
  }

  private static String words(NpyHeader header) {
    return NdArray.words(header.shape());
  }

  private static double[] values(byte[] file, NpyHeader header, int size, String name) {
    var bytes = ByteBuffer.wrap(file).order(header.order());
    double[] values = new double[size];
    var type = header.type();
    for (int i = 0, at = header.offset(); i < size; i++, at += type.bytes) {
      try {
        values[i] = type.get(bytes, at);
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "%s: value %d: %s".formatted(name, i, wrong.getMessage()), wrong);
      }
    }
    return values;
  }

  private static double[] cOrder(double[] fortran, int[] shape) {
    double[] values = new double[fortran.length];
    int[] place = new int[shape.length];
    int[] stride = new int[shape.length];
    for (int axis = 0, step = 1; axis < shape.length; step *= shape[axis], axis++) {
      stride[axis] = step;
    }
    int from = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = fortran[from];
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        from += stride[axis];
        if (++place[axis] < shape[axis]) {
          break;
        }
        from -= stride[axis] * shape[axis];
        place[axis] = 0;
      }
    }
    return values;
  }

  /** Doubles in C order, little-endian, version 1: what {@code numpy.load} reads back exactly. */
  public static byte[] write(NdArray array) {
    var bytes = started(array, "<f8", 8);
    for (double value : array.values()) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  /** As 32-bit floats: half as long, rounded. */
  public static byte[] writeFloats(NdArray array) {
    var bytes = started(array, "<f4", 4);
    for (double value : array.values()) {
      bytes.putFloat((float) value);
    }
    return bytes.array();
  }

  private static ByteBuffer started(NdArray array, String type, int size) {
    var axes = Arrays.stream(array.shape()).mapToObj(axis -> axis + ",");
    var text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
            .formatted(type, axes.collect(Collectors.joining(" ")));
    int length = (10 + text.length() + 1 + 63) / 64 * 64 - 10; // values begin at a multiple of 64
    var bytes =
        ByteBuffer.allocate(10 + length + Math.multiplyExact(array.values().length, size))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1);
    bytes.put((byte) 0).putShort((short) length);
    bytes.put(
        (text + " ".repeat(length - 1 - text.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
    return bytes;
  }
}
