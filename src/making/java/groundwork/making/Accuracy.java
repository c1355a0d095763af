package groundwork.making;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** How many of n rows a model got right, none of which it was trained on. */
record Accuracy(int right, int n) {
  private static final double Z = 1.959963984540054; // 95 %

  static Accuracy of(List<Integer> rows, IntPredicate right) {
    return new Accuracy((int) rows.stream().filter(row -> right.test(row)).count(), rows.size());
  }

  /**
   * @param fold the fold of each row
   * @param trained the model, as "this row is classified rightly", that was trained without the
   *     given fold
   */
  static Accuracy crossValidated(int[] fold, int folds, IntFunction<Predicate<Integer>> trained) {
    int right = 0;
    for (int f = 0; f < folds; f++) {
      Predicate<Integer> model = trained.apply(f);
      for (int row = 0; row < fold.length; row++) {
        if (fold[row] == f && model.test(row)) {
          right++;
        }
      }
    }
    return new Accuracy(right, fold.length);
  }

  /** The share with the bounds of Wilson's 95 % interval. */
  Map<String, Object> json(String name) {
    double p = (double) right / n;
    double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n)) / (1 + Z * Z / n);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(name, Numbers.round(p));
    json.put("n", n);
    json.put("low", Numbers.round(centre - half));
    json.put("high", Numbers.round(centre + half));
    return json;
  }
}
