package groundwork.explanation;

import groundwork.model.Layered;
import groundwork.model.Output;
import groundwork.model.Predictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One input of one model to be explained: checks that everything fits, and asks the model in
 * batches.
 */
record Question(Predictor model, double[] input, int target, Background background, Output output) {
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

  /** A question about probabilities. */
  Question(Predictor model, double[] input, int target, Background background) {
    this(model, input, target, background, Output.PROBABILITY);
  }

  int size() {
    return input.length;
  }

  /** The model with its weights. */
  Layered layered(String method) {
    return model
        .layered()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    method
                        + " needs a model whose weights are known: give the network itself, or use"
                        + " a method that only asks, such as shap, lime, occlusion or rise"));
  }

  /** How many rows fit into memory at once. */
  int rowsAtOnce() {
    return Answers.rowsAtOnce(size());
  }

  /** The target's output for each row. */
  double[] ask(double[][] rows) {
    double[][] outputs = Answers.of(model, rows, output);
    double[] answers = new double[rows.length];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = outputs[i][target];
    }
    return answers;
  }

  /**
   * For each set of present values, the mean of the target's output over the background rows that
   * fill in the absent ones.
   */
  double[] means(List<boolean[]> sets) {
    double[][] filling = background.rows();
    double[] means = new double[sets.size()];
    int setsAtOnce = Math.max(1, rowsAtOnce() / filling.length);
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
