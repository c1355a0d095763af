package groundwork.metric.measure.robustness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Draws;
import groundwork.metric.measure.Kind;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How often a method gives its commonest answer when it is asked again: the same input is explained
 * with several seeds, and the score is the share of the commonest ordered list of its k strongest
 * features. A list ends early where fewer features push that way. The curve has the shares for 1,
 * 2, ... k features. The explanation at hand counts as one of the runs.
 *
 * @param runs how often the input is explained, at least 2
 * @param k how many features, at least 1
 * @param side {@code positive}: towards the class; {@code negative}: away from it; {@code
 *     magnitude}: either
 * @see <a href="https://doi.org/10.48550/arXiv.2104.12717">Geada et al. (2021), TrustyAI</a>
 */
record TopFrequency(int runs, int k, String side) implements LocalMetric {
  static final String ID = "topk-frequency-stability";

  TopFrequency {
    Parameters.require(runs >= 2, "\"runs\" is %s; at least 2 are needed", runs);
    Parameters.require(k >= 1, "\"k\" is %s; at least 1 is needed", k);
  }

  static Kind kind() {
    return Kind.of(
        ID,
        p ->
            new TopFrequency(
                p.integer("runs", 10),
                p.integer("k", 3),
                p.word("side", "positive", "negative", "magnitude")),
        new Setting("runs", 10, "how often the input is explained, at least 2"),
        new Setting("k", 3, "how many features, at least 1"),
        new Setting("side", "positive", "positive, negative or magnitude: which features"));
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Top-k frequency stability")
        .says(
            "Share of the commonest ordered list of the k strongest features, when the same input"
                + " is explained with other seeds.")
        .property("consistency")
        .higher(0.0, 1.0, "share of runs")
        .with(Map.of("runs", runs, "k", k, "side", side))
        .assumes("The method draws at random: one that does not always has 1.")
        .source("10.48550/arXiv.2104.12717")
        .needs(Need.MODEL, Need.METHOD);
  }

  @Override
  public Score score(Case explained) {
    if (explained.method() == null) {
      return Score.none("this method cannot explain an input again here");
    }
    if (Attributions.zero(explained.attribution())) {
      return Score.none(Attributions.ZERO);
    }
    if (explained.size() < k) {
      return Score.none(
          "the input has %d features, of which %d are to be listed".formatted(explained.size(), k));
    }
    double[][] inputs = new double[runs - 1][];
    Arrays.fill(inputs, explained.input());
    double[][] again =
        explained
            .method()
            .explainAll(
                explained.model(),
                inputs,
                explained.target(),
                explained.background(),
                Draws.seeds(explained, ID, runs - 1));
    double[][] all = Arrays.copyOf(again, runs);
    all[runs - 1] = explained.attribution();
    double[] shares = shares(all);
    double share = shares[k - 1];
    if (Arrays.stream(all).allMatch(values -> list(values).length == 0)) {
      return Score.none("no feature pushes that way in any run");
    }
    return new Score(share, Math.sqrt(share * (1 - share) / runs), null, shares);
  }

  private double[] shares(double[][] all) {
    int[][] lists = Arrays.stream(all).map(this::list).toArray(int[][]::new);
    double[] shares = new double[k];
    for (int top = 1; top <= k; top++) {
      var counts = new HashMap<String, Integer>();
      int most = 0;
      for (int[] list : lists) {
        var key = Arrays.toString(Arrays.copyOf(list, Math.min(top, list.length)));
        most = Math.max(most, counts.merge(key, 1, Integer::sum));
      }
      shares[top - 1] = most / (double) lists.length;
    }
    return shares;
  }

  /** The strongest features of this side, strongest first; of equals, the lower index. */
  private int[] list(double[] values) {
    double[] strength =
        switch (side) {
          case "positive" -> values;
          case "negative" -> Arrays.stream(values).map(value -> -value).toArray();
          default -> Attributions.magnitudes(values);
        };
    return Arrays.stream(Attributions.descending(strength))
        .limit(k)
        .filter(i -> strength[i] > 0)
        .toArray();
  }
}
