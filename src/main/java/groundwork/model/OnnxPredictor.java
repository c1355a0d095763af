package groundwork.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A model in an ONNX file, run by ONNX Runtime on the calling thread. It has one input [rows,
 * values] and an output {@code probabilities} [rows, classes], both of float or double. Safe for
 * use by several threads.
 */
public final class OnnxPredictor implements Predictor, AutoCloseable {
  private static final String OUTPUT = "probabilities";

  /**
   * Batches are filled up to a multiple of this many rows. The last rows of other batches would go
   * through other machine code, which rounds differently, and a row's probabilities would depend on
   * its company.
   */
  private static final int LANES = 16;

  private final OrtSession session;
  private final String input;
  private final boolean doubles;
  private final int inputs;
  private final List<String> classes;

  private OnnxPredictor(OrtSession session, List<String> classes) throws OrtException {
    if (session.getNumInputs() != 1 || !session.getOutputNames().contains(OUTPUT)) {
      throw new IllegalArgumentException("the model needs one input and an output named " + OUTPUT);
    }
    this.session = session;
    this.input = session.getInputNames().iterator().next();
    TensorInfo in = (TensorInfo) session.getInputInfo().get(input).getInfo();
    TensorInfo out = (TensorInfo) session.getOutputInfo().get(OUTPUT).getInfo();
    this.doubles = in.type == OnnxJavaType.DOUBLE;
    if (in.getShape().length != 2
        || in.getShape()[1] < 0
        || !doubles && in.type != OnnxJavaType.FLOAT) {
      throw new IllegalArgumentException(
          "the input is %s, not [rows, values] of numbers".formatted(in));
    }
    this.classes =
        classes != null || out.getShape().length != 2 || out.getShape()[1] < 1
            ? List.copyOf(classes)
            : IntStream.range(0, (int) out.getShape()[1]).mapToObj(String::valueOf).toList();
    if (out.getShape().length != 2 || out.getShape()[1] != this.classes.size()) {
      throw new IllegalArgumentException(
          "the output is %s for %d classes".formatted(out, this.classes.size()));
    }
    this.inputs = (int) in.getShape()[1];
  }

  /**
   * @param onnx the content of the file
   * @param classes ids of the classes in the order of the output
   * @throws IllegalArgumentException if this is no model of the form described above
   */
  public static OnnxPredictor of(byte[] onnx, List<String> classes) {
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      OrtSession session = OrtEnvironment.getEnvironment().createSession(onnx, options);
      try {
        return new OnnxPredictor(session, classes);
      } catch (IllegalArgumentException refused) {
        session.close();
        throw refused;
      }
    } catch (OrtException e) {
      throw new IllegalArgumentException(
          "ONNX Runtime cannot read this model: " + e.getMessage(), e);
    }
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public double[][] probabilities(double[][] batch) {
    Predictor.require(batch, inputs);
    if (batch.length == 0) {
      return new double[0][];
    }
    double[][] all = Arrays.copyOf(batch, (batch.length + LANES - 1) / LANES * LANES);
    Arrays.fill(all, batch.length, all.length, batch[0]);
    return Arrays.copyOf(run(all), batch.length);
  }

  private double[][] run(double[][] batch) {
    try (OnnxTensor rows = tensor(batch);
        OrtSession.Result result = session.run(Map.of(input, rows))) {
      return read(result.get(OUTPUT).orElseThrow().getValue());
    } catch (OrtException e) {
      throw new IllegalStateException("the model failed: " + e.getMessage(), e);
    }
  }

  private OnnxTensor tensor(double[][] batch) throws OrtException {
    long[] shape = {batch.length, inputs};
    if (doubles) {
      DoubleBuffer values = DoubleBuffer.allocate(batch.length * inputs);
      for (double[] row : batch) {
        values.put(row);
      }
      return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values.flip(), shape);
    }
    FloatBuffer values = FloatBuffer.allocate(batch.length * inputs);
    for (double[] row : batch) {
      for (double value : row) {
        values.put((float) value);
      }
    }
    return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values.flip(), shape);
  }

  private static double[][] read(Object output) {
    if (output instanceof double[][] probabilities) {
      return probabilities;
    }
    float[][] floats = (float[][]) output;
    double[][] probabilities = new double[floats.length][];
    for (int i = 0; i < floats.length; i++) {
      probabilities[i] = new double[floats[i].length];
      for (int j = 0; j < floats[i].length; j++) {
        probabilities[i][j] = floats[i][j];
      }
    }
    return probabilities;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
