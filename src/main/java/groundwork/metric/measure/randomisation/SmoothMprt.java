package groundwork.metric.measure.randomisation;

import groundwork.explanation.Seed;
import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Again;
import groundwork.metric.measure.Scoring;
import groundwork.model.Parameters;
import groundwork.model.Predictor;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.rng.sampling.distribution.GaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * {@link Mprt} of explanations that are averaged over inputs with normal noise, so that what is
 * noise of a method does not pass for a reaction to the model. Both sides are averaged, over the
 * same inputs; one of them is without noise. Categories keep their values. What people are shown is
 * not scored, but what the method says of the item and around it.
 *
 * <p>Recorded draws {@code noise}: one row less than {@code samples}.
 *
 * @param samples how many inputs, the item itself included
 * @param noise standard deviation, as a share of the range of the item's values
 * @see <a href="https://doi.org/10.48550/arXiv.2401.06465">Hedström et al. (2023)</a>
 */
record SmoothMprt(Mprt mprt, int samples, double noise) implements Scoring {
  static final String ID = "smooth-mprt";

  SmoothMprt {
    Parameters.require(samples >= 1, "\"samples\" is %s; at least 1 is needed", samples);
    Parameters.require(noise >= 0, "\"noise\" is %s; at least 0 is needed", noise);
  }

  @Override
  public Card card() {
    var of = mprt.card();
    var parameters = new TreeMap<>(of.parameters());
    parameters.put("samples", samples);
    parameters.put("noise", noise);
    return new Card(
        ID,
        "1",
        "Smooth MPRT",
        "How alike explanations, averaged over noisy inputs, of the model and of models with layers"
            + " drawn anew are.",
        of.property(),
        of.direction(),
        of.low(),
        of.high(),
        of.unit(),
        parameters,
        of.assumptions(),
        "10.48550/arXiv.2401.06465",
        of.validation(),
        of.needs());
  }

  @Override
  public List<Score> scores(List<Case> cases) {
    return mprt.scores(cases, able -> smooth(able, Mprt::asItIs, 0), this::smooth);
  }

  private double[][] smooth(List<Case> cases, Function<Case, ? extends Predictor> model, int step) {
    double[][] sums = new double[cases.size()][];
    for (int sample = 0; sample < samples; sample++) {
      int at = sample;
      double[][] values =
          new Again(model, one -> noisy(one, at), Case::target)
              .explain(cases, ID, step * samples + sample);
      for (int n = 0; n < sums.length; n++) {
        sums[n] = sums[n] == null ? new double[values[n].length] : sums[n];
        for (int i = 0; i < sums[n].length; i++) {
          sums[n][i] += values[n][i] / samples;
        }
      }
    }
    return sums;
  }

  private double[] noisy(Case one, int sample) {
    if (sample == samples - 1) {
      return one.input();
    }
    double[] row = one.input().clone();
    double[][] recorded = one.recorded().get("noise");
    if (recorded != null) {
      Parameters.require(
          recorded.length >= samples - 1,
          "item %s: %d rows of noise are recorded, %d are needed",
          one.item(),
          recorded.length,
          samples - 1);
      for (int i = 0; i < row.length; i++) {
        row[i] += recorded[sample][i];
      }
      return row;
    }
    double low = row[0];
    double high = row[0];
    for (double value : row) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    var normal =
        GaussianSampler.of(
            ZigguratSampler.NormalizedGaussian.of(
                RandomSource.XO_SHI_RO_256_PP.create(
                    Seed.of(one.seed(), one.item(), ID + " noise#" + sample))),
            0,
            1);
    for (int i = 0; i < row.length; i++) {
      double drawn = normal.sample() * noise * (high - low);
      row[i] += one.background().category()[i] ? 0 : drawn;
    }
    return row;
  }
}
