package groundwork.stimulus.entity;

import java.util.List;

/**
 * What one method says about one item's output by one model. Values above zero push towards {@code
 * target}.
 *
 * @param values one per feature or token
 */
public record Attribution(
    String item,
    String model,
    String method,
    String target,
    List<Double> values,
    Double intercept,
    Double fit) {
  public Attribution {
    values = List.copyOf(values);
  }

  public double[] array() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
