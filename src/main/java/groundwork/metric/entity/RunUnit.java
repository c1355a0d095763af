package groundwork.metric.entity;

import java.util.List;

/**
 * A piece of a run: some items under one model, method and metric; all of them where the metric
 * looks at a whole set.
 *
 * @param cost of one item, in questions to the model
 */
public record RunUnit(
    int number, String model, String method, String metric, List<String> items, double cost) {
  public RunUnit {
    items = List.copyOf(items);
  }

  public RunUnit(int number, String model, String method, String metric, List<String> items) {
    this(number, model, method, metric, items, 1);
  }

  public RunUnit numbered(int other) {
    return new RunUnit(other, model, method, metric, items, cost);
  }
}
