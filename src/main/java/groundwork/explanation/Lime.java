package groundwork.explanation;

import groundwork.model.Predictor;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * LIME: a ridge regression of the target's probability on "this value is as in the input", fitted
 * to {@value #SAMPLES} perturbed inputs of which near ones count more. As in the authors' program:
 * with a sample as background each value is drawn from it independently, and is "as in the input"
 * if it is the same option or lies in the same quarter of the background (tables: kernel width 0.75
 * √d, Euclidean); with a baseline a random number of values is taken out (text: kernel width 25 on
 * 100 times the cosine distance). One difference: a drawn quantity is one that occurs in the
 * background, not a normal draw within its quarter. Every value gets a coefficient; none are
 * selected.
 */
final class Lime implements Explainer {
  static final int SAMPLES = 5000;
  private static final double RIDGE = 1;
  private static final double TABLE_WIDTH = 0.75;
  private static final double TEXT_WIDTH = 25;

  @Override
  public String id() {
    return "lime";
  }

  @Override
  public String source() {
    return "10.1145/2939672.2939778";
  }

  @Override
  public Explanation explain(
      Predictor model, double[] input, int target, Background background, long seed) {
    var question = new Question(model, input, target, background);
    int d = input.length;
    if (d == 0) {
      return new Explanation(
          id(), target, new double[0], question.ask(new double[][] {input})[0], null);
    }
    var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[][] inputs = new double[SAMPLES][];
    double[][] x = new double[SAMPLES][];
    var quarters = Quarters.of(background);
    for (int i = 0; i < SAMPLES; i++) {
      inputs[i] =
          i == 0
              ? input.clone()
              : background.isBaseline() ? thinned(question, random) : drawn(question, random);
      x[i] = same(inputs[i], input, quarters);
    }
    double[] y = question.ask(inputs);
    double[] w =
        Arrays.stream(x).mapToDouble(row -> weight(row, background.isBaseline())).toArray();
    double[] ridge = new double[d + 1];
    Arrays.fill(ridge, 0, d, RIDGE);
    double[] b = LeastSquares.solve(x, y, w, ridge);
    return new Explanation(id(), target, Arrays.copyOf(b, d), b[d], fit(x, y, w, b));
  }

  private static double[] drawn(Question question, UniformRandomProvider random) {
    double[][] rows = question.background().rows();
    double[] row = new double[question.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = rows[random.nextInt(rows.length)][i];
    }
    return row;
  }

  private static double[] thinned(Question question, UniformRandomProvider random) {
    int d = question.size();
    boolean[] present = new boolean[d];
    Arrays.fill(present, true);
    int out = 1 + random.nextInt(d);
    for (int i = d - out; i < d; i++) { // Floyd: every subset of this size is equally likely
      int at = random.nextInt(i + 1);
      present[present[at] ? at : i] = false;
    }
    return question.mix(present, question.background().rows()[0]);
  }

  /** For each value 1 if it is as in the input, else 0; and a 1 for the intercept. */
  private static double[] same(double[] row, double[] input, Quarters quarters) {
    double[] same = new double[row.length + 1];
    same[row.length] = 1;
    for (int i = 0; i < row.length; i++) {
      same[i] = quarters.at(i, row[i]) == quarters.at(i, input[i]) ? 1 : 0;
    }
    return same;
  }

  private static double weight(double[] same, boolean text) {
    int d = same.length - 1;
    double kept = Arrays.stream(same, 0, d).sum();
    if (text) {
      double distance = 100 * (1 - Math.sqrt(kept / d)); // cosine of a 0/1 vector and all ones
      return Math.sqrt(StrictMath.exp(-distance * distance / (TEXT_WIDTH * TEXT_WIDTH)));
    }
    return Math.sqrt(StrictMath.exp(-(d - kept) / (TABLE_WIDTH * TABLE_WIDTH * d)));
  }

  private static Double fit(double[][] x, double[] y, double[] w, double[] b) {
    double weights = 0;
    double mean = 0;
    for (int i = 0; i < y.length; i++) {
      weights += w[i];
      mean += w[i] * y[i];
    }
    mean /= weights;
    double unexplained = 0;
    double all = 0;
    for (int i = 0; i < y.length; i++) {
      double guess = 0;
      for (int j = 0; j < b.length; j++) {
        guess += b[j] * x[i][j];
      }
      unexplained += w[i] * (y[i] - guess) * (y[i] - guess);
      all += w[i] * (y[i] - mean) * (y[i] - mean);
    }
    return all == 0 ? null : 1 - unexplained / all; // a constant model leaves nothing to explain
  }
}
