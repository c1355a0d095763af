package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scaling;
import groundwork.metric.measure.Similarity;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Arrays;
import java.util.Map;

/**
 * Rank correlation between the size of a feature's attribution and the mean squared change of the
 * target's output when the feature takes other values. In [-1, 1], higher is better.
 *
 * <p>Other values are those of the background rows; with the baseline {@code uniform}, {@code
 * samples} numbers drawn evenly from [0, 1) (of a category, options of the background), or recorded
 * {@code baselines} [steps][samples], where features are in the order of rising attribution. The
 * publication weighs the changes of an instance by the squared inverse of its output, which no
 * correlation notices.
 *
 * @param samples other values of a feature, if they are drawn
 * @param step features that change together, at least 1
 * @param eps outputs below this weigh 1
 * @see <a href="https://doi.org/10.48550/arXiv.2007.07584">Nguyen and Martínez (2020)</a>
 */
record MonotonicityCorrelation(
    int samples, int step, double eps, Correlated similarity, Removal removal)
    implements LocalMetric {
  static final String ID = "monotonicity-correlation";
  private static final int GROUPS = 10;

  static final Kind KIND =
      Faithfulness.kind(
          ID,
          p -> {
            var removal = Removal.filled(p, Output.PROBABILITY, "uniform", Removal.QUANTUS);
            return removal
                .prepared(p, true, true, Scaling.SET)
                .before(
                    new MonotonicityCorrelation(
                        p.integer("samples", 100),
                        p.integer("step", 1),
                        p.number("eps", 1e-5),
                        Correlated.of(p, Similarity.SPEARMAN),
                        removal));
          },
          new Setting("samples", 100, "drawn values of each feature, at least 1 (uniform only)"),
          new Setting("step", 1, "features that change together, at least 1"),
          new Setting("eps", 1e-5, "changes of outputs below this are not weighted"),
          Correlated.setting(Similarity.SPEARMAN),
          Removal.settings(Removal.QUANTUS),
          Prepared.settings(true));

  MonotonicityCorrelation {
    Parameters.require(samples >= 1, "\"samples\" is %s; at least 1 is needed", samples);
    Parameters.require(step >= 1, "\"step\" is %s; at least 1 is needed", step);
    Parameters.require(eps >= 0, "\"eps\" is %s; at least 0 is needed", eps);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Monotonicity correlation")
        .says(
            "Rank correlation between the size of each attribution and the mean squared change of"
                + " the explained class's output when the feature takes other values.")
        .property("correctness")
        .higher(-1.0, 1.0, "correlation")
        .with(
            removal.parameters(
                Map.of(
                    "samples", samples, "step", step, "eps", eps, "similarity", similarity.word())))
        .assumes("Features matter one by one, and other values of them are plausible.")
        .source("10.48550/arXiv.2007.07584")
        .needs(Need.MODEL);
  }

  @Override
  public Score score(Case explained) {
    double[] attribution = explained.attribution();
    if (Attributions.zero(attribution)) {
      return Score.none(Attributions.ZERO);
    }
    int[][] blocks = Removal.blocks(removal.ascending(attribution), step);
    double[][] squares = squares(explained, blocks);
    double[] said = Removal.sums(attribution, blocks);
    var score = similarity.score(said, means(squares, -1));
    return score.defined() && drawn() ? withError(score, said, squares) : score;
  }

  private boolean drawn() {
    return removal.baseline().word().equals("uniform");
  }

  /** [block][sample] weighted squared changes. */
  private double[][] squares(Case explained, int[][] blocks) {
    double[] input = explained.input();
    double[][] fillings = drawn() ? null : removal.baseline().rows(explained);
    var values = drawn() ? Stepwise.uniform(explained, blocks.length, 1) : null;
    int times = !drawn() ? fillings.length : values.times(samples);
    var asking = new Asking(explained, removal.output(), blocks.length * times + 1, 1);
    asking.row(input, blocks.length * times);
    for (int block = 0; block < blocks.length; block++) {
      for (int sample = 0; sample < times; sample++) {
        double[] row = asking.row(input, block * times + sample);
        double value = drawn() ? values.value(input, block, sample) : 0;
        for (int i : blocks[block]) {
          row[i] = drawn() ? drawn(explained, value, i) : fillings[sample][i];
        }
      }
    }
    double[] outputs = asking.sums();
    double whole = outputs[blocks.length * times];
    double weight = Math.abs(whole) < eps || whole == 0 ? 1 : 1 / (whole * whole);
    double[][] squares = new double[blocks.length][times];
    for (int i = 0; i < blocks.length * times; i++) {
      double change = outputs[i] - whole;
      squares[i / times][i % times] = change * change * weight;
    }
    return squares;
  }

  /** A number as a value of a feature: of a category, the option of a background row. */
  private double drawn(Case explained, double value, int feature) {
    double[][] rows = explained.background().rows();
    return !removal.quantus() && explained.background().category()[feature]
        ? rows[(int) (value * rows.length)][feature]
        : value;
  }

  /** Mean over the samples, without those of one group. */
  private static double[] means(double[][] squares, int without) {
    double[] means = new double[squares.length];
    for (int block = 0; block < means.length; block++) {
      int n = 0;
      for (int sample = 0; sample < squares[block].length; sample++) {
        if (sample % GROUPS != without) {
          means[block] += squares[block][sample];
          n++;
        }
      }
      means[block] /= n;
    }
    return means;
  }

  /** Standard error by a jackknife over groups of draws; none with few draws. */
  private Score withError(Score score, double[] said, double[][] squares) {
    if (squares[0].length < 2 * GROUPS) {
      return score;
    }
    double[] left = new double[GROUPS];
    for (int group = 0; group < GROUPS; group++) {
      left[group] = similarity.between(said, means(squares, group));
      if (Double.isNaN(left[group])) {
        return score;
      }
    }
    double mean = Arrays.stream(left).average().orElseThrow();
    double spread = Arrays.stream(left).map(r -> (r - mean) * (r - mean)).sum();
    return Score.of(score.value(), Math.sqrt(spread * (GROUPS - 1) / GROUPS));
  }
}
