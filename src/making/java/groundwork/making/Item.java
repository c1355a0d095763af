package groundwork.making;

import java.util.List;
import java.util.Map;

/**
 * One item of a set.
 *
 * @param row its row in the source
 * @param truth index of its class
 * @param probabilities for each model, of each class
 */
record Item(
    String id,
    int row,
    Object content,
    int truth,
    Map<String, double[]> probabilities,
    boolean practice) {
  static int predicted(double[] probabilities) {
    return probabilities[1] > probabilities[0] ? 1 : 0;
  }

  String cell(String model, List<String> classes) {
    return classes.get(truth) + " as " + classes.get(predicted(probabilities.get(model)));
  }

  /** By how many of the set's models get it right: a fact, not an opinion about people. */
  String difficulty() {
    long right = probabilities.values().stream().filter(p -> predicted(p) == truth).count();
    return right == probabilities.size()
        ? "all models right"
        : right == 0 ? "no model right" : "models disagree";
  }
}
