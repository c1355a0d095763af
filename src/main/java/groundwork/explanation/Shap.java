package groundwork.explanation;

import groundwork.model.Predictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shapley values of the target's probability, with absent values filled in from the background (the
 * interventional reading). If all coalitions fit into the budget, {@value #COALITIONS} with a
 * sample as background and {@value #COALITIONS_OVER_BASELINE} with one baseline row, the values are
 * exact; else they are Kernel SHAP's over a sample of coalitions. Either way they add up to the
 * probability less the background's mean probability, which is the intercept.
 */
final class Shap implements Explainer {
  static final int COALITIONS = 1024;
  static final int COALITIONS_OVER_BASELINE = 8192;

  @Override
  public String id() {
    return "shap";
  }

  @Override
  public String source() {
    return "10.48550/arXiv.1705.07874";
  }

  @Override
  public Explanation explain(
      Predictor model, double[] input, int target, Background background, long seed) {
    var question = new Question(model, input, target, background);
    int budget = background.isBaseline() ? COALITIONS_OVER_BASELINE : COALITIONS;
    int n = question.size();
    return n < 31 && 1 << n <= budget ? exact(question) : sampled(question, budget, seed);
  }

  Explanation exact(Question question) {
    int n = question.size();
    List<boolean[]> sets = new ArrayList<>();
    for (int mask = 0; mask < 1 << n; mask++) {
      boolean[] present = new boolean[n];
      for (int i = 0; i < n; i++) {
        present[i] = (mask >> i & 1) == 1;
      }
      sets.add(present);
    }
    double[] worth = question.means(sets);
    double[] values = new double[n];
    for (int mask = 0; mask < 1 << n; mask++) {
      int size = Integer.bitCount(mask);
      for (int i = 0; i < n; i++) {
        if ((mask >> i & 1) == 0) {
          values[i] += (worth[mask | 1 << i] - worth[mask]) / (n * Coalitions.choose(n - 1, size));
        }
      }
    }
    return new Explanation(id(), question.target(), values, worth[0], null);
  }

  /**
   * Solves Kernel SHAP's least squares with the sum as a constraint: the last value is what the
   * others leave.
   */
  Explanation sampled(Question question, int budget, long seed) {
    int n = question.size();
    var coalitions = Coalitions.of(n, budget, seed);
    List<boolean[]> sets = new ArrayList<>(coalitions.sets());
    boolean[] all = new boolean[n];
    Arrays.fill(all, true);
    sets.add(new boolean[n]);
    sets.add(all);
    double[] worth = question.means(sets);
    int m = coalitions.sets().size();
    double start = worth[m];
    double total = worth[m + 1] - start;
    double[][] x = new double[m][n - 1];
    double[] y = new double[m];
    for (int row = 0; row < m; row++) {
      double last = sets.get(row)[n - 1] ? 1 : 0;
      y[row] = worth[row] - start - last * total;
      for (int i = 0; i < n - 1; i++) {
        x[row][i] = (sets.get(row)[i] ? 1 : 0) - last;
      }
    }
    double[] solved = LeastSquares.solve(x, y, coalitions.weights(), new double[n - 1]);
    double[] values = Arrays.copyOf(solved, n);
    values[n - 1] = total - Arrays.stream(solved).reduce(0, Double::sum);
    return new Explanation(id(), question.target(), values, start, null);
  }
}
