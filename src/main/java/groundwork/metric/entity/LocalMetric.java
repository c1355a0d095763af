package groundwork.metric.entity;

import java.util.List;

/** A measure of one explanation by itself: other cases cannot change its score. */
public non-sealed interface LocalMetric extends Metric {
  /**
   * @param explained the input, the model and the explanation; its arrays are not changed
   * @return a value in the card's range, or NaN with a reason
   * @throws RuntimeException only for what is wrong with the model or the machine
   */
  @Override
  Score score(Case explained);

  @Override
  default SetScores scores(List<Case> cases) {
    return SetScores.each(cases.stream().map(this::score).toList());
  }
}
