package groundwork.model;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Somebody's model, every answer of which is checked: as many rows as were asked, a number for each
 * class, all finite; probabilities not below 0 and adding up to 1. Safe for threads if the model
 * is.
 */
public final class Checked implements Predictor, AutoCloseable {
  /** How far the sum of probabilities in single precision may be from 1. */
  static final double SUM_ERROR = 1e-3;

  /** To find a bad row of so many at most, they are asked one by one. */
  private static final int SEARCHED = 64;

  private final String id;
  private final Predictor model;

  private Checked(String id, Predictor model) {
    this.id = id;
    this.model = model;
  }

  /**
   * @param id for messages
   */
  public static Checked of(String id, Predictor model) {
    return model instanceof Checked already ? already : new Checked(id, model);
  }

  @Override
  public int inputs() {
    return model.inputs();
  }

  @Override
  public List<String> classes() {
    return model.classes();
  }

  @Override
  public boolean hasLogits() {
    return model.hasLogits();
  }

  @Override
  public Optional<Layered> layered() {
    return model.layered();
  }

  @Override
  public Predictor bare() {
    return model.bare();
  }

  /**
   * @throws ModelFailed if the model throws or answers wrongly
   */
  @Override
  public double[][] probabilities(double[][] batch) {
    double[][] answers = ask(batch, model::probabilities);
    requireNumbers(id, answers, batch.length, classes().size(), 0);
    requireProbabilities(id, answers, 0);
    return answers;
  }

  /**
   * @throws ModelFailed if the model throws or answers wrongly
   */
  @Override
  public double[][] logits(double[][] batch) {
    double[][] answers = ask(batch, model::logits);
    requireNumbers(id, answers, batch.length, classes().size(), 0);
    return answers;
  }

  private double[][] ask(double[][] batch, UnaryOperator<double[][]> question) {
    Predictor.require(batch, inputs());
    try {
      return question.apply(batch);
    } catch (IllegalArgumentException | ModelFailed named) {
      throw named; // the question was wrong, or the answer says all
    } catch (RuntimeException thrown) {
      throw new ModelFailed(
          "%s failed at %s: %s".formatted(id, place(batch, question), thrown), thrown);
    }
  }

  /** Which row it was, if one alone fails too. */
  private static String place(double[][] batch, UnaryOperator<double[][]> question) {
    for (int row = 0; batch.length <= SEARCHED && row < batch.length; row++) {
      try {
        question.apply(new double[][] {batch[row]});
      } catch (RuntimeException again) {
        return "row " + row;
      }
    }
    return "one of the rows 0 to " + (batch.length - 1);
  }

  /**
   * @param first index of the first row, for messages
   */
  static void requireNumbers(String id, double[][] answers, int rows, int classes, int first) {
    if (answers == null || answers.length != rows) {
      throw new ModelFailed(
          "%s gave %s answers for %d rows (from row %d on)"
              .formatted(id, answers == null ? "no" : answers.length, rows, first));
    }
    for (int r = 0; r < rows; r++) {
      if (answers[r] == null || answers[r].length != classes) {
        throw new ModelFailed(
            "%s gave %s values for row %d, there are %d classes"
                .formatted(id, answers[r] == null ? "no" : answers[r].length, first + r, classes));
      }
      for (int c = 0; c < classes; c++) {
        if (!Double.isFinite(answers[r][c])) {
          throw new ModelFailed(
              "%s gave %s as value %d of row %d".formatted(id, answers[r][c], c, first + r));
        }
      }
    }
  }

  static void requireProbabilities(String id, double[][] answers, int first) {
    for (int r = 0; r < answers.length; r++) {
      double sum = 0;
      for (int c = 0; c < answers[r].length; c++) {
        sum += answers[r][c];
        if (answers[r][c] < -1e-6) {
          throw new ModelFailed(
              "%s gave the probability %s as value %d of row %d; if these are logits, say so"
                  .formatted(id, answers[r][c], c, first + r));
        }
      }
      if (Math.abs(sum - 1) > SUM_ERROR) {
        throw new ModelFailed(
            "%s gave probabilities that add up to %s for row %d; if these are logits, say so"
                .formatted(id, sum, first + r));
      }
    }
  }

  /** Closes the model if it can be closed. */
  @Override
  public void close() {
    if (model instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception refused) {
        throw new IllegalStateException(refused);
      }
    }
  }
}
