package groundwork.explanation;

import groundwork.model.Predictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One input of one model to be explained: checks that everything fits, and asks the model in
 * batches.
 */
record Question(Predictor model, double[] input, int target, Background background) {
  private static final int ROWS_AT_ONCE = 8192;

  Question {
    Predictor.require(new double[][] {input}, model.inputs());
    if (background.inputs() != input.length) {
      throw new IllegalArgumentException(
          "a background of %d values for an input of %d"
              .formatted(background.inputs(), input.length));
    }
    if (target < 0 || target >= model.classes().size()) {
      throw new IllegalArgumentException(
          "class %d of %d".formatted(target, model.classes().size()));
    }
  }

  int size() {
    return input.length;
  }

  /** The target's probability for each row. */
  double[] ask(double[][] rows) {
    double[] answers = new double[rows.length];
    for (int from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      int to = Math.min(rows.length, from + ROWS_AT_ONCE);
      double[][] probabilities = model.probabilities(Arrays.copyOfRange(rows, from, to));
      for (int i = from; i < to; i++) {
        answers[i] = probabilities[i - from][target];
      }
    }
    return answers;
  }

  /**
   * For each set of present values, the mean of the target's probability over the background rows
   * that fill in the absent ones.
   */
  double[] means(List<boolean[]> sets) {
    double[][] filling = background.rows();
    double[] means = new double[sets.size()];
    int setsAtOnce = Math.max(1, ROWS_AT_ONCE / filling.length);
    for (int from = 0; from < means.length; from += setsAtOnce) {
      int to = Math.min(means.length, from + setsAtOnce);
      List<double[]> rows = new ArrayList<>((to - from) * filling.length);
      for (boolean[] present : sets.subList(from, to)) {
        for (double[] row : filling) {
          rows.add(mix(present, row));
        }
      }
      double[] answers = ask(rows.toArray(double[][]::new));
      for (int i = from; i < to; i++) {
        int first = (i - from) * filling.length;
        means[i] =
            Arrays.stream(answers, first, first + filling.length).reduce(0, Double::sum)
                / filling.length;
      }
    }
    return means;
  }

  /** The input where values are present, the given row elsewhere. */
  double[] mix(boolean[] present, double[] elsewhere) {
    double[] row = elsewhere.clone();
    for (int i = 0; i < row.length; i++) {
      if (present[i]) {
        row[i] = input[i];
      }
    }
    return row;
  }
}
