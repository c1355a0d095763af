package groundwork.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What stands before the values of an NPY file.
 *
 * @param type numbers of which kind and size
 * @param fortran whether the first axis runs fastest
 * @param offset of the first value in the file
 */
record NpyHeader(NpyType type, ByteOrder order, boolean fortran, int[] shape, int offset) {
  static final int MOST_AXES = 32;
  private static final int LONGEST = 10_000; // NumPy refuses longer ones as well
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']{1,40})'");
  private static final Pattern FIELDS = Pattern.compile("'descr'\\s*:\\s*[\\[(]");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, L]*)\\)");

  static NpyHeader read(byte[] file, String name) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (file.length <= i || file[i] != MAGIC[i]) {
        throw new IllegalArgumentException(
            name
                + ": this is no NPY file, it does not begin with \\x93NUMPY; save it by numpy.save");
      }
    }
    if (file.length < 12) {
      throw truncated(name, "the header", 12, file.length);
    }
    int version = file[6];
    if (version < 1 || version > 3) {
      throw new IllegalArgumentException(
          "%s: NPY version %d is not known, only 1 to 3".formatted(name, version));
    }
    var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    long length = version == 1 ? bytes.getShort(8) & 0xFFFF : bytes.getInt(8) & 0xFFFFFFFFL;
    int start = version == 1 ? 10 : 12;
    if (length > LONGEST) {
      throw new IllegalArgumentException(
          "%s: the header has %d bytes, at most %d are read".formatted(name, length, LONGEST));
    }
    if (start + length > file.length) {
      throw truncated(name, "the header", start + length, file.length);
    }
    var text = new String(file, start, (int) length, StandardCharsets.UTF_8);
    return of(text, name, start + (int) length);
  }

  static IllegalArgumentException truncated(String name, String what, long needed, long there) {
    return new IllegalArgumentException(
        "%s: the file ends within %s: %d bytes are needed, %d are there; copy or save it again"
            .formatted(name, what, needed, there));
  }

  private static NpyHeader of(String text, String name, int offset) {
    if (FIELDS.matcher(text).find()) {
      throw new IllegalArgumentException(
          name + ": an array with named fields; save one array of plain numbers for each field");
    }
    var type = found(TYPE, text, name, "a type ('descr')");
    var order = found(ORDER, text, name, "an order ('fortran_order')");
    var shape = found(SHAPE, text, name, "a shape ('shape')");
    return new NpyHeader(
        NpyType.of(type, name),
        type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        order.equals("True"),
        shape(shape, name),
        offset);
  }

  private static String found(Pattern pattern, String text, String name, String what) {
    var matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException(name + ": the header does not give " + what);
    }
    return matcher.group(1);
  }

  private static int[] shape(String text, String name) {
    var axes =
        java.util.Arrays.stream(text.split(","))
            .map(axis -> axis.replace("L", "").strip())
            .filter(axis -> !axis.isEmpty())
            .toList();
    if (axes.size() > MOST_AXES) {
      throw new IllegalArgumentException(
          "%s: %d axes, at most %d".formatted(name, axes.size(), MOST_AXES));
    }
    int[] shape = new int[axes.size()];
    for (int i = 0; i < shape.length; i++) {
      try {
        shape[i] = Integer.parseInt(axes.get(i));
      } catch (NumberFormatException wrong) {
        throw new IllegalArgumentException(
            "%s: axis %d of the shape (%s) has no possible length".formatted(name, i, text), wrong);
      }
    }
    return shape;
  }

  /** How many values the shape has. */
  long size(String name, long most) {
    long size = 1;
    for (int axis : shape) {
      size = axis == 0 ? 0 : size > most ? size : size * axis;
    }
    if (size > most) {
      throw new IllegalArgumentException(
          "%s: an array of shape %s is too large, at most %,d values are read"
              .formatted(name, NdArray.words(shape), most));
    }
    return size;
  }
}
