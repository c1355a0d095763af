package groundwork.metric.control;

import com.fasterxml.jackson.annotation.JsonValue;
import groundwork.explanation.Background;
import groundwork.metric.entity.Case;
import java.util.Arrays;
import java.util.Locale;

/** What a feature becomes when it is taken away. */
enum Baseline {
  /** All absent features from one background row, the prediction averaged over the rows. */
  EXPECTATION {
    @Override
    double[][] rows(Background background) {
      return background.rows();
    }
  },
  /** The mean of a quantity, the commonest option of a category. */
  CENTRE {
    @Override
    double[][] rows(Background background) {
      return new double[][] {background.centre()};
    }
  };

  private static final int ROWS_AT_ONCE = 8192; // bounds the memory

  abstract double[][] rows(Background background);

  @JsonValue
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param absent for each question, which features are taken away
   * @return for each question, the target's probability without them
   */
  double[] without(Case explained, boolean[][] absent) {
    double[][] filling = rows(explained.background());
    double[] answers = new double[absent.length];
    int atOnce = Math.max(1, ROWS_AT_ONCE / filling.length);
    for (int from = 0; from < absent.length; from += atOnce) {
      int to = Math.min(absent.length, from + atOnce);
      double[][] batch = new double[(to - from) * filling.length][];
      for (int i = 0; i < batch.length; i++) {
        batch[i] =
            mixed(
                explained.input(), filling[i % filling.length], absent[from + i / filling.length]);
      }
      double[][] probabilities = explained.model().probabilities(batch);
      for (int i = 0; i < batch.length; i++) {
        answers[from + i / filling.length] += probabilities[i][explained.target()];
      }
    }
    return Arrays.stream(answers).map(sum -> sum / filling.length).toArray();
  }

  /** The target's probability of the input as it is. */
  static double whole(Case explained) {
    return explained.model()
        .probabilities(new double[][] {explained.input()})[0][explained.target()];
  }

  private static double[] mixed(double[] input, double[] filling, boolean[] absent) {
    double[] row = input.clone();
    for (int i = 0; i < row.length; i++) {
      if (absent[i]) {
        row[i] = filling[i];
      }
    }
    return row;
  }
}
