package groundwork.metric.measure;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.SetMetric;
import groundwork.metric.entity.SetScores;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A measure of attributions that are brought to one scale over the whole set first. */
record OverSet(LocalMetric metric, Scaling scaling) implements SetMetric {
  @Override
  public Card card() {
    var card = metric.card();
    var parameters = new TreeMap<>(card.parameters());
    parameters.putAll(scaling.parameters());
    return card.with(parameters);
  }

  @Override
  public SetScores scores(List<Case> cases) {
    double[][] scaled = scaling.all(cases.stream().map(Case::attribution).toArray(double[][]::new));
    var changed = new ArrayList<Case>(cases.size());
    for (int n = 0; n < scaled.length; n++) {
      changed.add(cases.get(n).with(scaled[n], cases.get(n).method()));
    }
    return metric.scores(changed);
  }
}
