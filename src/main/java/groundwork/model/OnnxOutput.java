package groundwork.model;

import ai.onnxruntime.MapInfo;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An output of an ONNX model.
 *
 * @param columns numbers per row, -1 where the file does not say
 * @param maps whether it is a list of maps from class to number, as sklearn's ZipMap writes it
 */
record OnnxOutput(String name, int columns, boolean maps) {
  /** An output of numbers, or empty for labels and other things. */
  static Optional<OnnxOutput> of(String name, NodeInfo info) {
    ValueInfo value = info.getInfo();
    if (value instanceof TensorInfo tensor) {
      boolean numbers = tensor.type == OnnxJavaType.FLOAT || tensor.type == OnnxJavaType.DOUBLE;
      long[] sides = tensor.getShape();
      long columns = 1;
      for (int i = 1; i < sides.length; i++) {
        columns = sides[i] < 0 || columns < 0 || columns > 1 << 20 ? -1 : columns * sides[i];
      }
      return numbers ? Optional.of(new OnnxOutput(name, (int) columns, false)) : Optional.empty();
    }
    return value instanceof SequenceInfo list && list.sequenceOfMaps || value instanceof MapInfo
        ? Optional.of(new OnnxOutput(name, -1, true))
        : Optional.empty();
  }

  /** The output that is meant: the one with this name, or of these names. */
  static Optional<OnnxOutput> find(
      Map<String, NodeInfo> outputs, String declared, List<String> usual) {
    if (declared != null) {
      if (!outputs.containsKey(declared)) {
        throw new IllegalArgumentException(
            "the model has no output \"%s\", only %s".formatted(declared, outputs.keySet()));
      }
      return Optional.of(
          of(declared, outputs.get(declared))
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "the output \"%s\" is %s, no numbers"
                              .formatted(declared, outputs.get(declared).getInfo()))));
    }
    return usual.stream()
        .filter(outputs::containsKey)
        .flatMap(name -> of(name, outputs.get(name)).stream())
        .findFirst();
  }

  /**
   * @param rows how many there must be
   * @param classes keys of maps in their order
   * @return [row][column]
   * @throws IllegalStateException if the model answers in another size
   */
  double[][] read(OnnxValue value, int rows, List<String> classes) throws OrtException {
    if (maps) {
      return maps((List<?>) value.getValue(), rows, classes);
    }
    var tensor = (OnnxTensor) value;
    long[] sides = tensor.getInfo().getShape();
    if (sides.length < 1 || sides[0] != rows) {
      throw new IllegalStateException(
          "the output \"%s\" is %s for %d rows"
              .formatted(name, java.util.Arrays.toString(sides), rows));
    }
    return tensor.getInfo().type == OnnxJavaType.DOUBLE
        ? doubles(tensor.getDoubleBuffer().array(), rows)
        : floats(tensor.getFloatBuffer().array(), rows);
  }

  private static double[][] doubles(double[] all, int rows) {
    int columns = all.length / rows;
    double[][] out = new double[rows][];
    for (int r = 0; r < rows; r++) {
      out[r] = java.util.Arrays.copyOfRange(all, r * columns, (r + 1) * columns);
    }
    return out;
  }

  private static double[][] floats(float[] all, int rows) {
    int columns = all.length / rows;
    double[][] out = new double[rows][columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        out[r][c] = all[r * columns + c];
      }
    }
    return out;
  }

  private double[][] maps(List<?> list, int rows, List<String> classes) throws OrtException {
    if (list.size() != rows) {
      throw new IllegalStateException(
          "the output \"%s\" has %d maps for %d rows".formatted(name, list.size(), rows));
    }
    double[][] out = new double[rows][classes.size()];
    for (int r = 0; r < rows; r++) {
      var map = ((OnnxMap) list.get(r)).getValue();
      if (map.size() != classes.size()) {
        throw new IllegalStateException(
            "the output \"%s\" has the classes %s, not %s".formatted(name, map.keySet(), classes));
      }
      for (var entry : map.entrySet()) {
        int at = classes.indexOf(String.valueOf(entry.getKey()));
        if (at < 0) {
          throw new IllegalStateException(
              "the output \"%s\" has a class \"%s\" that is not among %s"
                  .formatted(name, entry.getKey(), classes));
        }
        out[r][at] = ((Number) entry.getValue()).doubleValue();
      }
    }
    return out;
  }
}
