package groundwork.explanation;

import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Predictor;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shapley values of the target's output, with absent values filled in from the background (the
 * interventional reading). If all coalitions fit into the budget ({@value #COALITIONS} with a
 * sample as background and {@value #COALITIONS_OVER_BASELINE} with one baseline row, unless said
 * otherwise), the values are exact; else they are Kernel SHAP's over a sample of coalitions. Either
 * way they add up to the output less the background's mean output, which is the intercept.
 *
 * <p>Standard errors of sampled values are by the delta method: how far one drawn pair of a
 * coalition and its complement moves the weighted least squares, over all pairs drawn. They say how
 * far the values move from seed to seed, not what another background would give.
 *
 * @param way {@code auto}, {@code exact} or {@code kernel}
 * @param budget how many coalitions may be asked about, 0 for the standard
 */
record Shap(Output output, String way, int budget, Grouping grouping) implements Explainer {
  static final int COALITIONS = 1024;
  static final int COALITIONS_OVER_BASELINE = 8192;
  private static final int MOST_EXACT = 16;

  Shap() {
    this(Output.PROBABILITY, "auto", 0, Grouping.SHARED);
  }

  static List<Setting> settings() {
    var settings =
        new ArrayList<>(
            List.of(
                Parameters.output("probability"),
                new Setting(
                    "estimator",
                    "auto",
                    "auto (exact if all coalitions fit into the budget), exact, kernel"),
                new Setting(
                    "budget",
                    0,
                    "how many coalitions may be asked about; 0: 1024 with a sample as background,"
                        + " 8192 with one row")));
    settings.addAll(Grouping.settings(Grouping.SHARED));
    return settings;
  }

  static Shap of(Parameters given) {
    return new Shap(
        given.output(),
        given.word("estimator", "auto", "exact", "kernel"),
        given.integer("budget", 0, 0, 1_000_000),
        Grouping.of(given, Grouping.SHARED));
  }

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
    var question = new Question(model, input, target, background, output);
    int most =
        budget > 0 ? budget : background.isBaseline() ? COALITIONS_OVER_BASELINE : COALITIONS;
    var units = grouping.units(input, background.shape());
    int n = units.count();
    return switch (way) {
      case "exact" -> {
        Parameters.require(
            n <= MOST_EXACT,
            "exact shap of %d values would ask about 2^%d coalitions; it can do %d values: group"
                + " them (parameter \"units\" or \"groups\") or use \"estimator\": \"kernel\"",
            n,
            n,
            MOST_EXACT);
        yield exact(question, units);
      }
      case "kernel" -> n < 2 ? exact(question, units) : sampled(question, units, most, seed);
      default ->
          n < 31 && 1 << n <= most ? exact(question, units) : sampled(question, units, most, seed);
    };
  }

  Explanation exact(Question question) {
    return exact(question, Units.single(question.size()));
  }

  private Explanation exact(Question question, Units units) {
    int n = units.count();
    List<boolean[]> sets = new ArrayList<>();
    for (int mask = 0; mask < 1 << n; mask++) {
      boolean[] present = new boolean[n];
      for (int i = 0; i < n; i++) {
        present[i] = (mask >> i & 1) == 1;
      }
      sets.add(units.present(present));
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
    return new Explanation(
        id(), question.target(), units.spread(values, grouping.shared()), worth[0], null);
  }

  Explanation sampled(Question question, int most, long seed) {
    return sampled(question, Units.single(question.size()), most, seed);
  }

  /**
   * Solves Kernel SHAP's least squares with the sum as a constraint: the last value is what the
   * others leave.
   */
  private Explanation sampled(Question question, Units units, int most, long seed) {
    int n = units.count();
    Parameters.require(
        most >= 2L * n || most >= (1L << Math.min(n, 40)) - 2,
        "a budget of %d coalitions is too small for shap of %d values: give at least %d, or group"
            + " them (parameter \"units\" or \"groups\")",
        most,
        n,
        2L * n);
    var coalitions = Coalitions.of(n, most, seed);
    List<boolean[]> sets = coalitions.sets();
    boolean[] all = new boolean[n];
    Arrays.fill(all, true);
    List<boolean[]> asked = new ArrayList<>(sets.stream().map(units::present).toList());
    asked.add(units.present(new boolean[n]));
    asked.add(units.present(all));
    double[] worth = question.means(asked);
    int m = sets.size();
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
    var fit = LeastSquares.fit(x, y, coalitions.weights(), new double[n - 1]);
    double[] values = Arrays.copyOf(fit.coefficients(), n);
    values[n - 1] = total - Arrays.stream(fit.coefficients()).reduce(0, Double::sum);
    return new Explanation(
        id(),
        question.target(),
        units.spread(values, grouping.shared()),
        start,
        null,
        units.spread(errors(coalitions, x, y, fit), grouping.shared()));
  }

  /** Null if too few were drawn to tell. */
  private static double[] errors(
      Coalitions coalitions, double[][] x, double[] y, LeastSquares.Fit fit) {
    int n = fit.coefficients().length + 1;
    int draws = coalitions.draws();
    if (draws < 2) {
      return draws == 0 ? new double[n] : null; // all were asked about, or one was drawn
    }
    int first = coalitions.enumerated();
    double each = coalitions.each();
    double[][] pushes = new double[(x.length - first) / 2][n - 1];
    double[] mean = new double[n - 1];
    for (int pair = 0; pair < pushes.length; pair++) {
      long times = Math.round(coalitions.weights()[first + 2 * pair] / each);
      for (int row = first + 2 * pair; row < first + 2 * pair + 2; row++) {
        double miss = each * (y[row] - product(x[row], fit.coefficients()));
        for (int i = 0; i < n - 1; i++) {
          pushes[pair][i] += miss * x[row][i];
          mean[i] += miss * x[row][i] * times / draws;
        }
      }
    }
    double[] squares = new double[n];
    for (int pair = 0; pair < pushes.length; pair++) {
      double[] push = pushes[pair];
      for (int i = 0; i < n - 1; i++) {
        push[i] -= mean[i];
      }
      double times =
          Math.round(coalitions.weights()[first + 2 * pair] / each) * (double) draws / (draws - 1);
      double sum = 0;
      for (double change : fit.change(push)) {
        sum += change;
      }
      for (int i = 0; i < n - 1; i++) {
        squares[i] += times * push[i] * push[i];
      }
      squares[n - 1] += times * sum * sum;
    }
    return Arrays.stream(squares).map(Math::sqrt).toArray();
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
