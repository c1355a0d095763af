package groundwork.metric.entity;

import java.util.List;

/** A piece of a run: some items under one model, method and metric. */
public record RunUnit(int number, String model, String method, String metric, List<String> items) {
  public RunUnit {
    items = List.copyOf(items);
  }
}
