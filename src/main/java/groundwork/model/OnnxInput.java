package groundwork.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;

/**
 * What an ONNX model reads.
 *
 * @param sides of the tensor; the first is the number of rows, -1 for any
 * @param size how many numbers a row has
 */
record OnnxInput(String name, OnnxJavaType type, long[] sides, int size) {
  private static final List<OnnxJavaType> TYPES =
      List.of(OnnxJavaType.FLOAT, OnnxJavaType.DOUBLE, OnnxJavaType.INT64, OnnxJavaType.INT32);

  /**
   * @throws IllegalArgumentException if this is not one tensor of numbers
   */
  static OnnxInput of(Map<String, NodeInfo> inputs) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException(
          "the model has %d inputs %s; export it with one, [rows, values]"
              .formatted(inputs.size(), inputs.keySet()));
    }
    var name = inputs.keySet().iterator().next();
    if (!(inputs.get(name).getInfo() instanceof TensorInfo tensor)) {
      throw new IllegalArgumentException("the input \"" + name + "\" is no tensor");
    }
    long[] sides = tensor.getShape();
    if (!TYPES.contains(tensor.type)) {
      throw new IllegalArgumentException(
          "the input \"%s\" is of %s, not of float, double, int64 or int32"
              .formatted(name, tensor.type));
    }
    long size = 1;
    for (int i = 1; i < sides.length; i++) {
      size = size > 1 << 26 ? size : size * sides[i];
      if (sides[i] < 1) {
        size = -1;
        break;
      }
    }
    if (sides.length < 2 || size < 1 || size > 1 << 26 || sides[0] == 0) {
      throw new IllegalArgumentException(
          ("the input \"%s\" is %s; it must be [rows, values] or [rows, channels, height, width],"
                  + " where only the rows are left open")
              .formatted(name, java.util.Arrays.toString(sides)));
    }
    return new OnnxInput(name, tensor.type, sides, (int) size);
  }

  /** The form of an image, or null. */
  Shape shape() {
    return sides.length == 4 ? new Shape((int) sides[1], (int) sides[2], (int) sides[3]) : null;
  }

  /** How many rows the model takes at once, 0 for any number. */
  int rows() {
    return sides[0] < 0 ? 0 : (int) Math.min(sides[0], 1 << 16);
  }

  OnnxTensor tensor(double[][] rows, int from, int to) throws OrtException {
    long[] form = sides.clone();
    form[0] = to - from;
    int all = Math.multiplyExact(to - from, size);
    var environment = OrtEnvironment.getEnvironment();
    switch (type) {
      case FLOAT -> {
        float[] values = new float[all];
        int at = 0;
        for (int r = from; r < to; r++) {
          for (double value : rows[r]) {
            values[at++] = (float) value;
          }
        }
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), form);
      }
      case DOUBLE -> {
        var values = DoubleBuffer.allocate(all);
        for (int r = from; r < to; r++) {
          values.put(rows[r]);
        }
        return OnnxTensor.createTensor(environment, values.flip(), form);
      }
      case INT64 -> {
        var values = LongBuffer.allocate(all);
        for (int r = from; r < to; r++) {
          for (int i = 0; i < size; i++) {
            values.put(whole(rows[r][i], i, r - from));
          }
        }
        return OnnxTensor.createTensor(environment, values.flip(), form);
      }
      default -> {
        var values = IntBuffer.allocate(all);
        for (int r = from; r < to; r++) {
          for (int i = 0; i < size; i++) {
            values.put(Math.toIntExact(whole(rows[r][i], i, r - from)));
          }
        }
        return OnnxTensor.createTensor(environment, values.flip(), form);
      }
    }
  }

  private static long whole(double value, int at, int row) {
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "value %d of row %d is %s, the model reads whole numbers".formatted(at, row, value));
    }
    return (long) value;
  }
}
