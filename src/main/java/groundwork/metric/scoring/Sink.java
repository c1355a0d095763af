package groundwork.metric.scoring;

import groundwork.metric.entity.Score;

/** Takes each score when it is made, always in the same order, on one thread. */
public interface Sink {
  Sink NONE = (model, method, metric, item, score) -> {};

  void take(String model, String method, String metric, String item, Score score);
}
