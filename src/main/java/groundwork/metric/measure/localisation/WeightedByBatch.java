package groundwork.metric.measure.localisation;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetMetric;
import groundwork.metric.entity.SetScores;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scaling;
import groundwork.model.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Attribution localisation as Quantus 0.6.0 weights it: times the mask's size over the number of
 * values of all but the first two inputs, which for one or two inputs is a division by 0.
 */
record WeightedByBatch(AttributionLocalisation share, Scaling scaling) implements SetMetric {
  static WeightedByBatch of(Prepared prepared, boolean positive) {
    var plain = new Prepared(prepared.abs(), Scaling.NONE, prepared.library());
    return new WeightedByBatch(
        new AttributionLocalisation(plain, positive, false), prepared.scaling());
  }

  WeightedByBatch {
    Parameters.require(share.prepared().quantus(), "only Quantus weights like this");
  }

  @Override
  public Card card() {
    var card = share.card();
    var parameters = new TreeMap<>(card.parameters());
    parameters.putAll(scaling.parameters());
    parameters.put("weighted", true);
    return card.higher(0.0, null, "share times size, over the size of the set").with(parameters);
  }

  @Override
  public SetScores scores(List<Case> cases) {
    double[][] scaled = scaling.all(cases.stream().map(Case::attribution).toArray(double[][]::new));
    var scores = new ArrayList<Score>(cases.size());
    for (int n = 0; n < scaled.length; n++) {
      var one = cases.get(n);
      var score = share.score(one.with(scaled[n], one.method()));
      scores.add(score.defined() ? weighted(score.value(), one, cases.size()) : score);
    }
    return SetScores.each(scores);
  }

  private static Score weighted(double share, Case one, int cases) {
    double marked = 0;
    for (boolean flag : one.mask()) {
      marked += flag ? 1 : 0;
    }
    double size = Math.max(0, cases - 2) * (double) one.size();
    return AttributionLocalisation.finite(share * (marked / size), "0 of a set without a size");
  }
}
