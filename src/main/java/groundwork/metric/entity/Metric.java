package groundwork.metric.entity;

/**
 * A functional measure of one explanation: no human, no state, no clock. The same case gives the
 * same score, whatever was scored before it or with it.
 */
public interface Metric {
  /** What the score means. */
  Card card();

  /**
   * @param explained the input, the model and the explanation; its arrays are not changed
   * @return a value in the card's range, or NaN with a reason
   * @throws RuntimeException only for what is wrong with the model or the machine
   */
  Score score(Case explained);
}
