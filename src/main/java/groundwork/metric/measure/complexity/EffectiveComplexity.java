package groundwork.metric.measure.complexity;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Asked;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Draws;
import groundwork.metric.measure.Prepared;
import groundwork.model.Output;
import groundwork.model.Parameters;
import java.util.Map;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * How many of the most important features are needed to know the model's output: the smallest k for
 * which {@code mean over draws of (f(x) - f(x with all but the top k features from a draw))²} is at
 * most the tolerance. Draws are rows of the background: all of them, or a sample where there are
 * more than {@code samples}. Lower is better; k is at least 1 and at most d, where the loss is 0.
 *
 * @param prepared by default the order is that of the absolute values
 * @param tolerance largest mean squared difference, in the unit of the output squared
 * @param samples most rows of the background to be drawn
 * @param output what is compared
 * @see <a href="https://doi.org/10.48550/arXiv.2007.07584">Nguyen and Martínez (2020)</a>
 */
public record EffectiveComplexity(Prepared prepared, double tolerance, int samples, Output output)
    implements LocalMetric {
  public static final String ID = "effective-complexity";

  public EffectiveComplexity {
    Parameters.require(tolerance >= 0, "\"tolerance\" is %s; at least 0 is needed", tolerance);
    Parameters.require(samples >= 1, "\"samples\" is %s; at least 1 is needed", samples);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Effective complexity")
        .says(
            "How many of the most important features must be known to predict the output within a"
                + " tolerance.")
        .property("compactness")
        .lower(1.0, null, "features")
        .with(
            prepared.with(
                Map.of(
                    "form",
                    "prediction",
                    "tolerance",
                    tolerance,
                    "samples",
                    samples,
                    "output",
                    output.word())))
        .assumes("The background's rows are what an unknown feature may be.")
        .source("10.48550/arXiv.2007.07584")
        .validated(Complexity.VALIDATION)
        .needs(Need.MODEL);
  }

  @Override
  public Score score(Case explained) {
    double[] importance = prepared.values(explained.attribution());
    if (Attributions.constant(importance)) {
      return Score.none(Attributions.zero(importance) ? Attributions.ZERO : Attributions.CONSTANT);
    }
    int[] order = Attributions.descending(importance);
    double[][] rows = rows(explained);
    double whole = Asked.whole(explained, output);
    double[] input = explained.input();
    double[][] mixed = new double[rows.length][];
    for (int n = 0; n < rows.length; n++) {
      mixed[n] = rows[n].clone();
    }
    for (int k = 1; k < order.length; k++) {
      int known = order[k - 1];
      for (double[] row : mixed) {
        row[known] = input[known];
      }
      double loss = 0;
      for (double answer : Asked.target(explained, mixed, output)) {
        loss += (whole - answer) * (whole - answer);
      }
      if (loss / mixed.length <= tolerance) {
        return Score.of(k);
      }
    }
    return Score.of(order.length);
  }

  private double[][] rows(Case explained) {
    double[][] all = explained.background().rows();
    if (all.length <= samples) {
      return all;
    }
    int[] drawn = PermutationSampler.natural(all.length);
    PermutationSampler.shuffle(Draws.of(explained, ID), drawn);
    double[][] rows = new double[samples][];
    for (int n = 0; n < samples; n++) {
      rows[n] = all[drawn[n]];
    }
    return rows;
  }
}
