package groundwork.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A message in the wire format of Protocol Buffers, read field by field. Nothing is ever longer
 * than the bytes that are there.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the format</a>
 */
final class Wire {
  private static final int VARINT = 0;
  private static final int LONG = 1;
  private static final int BYTES = 2;
  private static final int INT = 5;

  private final byte[] file;
  private final int end;
  private int at;
  private int type;

  private Wire(byte[] file, int at, int end) {
    this.file = file;
    this.at = at;
    this.end = end;
  }

  static Wire of(byte[] message) {
    return new Wire(message, 0, message.length);
  }

  /** The number of the next field, or 0 at the end. Its value is to be read or skipped next. */
  int next() {
    if (at >= end) {
      return 0;
    }
    long tag = varint();
    type = (int) (tag & 7);
    long field = tag >>> 3;
    if (field < 1 || field > 1 << 29) {
      throw broken();
    }
    return (int) field;
  }

  void skip() {
    switch (type) {
      case VARINT -> varint();
      case LONG -> move(8);
      case BYTES -> move(length());
      case INT -> move(4);
      default -> throw broken();
    }
  }

  /** A whole number, or how many bytes of a packed list are to come. */
  long number() {
    if (type != VARINT) {
      throw broken();
    }
    return varint();
  }

  float single() {
    if (type != INT) {
      throw broken();
    }
    return rest(4).getFloat();
  }

  Wire message() {
    if (type != BYTES) {
      throw broken();
    }
    int size = length();
    var inner = new Wire(file, at, at + size);
    move(size);
    return inner;
  }

  /** The bytes of the field, not copied. */
  ByteBuffer bytes() {
    if (type != BYTES) {
      throw broken();
    }
    return rest(length());
  }

  String text() {
    return StandardCharsets.UTF_8.decode(bytes()).toString();
  }

  /** One number, or a packed list of them. */
  void numbers(java.util.function.LongConsumer each) {
    if (type == VARINT) {
      each.accept(varint());
      return;
    }
    var list = message();
    while (list.at < list.end) {
      each.accept(list.varint());
    }
  }

  /** One number of this many bytes, or a packed list of them. */
  void fixed(int size, java.util.function.Consumer<ByteBuffer> each) {
    if (type == (size == 4 ? INT : LONG)) {
      each.accept(rest(size));
      return;
    }
    var list = bytes();
    if (list.remaining() % size != 0) {
      throw broken();
    }
    while (list.hasRemaining()) {
      each.accept(list);
    }
  }

  private ByteBuffer rest(int size) {
    int from = at;
    move(size);
    return ByteBuffer.wrap(file, from, size).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  private int length() {
    long size = varint();
    if (size < 0 || size > end - at) {
      throw broken();
    }
    return (int) size;
  }

  private void move(int size) {
    if (size > end - at) {
      throw broken();
    }
    at += size;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= end) {
        throw broken();
      }
      byte one = file[at++];
      value |= (long) (one & 0x7F) << shift;
      if (one >= 0) {
        return value;
      }
    }
    throw broken();
  }

  private IllegalArgumentException broken() {
    return new IllegalArgumentException("the file is cut off or no ONNX, at byte " + at);
  }
}
