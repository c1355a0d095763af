package groundwork.metric.measure;

import groundwork.explanation.Background;
import groundwork.explanation.Explainer;
import groundwork.explanation.Explanation;
import groundwork.model.Predictor;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Control: an order of the features, each equally likely, with equally spaced positive values that
 * add up to 1. What a metric gives it is what a ranking is worth by chance.
 */
public final class RandomRanking implements Explainer {
  public static final String ID = "random-ranking";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String source() {
    return "";
  }

  @Override
  public Explanation explain(
      Predictor model, double[] input, int target, Background background, long seed) {
    int[] ranks = PermutationSampler.natural(input.length);
    PermutationSampler.shuffle(RandomSource.XO_SHI_RO_256_PP.create(seed), ranks);
    double[] values = new double[ranks.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = 2.0 * (ranks[i] + 1) / (values.length * (values.length + 1.0));
    }
    return Explanation.of(ID, target, values);
  }
}
