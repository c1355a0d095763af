package groundwork.metric.measure.agreement;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Similarity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Spearman's correlation of the features' ranks in two explanations, equal values sharing the mean
 * of theirs. In [-1, 1], higher is more alike.
 *
 * <p>OpenXAI ranks without gaps after equal values, which is the same where there are none.
 *
 * @param abs whether features are ranked by absolute value, as published
 * @see <a href="https://doi.org/10.48550/arXiv.2202.01602">Krishna et al. (2022)</a>
 */
public record RankCorrelation(boolean abs, boolean openxai) implements LocalMetric {
  public static final String ID = "rank-correlation";

  @Override
  public Card card() {
    var parameters = new HashMap<String, Object>(Map.of("abs", abs));
    if (openxai) {
      parameters.put("compatibility", Pair.OPENXAI);
    }
    return Card.of(ID, "1", "Rank correlation")
        .says("Correlation of the features' ranks in two explanations.")
        .property("coherence")
        .higher(-1.0, 1.0, "correlation")
        .with(parameters)
        .assumes("The other explanation is of the same class, and worth agreeing with.")
        .source("10.48550/arXiv.2202.01602")
        .needs(Need.REFERENCE);
  }

  @Override
  public Score score(Case explained) {
    return Pair.score(
        explained,
        abs,
        !openxai,
        (a, b) ->
            openxai
                ? Similarity.PEARSON.of(dense(a), dense(b))
                : Similarity.SPEARMAN.of(
                    abs ? Attributions.magnitudes(a) : a, abs ? Attributions.magnitudes(b) : b));
  }

  private static double[] dense(double[] values) {
    int[] order = Attributions.descending(Attributions.magnitudes(values));
    return Arrays.stream(Pair.ranks(values, order, true)).asDoubleStream().toArray();
  }
}
