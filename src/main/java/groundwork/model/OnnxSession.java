package groundwork.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A loaded ONNX model, asked for one of its outputs. Safe for threads; closing waits for them. */
final class OnnxSession implements AutoCloseable {
  /**
   * Batches are filled up to a multiple of this many rows. The last rows of other batches would go
   * through other machine code, which rounds differently, and a row's probabilities would depend on
   * its company.
   */
  private static final int LANES = 16;

  private static final int VALUES_AT_ONCE = 1 << 19;

  final OnnxInput input;
  final Map<String, NodeInfo> outputs;
  private final OnnxOptions options;
  private final OrtSession session;
  private final ReadWriteLock open = new ReentrantReadWriteLock();
  private boolean closed;

  private OnnxSession(OrtSession session, OnnxOptions options) throws OrtException {
    this.session = session;
    this.options = options;
    this.input = OnnxInput.of(session.getInputInfo());
    this.outputs = session.getOutputInfo();
  }

  /**
   * @throws IllegalArgumentException if it cannot be run
   */
  static OnnxSession open(byte[] onnx, OnnxOptions use) {
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      OrtSession session = OrtEnvironment.getEnvironment().createSession(onnx, options);
      try {
        return new OnnxSession(session, use);
      } catch (RuntimeException refused) {
        session.close();
        throw refused;
      }
    } catch (OrtException e) {
      throw new IllegalArgumentException("ONNX Runtime cannot read it: " + e.getMessage(), e);
    }
  }

  /** How many numbers a row of this output has, asked for where the file does not say it. */
  int columns(OnnxOutput output) {
    return output.columns() > 0
        ? output.columns()
        : ask(new double[][] {new double[input.size()]}, output, null)[0].length;
  }

  /** The keys of an output of maps. */
  List<String> keys(OnnxOutput output) {
    double[][] zero = {new double[input.size()]};
    try (var tensor = input.tensor(zero, 0, 1);
        var watchdog = new Watchdog(options.limit());
        var result =
            session.run(Map.of(input.name(), tensor), Set.of(output.name()), watchdog.options)) {
      var list = (List<?>) result.get(output.name()).orElseThrow().getValue();
      return ((OnnxMap) list.getFirst())
          .getValue().keySet().stream()
              .sorted(
                  (a, b) ->
                      a instanceof Long n
                          ? n.compareTo((Long) b)
                          : a.toString().compareTo(b.toString()))
              .map(Object::toString)
              .toList();
    } catch (OrtException e) {
      throw failed(e, 0);
    }
  }

  /**
   * In parts that fit into memory, each filled up.
   *
   * @param classes keys of maps, else not used
   * @return for each row what the output has
   * @throws ModelFailed if the model fails, is too slow, or answers in another size or with what is
   *     no number
   */
  double[][] ask(double[][] batch, OnnxOutput output, List<String> classes) {
    Predictor.require(batch, input.size());
    int lanes = input.rows() == 0 ? LANES : input.rows();
    int most = input.rows() == 0 ? Math.clamp(VALUES_AT_ONCE / input.size(), 1, 8192) : lanes;
    most = (most + lanes - 1) / lanes * lanes;
    double[][] all = new double[batch.length][];
    for (int from = 0; from < batch.length; from += most) {
      int to = Math.min(batch.length, from + most);
      double[][] part =
          Arrays.copyOfRange(batch, from, from + (to - from + lanes - 1) / lanes * lanes);
      Arrays.fill(part, to - from, part.length, batch[from]);
      System.arraycopy(run(part, output, classes, from), 0, all, from, to - from);
    }
    return all;
  }

  private double[][] run(double[][] rows, OnnxOutput output, List<String> classes, int first) {
    open.readLock().lock();
    try (var watchdog = new Watchdog(options.limit())) {
      if (closed) {
        throw new ModelFailed(options.name() + " was closed");
      }
      try (var tensor = input.tensor(rows, 0, rows.length);
          var result =
              session.run(Map.of(input.name(), tensor), Set.of(output.name()), watchdog.options)) {
        var value = result.get(output.name()).orElseThrow();
        return required(read(value, output, rows.length, classes), output, first);
      } catch (OrtException e) {
        throw watchdog.barked() ? slow(rows.length) : failed(e, first);
      }
    } catch (OrtException e) {
      throw failed(e, first);
    } finally {
      open.readLock().unlock();
    }
  }

  private double[][] read(OnnxValue value, OnnxOutput output, int rows, List<String> classes)
      throws OrtException {
    try {
      return output.read(value, rows, classes);
    } catch (IllegalStateException other) {
      throw new ModelFailed(options.name() + ": " + other.getMessage(), other);
    }
  }

  private ModelFailed failed(OrtException e, int first) {
    return new ModelFailed(
        "%s failed at the rows from %d on: %s".formatted(options.name(), first, e.getMessage()), e);
  }

  private ModelFailed slow(int rows) {
    return new ModelFailed(
        "%s did not answer for %d rows within %s s"
            .formatted(options.name(), rows, options.limit().toMillis() / 1000.0));
  }

  private double[][] required(double[][] answers, OnnxOutput output, int first) {
    for (int r = 0; r < answers.length; r++) {
      if (output.columns() > 0 && answers[r].length != output.columns()) {
        throw new ModelFailed(
            "%s: the output \"%s\" has %d values for row %d, not %d"
                .formatted(
                    options.name(), output.name(), answers[r].length, first + r, output.columns()));
      }
      for (int c = 0; c < answers[r].length; c++) {
        if (!Double.isFinite(answers[r][c])) {
          throw new ModelFailed(
              "%s: value %d of the output \"%s\" is %s for row %d"
                  .formatted(options.name(), c, output.name(), answers[r][c], first + r));
        }
      }
    }
    return answers;
  }

  @Override
  public void close() {
    open.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    } finally {
      open.writeLock().unlock();
    }
  }
}
