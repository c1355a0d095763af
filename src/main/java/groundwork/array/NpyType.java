package groundwork.array;

import java.nio.ByteBuffer;

/** Kinds of numbers in NPY files. */
enum NpyType {
  F2(2),
  F4(4),
  F8(8),
  I1(1),
  I2(2),
  I4(4),
  I8(8),
  U1(1),
  U2(2),
  U4(4),
  U8(8),
  B1(1);

  private static final long EXACT = 1L << 53;

  final int bytes;

  NpyType(int bytes) {
    this.bytes = bytes;
  }

  /**
   * @param descr as the header has it: {@code <f8}, {@code |b1}
   * @throws IllegalArgumentException for everything that is no number, with the remedy
   */
  static NpyType of(String descr, String name) {
    String word = descr.replaceFirst("^[<>|=]", "");
    for (NpyType known : values()) {
      if (known.name().toLowerCase(java.util.Locale.ROOT).equals(word)) {
        return known;
      }
    }
    if (word.startsWith("O")) {
      throw new IllegalArgumentException(
          name
              + ": pickled Python objects are programs and are not read; save numbers, by"
              + " numpy.save(file, numpy.asarray(a, dtype=float)), which needs rows of equal length");
    }
    throw new IllegalArgumentException(
        "%s: values of type '%s' are not read, only real numbers of at most 64 bits and bool; %s"
            .formatted(name, descr, "save it by numpy.save(file, a.astype(float))"));
  }

  /**
   * @param at index of the value's first byte
   * @throws IllegalArgumentException for an integer that a double cannot hold
   */
  double get(ByteBuffer bytes, int at) {
    return switch (this) {
      case F2 -> Float.float16ToFloat(bytes.getShort(at));
      case F4 -> bytes.getFloat(at);
      case F8 -> bytes.getDouble(at);
      case I1 -> bytes.get(at);
      case I2 -> bytes.getShort(at);
      case I4 -> bytes.getInt(at);
      case I8 -> exact(bytes.getLong(at), false);
      case U1 -> bytes.get(at) & 0xFF;
      case U2 -> bytes.getShort(at) & 0xFFFF;
      case U4 -> bytes.getInt(at) & 0xFFFFFFFFL;
      case U8 -> exact(bytes.getLong(at), true);
      case B1 -> bytes.get(at) == 0 ? 0 : 1;
    };
  }

  private static double exact(long value, boolean unsigned) {
    if (value > EXACT || value < (unsigned ? 0 : -EXACT)) {
      throw new IllegalArgumentException(
          "the integer "
              + (unsigned ? Long.toUnsignedString(value) : Long.toString(value))
              + " is beyond 2^53 and would be rounded");
    }
    return value;
  }
}
