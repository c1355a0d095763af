package groundwork.metric.material;

import groundwork.model.Predictor;

/** What a model predicts for each item. */
final class Predicted {
  private static final int ROWS_AT_ONCE = 256;

  private Predicted() {}

  /**
   * @param wrong of each item; such items are not asked about, and those that the model refuses are
   *     added
   * @return index of the most probable class of each item, of equals the first; -1 where there is
   *     none
   */
  static int[] of(Predictor model, double[][] rows, String[] wrong) {
    int[] predicted = new int[rows.length];
    java.util.Arrays.fill(predicted, -1);
    int[] good =
        java.util.stream.IntStream.range(0, rows.length).filter(i -> wrong[i] == null).toArray();
    for (int from = 0; from < good.length; from += ROWS_AT_ONCE) {
      int to = Math.min(good.length, from + ROWS_AT_ONCE);
      double[][] batch = new double[to - from][];
      for (int i = from; i < to; i++) {
        batch[i - from] = rows[good[i]];
      }
      double[][] p = asked(model, batch);
      for (int i = from; i < to; i++) {
        if (p != null) {
          predicted[good[i]] = most(p[i - from]);
        } else {
          alone(model, rows, good[i], predicted, wrong);
        }
      }
    }
    return predicted;
  }

  /** Null where the batch is refused: then one of them is bad. */
  private static double[][] asked(Predictor model, double[][] batch) {
    try {
      return model.probabilities(batch);
    } catch (RuntimeException one) {
      return null;
    }
  }

  private static void alone(
      Predictor model, double[][] rows, int item, int[] predicted, String[] wrong) {
    try {
      predicted[item] = model.predict(rows[item]);
    } catch (RuntimeException refused) {
      wrong[item] = "the model does not answer: " + refused.getMessage();
    }
  }

  private static int most(double[] p) {
    int best = 0;
    for (int c = 1; c < p.length; c++) {
      best = p[c] > p[best] ? c : best;
    }
    return best;
  }
}
