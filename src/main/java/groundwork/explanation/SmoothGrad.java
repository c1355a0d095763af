package groundwork.explanation;

import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Predictor;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * SmoothGrad (Smilkov et al. 2017): the mean derivative over noisy copies of the input, for models
 * whose weights are known; also its squared form (the mean of squares) and VarGrad (the variance).
 * The noise is normal; its standard deviation is a share of the range of values: of an image's own,
 * else of that of each value in background and input. Categories get no noise. The logit is the
 * standard, as for {@code gradient}.
 *
 * <p>Standard errors are those of a mean of independent draws; of the variance, by its fourth
 * moment.
 *
 * @param combine {@code mean}, {@code squared} or {@code variance}
 * @param times whether derivatives are multiplied by the noisy copy
 */
record SmoothGrad(
    Output output, double noise, int samples, String combine, boolean times, Finish finish)
    implements Explainer {
  static final String ID = "smoothgrad";

  static List<Setting> settings() {
    var settings =
        new ArrayList<>(
            List.of(
                Parameters.output("logit"),
                new Setting("noise", 0.15, "standard deviation as a share of the range, 0 to 10"),
                new Setting("samples", 50, "how many noisy copies, 2 to 100000"),
                new Setting(
                    "combine",
                    "mean",
                    "of the derivatives: mean, squared (SmoothGrad-Squared), variance (VarGrad)"),
                new Setting(
                    "times-input", false, "whether derivatives are multiplied by the noisy copy")));
    settings.addAll(Finish.settings());
    return settings;
  }

  static SmoothGrad of(Parameters given) {
    return new SmoothGrad(
        given.output(Output.LOGIT),
        given.number("noise", 0.15, 0, 10),
        given.integer("samples", 50, 2, 100_000),
        given.word("combine", "mean", "squared", "variance"),
        given.flag("times-input", false),
        Finish.of(given));
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String source() {
    return combine.equals("variance")
        ? "10.48550/arXiv.1810.03292"
        : combine.equals("squared") ? "10.48550/arXiv.1806.10758" : "10.48550/arXiv.1706.03825";
  }

  @Override
  public Explanation explain(
      Predictor model, double[] input, int target, Background background, long seed) {
    var question = new Question(model, input, target, background, output);
    var slopes = new Slopes(question, ID);
    var normal = ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(seed));
    double[] sd = deviations(input, background);
    double[] centre = slopes.at(new double[][] {input})[0]; // so that powers do not cancel out
    for (int i = 0; times && i < centre.length; i++) {
      centre[i] *= input[i];
    }
    var moments = new Moments(combine.equals("squared") ? new double[input.length] : centre);
    int atOnce = question.rowsAtOnce();
    for (int from = 0; from < samples; from += atOnce) {
      double[][] rows = new double[Math.min(samples - from, atOnce)][input.length];
      for (double[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          row[i] = input[i] + (sd[i] > 0 ? sd[i] * normal.sample() : 0);
        }
      }
      double[][] gradients = slopes.at(rows);
      for (int row = 0; row < rows.length; row++) {
        for (int i = 0; times && i < input.length; i++) {
          gradients[row][i] *= rows[row][i];
        }
        moments.add(gradients[row]);
      }
    }
    double[][] result =
        switch (combine) {
          case "squared" -> moments.square();
          case "variance" -> moments.variance();
          default -> moments.mean();
        };
    double[] errors = finish.channels().equals("max") ? null : result[1];
    return new Explanation(
        ID, target, finish.of(result[0], background.shape()), null, null, errors);
  }

  private double[] deviations(double[] input, Background background) {
    double[] sd = new double[input.length];
    if (background.shape() != null) {
      var range = Arrays.stream(input).summaryStatistics();
      Arrays.fill(sd, noise * (range.getMax() - range.getMin()));
      return sd;
    }
    for (int i = 0; i < sd.length; i++) {
      double low = input[i];
      double high = input[i];
      for (double[] row : background.rows()) {
        low = Math.min(low, row[i]);
        high = Math.max(high, row[i]);
      }
      sd[i] = background.category()[i] ? 0 : noise * (high - low);
    }
    return sd;
  }
}
