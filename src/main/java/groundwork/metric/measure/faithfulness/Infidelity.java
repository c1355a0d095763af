package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Draws;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scaling;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import groundwork.statistics.Mean;
import java.util.List;
import java.util.Map;

/**
 * How far an explanation misses what perturbations do: the mean over random perturbations I of
 * {@code (beta · I·a - (f(x) - f(x - I)))²}. Lower is better, 0 is best.
 *
 * <p>Perturbations are {@code sets}: I takes a random set of features away, each with probability
 * 1/2, never none; an attribution is a contribution, so I is 1 for a feature that is taken away and
 * 0 for others (the multiplies-by-inputs form), which also holds for categories. Or {@code noise}:
 * see {@link Noise}. {@code scaled} uses the paper's optimal scaling {@code beta = sum(u v) /
 * sum(u²)} of {@code u = I·a} to {@code v = f(x) - f(x - I)}, which takes away the scale of the
 * attribution; without it beta is 1.
 *
 * <p>Captum adds noise unless told otherwise, to categories too, and of an explanation that says
 * nothing it takes a beta of 0. Quantus does {@link PatchInfidelity something else}.
 *
 * @param samples number of perturbations, at least 2
 * @param noise null for sets
 * @see <a href="https://doi.org/10.48550/arXiv.1901.09392">Yeh et al. (2019)</a>
 */
record Infidelity(int samples, boolean scaled, Noise noise, Removal removal)
    implements LocalMetric {
  static final String ID = "infidelity";
  static final String CAPTUM = "captum-0.8.0";
  private static final String[] LIBRARIES = {CAPTUM, Removal.QUANTUS};

  static final Kind KIND =
      Faithfulness.kind(
          ID,
          p -> {
            var removal = Removal.of(p, Output.LOGIT, LIBRARIES);
            return removal.prepared(p, false, false, Scaling.NONE).before(of(p, removal));
          },
          new Setting("samples", 100, "number of perturbations, at least 2"),
          new Setting("scaled", false, "whether the scale of the attribution is taken away"),
          new Setting(
              "perturbation", "sets", "sets of features taken away, or noise that is added"),
          new Setting("deviation", 0.1, "standard deviation of the noise, above 0"),
          new Setting(
              "multiplied",
              false,
              "with noise: whether attributions are already multiplied by the input's distance from"
                  + " the baseline"),
          new Setting("patches", List.of(4), "sides of the patches of quantus-0.6.0"),
          Removal.settings(LIBRARIES),
          Prepared.settings(false));

  Infidelity {
    Parameters.require(samples >= 2, "\"samples\" is %s; at least 2 are needed", samples);
  }

  private static Metric of(Parameters p, Removal removal) {
    if (removal.quantus()) {
      return PatchInfidelity.of(p, removal);
    }
    boolean captum = removal.library().equals(CAPTUM);
    var form =
        captum ? p.word("perturbation", "noise", "sets") : p.word("perturbation", "sets", "noise");
    var noise = new Noise(p.number("deviation", 0.1), p.flag("multiplied", false), captum);
    return new Infidelity(
        p.integer("samples", 100),
        p.flag("scaled", false),
        form.equals("noise") ? noise : null,
        removal);
  }

  @Override
  public Card card() {
    var settings =
        removal.parameters(
            Map.of(
                "samples",
                samples,
                "scaled",
                scaled,
                "perturbation",
                noise == null ? "sets" : "noise"));
    if (noise != null) {
      settings.putAll(Map.of("deviation", noise.deviation(), "multiplied", noise.multiplied()));
    }
    return Card.of(ID, "1", scaled ? "Infidelity (scaled)" : "Infidelity")
        .says(
            "Mean squared difference between what the explanation says that perturbations do to the"
                + " explained class's output and what they do.")
        .property("correctness")
        .lower(0.0, null, unit(removal.output()))
        .with(settings)
        .assumes(assumption())
        .source("10.48550/arXiv.1901.09392")
        .needs(Need.MODEL);
  }

  static String unit(Output output) {
    return "squared " + output.word();
  }

  private String assumption() {
    var meaning =
        noise != null && !noise.multiplied()
            ? "Attributions are slopes: change of the output per change of the input"
            : "Attributions are contributions in units of the output";
    return scaled ? meaning + ", up to one factor for each item." : meaning + ".";
  }

  @Override
  public Score score(Case explained) {
    double[] said;
    double[] done;
    if (noise == null) {
      int[][] sets = Subsets.recorded(explained);
      if (sets == null) {
        sets = Subsets.of(Draws.halves(Draws.of(explained, ID), explained.size(), samples));
      }
      said = Removal.sums(explained.attribution(), sets);
      done = removal.falls(explained, sets);
    } else {
      double[][] added = noise.draw(explained, ID, samples);
      said = noise.said(explained, added, removal.baseline());
      done = noise.falls(explained, added, removal.output());
    }
    boolean captum = removal.library().equals(CAPTUM);
    return captum && scaled && Attributions.zero(said)
        ? score(said, done, false)
        : score(said, done, scaled);
  }

  /**
   * The definition itself, over any perturbations.
   *
   * @param said I·a of each perturbation
   * @param done f(x) - f(x - I) of each perturbation
   */
  static Score score(double[] said, double[] done, boolean scaled) {
    double beta = 1;
    if (scaled) {
      double products = 0;
      double squares = 0;
      for (int i = 0; i < said.length; i++) {
        products += said[i] * done[i];
        squares += said[i] * said[i];
      }
      if (squares == 0) {
        return Score.none(Attributions.ZERO + " where it was asked: it cannot be scaled");
      }
      beta = products / squares;
    }
    double[] losses = new double[said.length];
    for (int i = 0; i < losses.length; i++) {
      double miss = beta * said[i] - done[i];
      losses[i] = miss * miss;
    }
    return losses.length < 2
        ? Score.of(Mean.of(losses))
        : Score.of(Mean.of(losses), Math.sqrt(Mean.variance(losses) / losses.length));
  }
}
