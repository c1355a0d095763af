package groundwork.metric.measure.agreement;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Pairs;
import java.util.Map;

/**
 * The share of pairs of features that two explanations put into the same relation: the first larger
 * in absolute value, the second, or both equal. In [0, 1], higher is more alike.
 *
 * <p>OpenXAI asks only whether the first is larger, so that equal ones count as "the second".
 *
 * @see <a href="https://doi.org/10.48550/arXiv.2202.01602">Krishna et al. (2022)</a>
 */
public record PairwiseRankAgreement(boolean openxai) implements LocalMetric {
  public static final String ID = "pairwise-rank-agreement";

  @Override
  public Card card() {
    return Card.of(ID, "1", "Pairwise rank agreement")
        .says("The share of pairs of features that two explanations put into the same order.")
        .property("coherence")
        .higher(0.0, 1.0, "share")
        .with(openxai ? Map.of("compatibility", Pair.OPENXAI) : Map.of())
        .assumes("The other explanation is of the same class, and worth agreeing with.")
        .source("10.48550/arXiv.2202.01602")
        .needs(Need.REFERENCE);
  }

  @Override
  public Score score(Case explained) {
    return Pair.score(explained, true, !openxai, this::agreement);
  }

  private double agreement(double[] a, double[] b) {
    var pairs = Pairs.of(Attributions.magnitudes(a), Attributions.magnitudes(b));
    long same = openxai ? sameOfOpenXai(a, b) : pairs.concordant() + pairs.tiedBoth();
    return same / (double) pairs.all();
  }

  private static long sameOfOpenXai(double[] a, double[] b) {
    long same = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = i + 1; j < a.length; j++) {
        boolean one = Math.abs(a[i]) > Math.abs(a[j]);
        boolean other = Math.abs(b[i]) > Math.abs(b[j]);
        same += one == other ? 1 : 0;
      }
    }
    return same;
  }
}
