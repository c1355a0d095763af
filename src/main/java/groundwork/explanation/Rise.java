package groundwork.explanation;

import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Predictor;
import groundwork.model.Setting;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * RISE (Petsiuk et al. 2018): the mean of the target's output over randomly masked inputs, each
 * counted by how much of the value it showed, divided by the share that masks show on average. Of
 * images masks are coarse grids of {@code cells} across and down, each on with probability {@code
 * p}, enlarged smoothly and shifted at random; what a mask darkens moves towards the background's
 * centre. Of other values each is there with probability {@code p}, the absent ones from a row
 * drawn from the background. Values are means of outputs: not negative for probabilities, and all
 * of them large where the model is sure; {@code centred} takes the mean output off, which leaves
 * the weighted mean's difference from it.
 *
 * <p>Standard errors are those of a mean of independent masks.
 *
 * @param masks how many
 */
record Rise(Output output, int masks, int cells, double p, boolean centred) implements Explainer {
  static final String ID = "rise";

  static List<Setting> settings() {
    return List.of(
        Parameters.output("probability"),
        new Setting("masks", 4000, "how many random masks, 10 to 1000000"),
        new Setting("cells", 7, "images: cells of a mask across and down, no more than places"),
        new Setting("p", 0.5, "probability that a cell or value is shown, 0.01 to 0.99"),
        new Setting(
            "centred", false, "whether the mean output is taken off, so that values have signs"));
  }

  static Rise of(Parameters given) {
    return new Rise(
        given.output(),
        given.integer("masks", 4000, 10, 1_000_000),
        given.integer("cells", 7, 1, 1000),
        given.number("p", 0.5, 0.01, 0.99),
        given.flag("centred", false));
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String source() {
    return "10.48550/arXiv.1806.07421";
  }

  @Override
  public Explanation explain(
      Predictor model, double[] input, int target, Background background, long seed) {
    var question = new Question(model, input, target, background, output);
    var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    var shape = background.shape();
    var drawer = shape == null ? null : new SmoothMasks(shape, cells, p);
    double[] centre = background.centre();
    var sums = new MaskedSums(input.length);
    int atOnce = question.rowsAtOnce();
    for (int from = 0; from < masks; from += atOnce) {
      int count = Math.min(masks - from, atOnce);
      double[][] shown = new double[count][];
      double[][] rows = new double[count][input.length];
      for (int k = 0; k < count; k++) {
        shown[k] = drawer == null ? flags(input.length, random) : drawer.draw(random);
        double[] elsewhere =
            drawer == null ? background.rows()[random.nextInt(background.rows().length)] : centre;
        for (int i = 0; i < input.length; i++) {
          double share = shown[k][i % shown[k].length];
          rows[k][i] = share * input[i] + (1 - share) * elsewhere[i];
        }
      }
      double[] answers = question.ask(rows);
      for (int k = 0; k < count; k++) {
        sums.add(answers[k], shown[k]);
      }
    }
    return new Explanation(
        ID, target, sums.values(p, centred), null, null, sums.errors(p, centred));
  }

  private double[] flags(int n, UniformRandomProvider random) {
    double[] flags = new double[n];
    for (int i = 0; i < n; i++) {
      flags[i] = random.nextDouble() < p ? 1 : 0;
    }
    return flags;
  }
}
