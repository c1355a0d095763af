package groundwork.explanation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** How LIME perturbs an input, what it regresses on, and what is near. */
sealed interface LimeDesign {
  /**
   * @param inputs for the model; the first is the input itself
   * @param regressors for each of them one per unit, and a 1 for the intercept
   */
  record Draws(double[][] inputs, double[][] regressors) {}

  Draws draw(int samples, UniformRandomProvider random);

  /** How much each perturbed input counts; width 0 is the authors'. */
  double[] weights(double[][] regressors, double width);

  /** A table: values from the background, kept if they are in the same quarter. */
  record Quartered(Question question) implements LimeDesign {
    @Override
    public Draws draw(int samples, UniformRandomProvider random) {
      double[][] rows = question.background().rows();
      var quarters = Quarters.of(question.background());
      double[][] inputs = new double[samples][];
      double[][] x = new double[samples][];
      for (int i = 0; i < samples; i++) {
        inputs[i] = question.input().clone();
        for (int j = 0; i > 0 && j < inputs[i].length; j++) {
          inputs[i][j] = rows[random.nextInt(rows.length)][j];
        }
        x[i] = same(inputs[i], question.input(), quarters);
      }
      return new Draws(inputs, x);
    }

    private static double[] same(double[] row, double[] input, Quarters quarters) {
      double[] same = new double[row.length + 1];
      same[row.length] = 1;
      for (int i = 0; i < row.length; i++) {
        same[i] = quarters.at(i, row[i]) == quarters.at(i, input[i]) ? 1 : 0;
      }
      return same;
    }

    @Override
    public double[] weights(double[][] regressors, double width) {
      double w = width == 0 ? TABLE_WIDTH : width;
      return Arrays.stream(regressors)
          .mapToDouble(
              row -> {
                int d = row.length - 1;
                double changed = d - Arrays.stream(row, 0, d).sum();
                return Math.sqrt(StrictMath.exp(-changed / (w * w * d)));
              })
          .toArray();
    }
  }

  /**
   * A table whose quantities are drawn normally around the background's mean and regressed on as
   * they are, in standard deviations from the input; a category is kept or not. A value that never
   * changes in the background is left as it is.
   */
  record Plain(Question question) implements LimeDesign {
    @Override
    public Draws draw(int samples, UniformRandomProvider random) {
      double[] input = question.input();
      double[][] rows = question.background().rows();
      double[] sd = question.background().deviations();
      double[] mean = question.background().centre();
      boolean[] category = question.background().category();
      var normal = ZigguratSampler.NormalizedGaussian.of(random);
      double[][] inputs = new double[samples][];
      double[][] x = new double[samples][input.length + 1];
      for (int i = 0; i < samples; i++) {
        inputs[i] = input.clone();
        x[i][input.length] = 1;
        for (int j = 0; j < input.length; j++) {
          if (category[j]) {
            inputs[i][j] = i == 0 ? input[j] : rows[random.nextInt(rows.length)][j];
            x[i][j] = inputs[i][j] == input[j] ? 1 : 0;
          } else if (sd[j] > 0) {
            inputs[i][j] = i == 0 ? input[j] : mean[j] + sd[j] * normal.sample();
            x[i][j] = (inputs[i][j] - input[j]) / sd[j];
          }
        }
      }
      return new Draws(inputs, x);
    }

    @Override
    public double[] weights(double[][] regressors, double width) {
      double w = width == 0 ? TABLE_WIDTH : width;
      boolean[] category = question.background().category();
      return Arrays.stream(regressors)
          .mapToDouble(
              row -> {
                double square = 0;
                for (int i = 0; i < category.length; i++) {
                  double apart = category[i] ? 1 - row[i] : row[i];
                  square += apart * apart;
                }
                return Math.sqrt(StrictMath.exp(-square / (w * w * category.length)));
              })
          .toArray();
    }
  }

  /** Words: a random number of them, evenly from 1 to all, is taken out. */
  record Words(Question question, Units units) implements LimeDesign {
    @Override
    public Draws draw(int samples, UniformRandomProvider random) {
      int d = units.count();
      return kept(
          question,
          units,
          question.background().rows()[0],
          samples,
          present -> {
            int out = 1 + random.nextInt(d);
            for (int i = d - out; i < d; i++) { // Floyd: every subset is equally likely
              int at = random.nextInt(i + 1);
              present[present[at] ? at : i] = false;
            }
          });
    }

    @Override
    public double[] weights(double[][] regressors, double width) {
      return cosine(regressors, width);
    }
  }

  /** Parts of an image: each is hidden with probability 1/2. */
  record Parts(Question question, Units units, double[] hidden) implements LimeDesign {
    @Override
    public Draws draw(int samples, UniformRandomProvider random) {
      return kept(
          question,
          units,
          hidden,
          samples,
          present ->
              IntStream.range(0, present.length).forEach(i -> present[i] = random.nextBoolean()));
    }

    @Override
    public double[] weights(double[][] regressors, double width) {
      return cosine(regressors, width);
    }
  }

  double TABLE_WIDTH = 0.75;
  double COSINE_WIDTH = 25;

  /** Draws that take out units; a thinner is given all and takes out some. */
  private static Draws kept(
      Question question,
      Units units,
      double[] elsewhere,
      int samples,
      java.util.function.Consumer<boolean[]> thinner) {
    int d = units.count();
    double[][] inputs = new double[samples][];
    double[][] x = new double[samples][d + 1];
    for (int i = 0; i < samples; i++) {
      boolean[] present = new boolean[d];
      Arrays.fill(present, true);
      if (i > 0) {
        thinner.accept(present);
      }
      inputs[i] = question.mix(units.present(present), elsewhere);
      for (int j = 0; j < d; j++) {
        x[i][j] = present[j] ? 1 : 0;
      }
      x[i][d] = 1;
    }
    return new Draws(inputs, x);
  }

  /** Of 0/1 vectors from all ones. */
  private static double[] cosine(double[][] regressors, double width) {
    double w = width == 0 ? COSINE_WIDTH : 100 * width;
    return Arrays.stream(regressors)
        .mapToDouble(
            row -> {
              int d = row.length - 1;
              double distance = 100 * (1 - Math.sqrt(Arrays.stream(row, 0, d).sum() / d));
              return Math.sqrt(StrictMath.exp(-distance * distance / (w * w)));
            })
        .toArray();
  }
}
