package groundwork.stimulus.entity;

import groundwork.json.control.Require;
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
    Require.present(item, "item");
    Require.present(model, "model");
    Require.present(method, "method");
    Require.present(target, "target");
    values = List.copyOf(Require.present(values, "values"));
  }

  /** The same in fewer digits, where every value is a float: as short as floats can be written. */
  public Attribution shortest() {
    boolean floats = values.stream().allMatch(value -> (double) value.floatValue() == value);
    return floats
        ? new Attribution(
            item,
            model,
            method,
            target,
            values.stream().map(v -> Double.valueOf(Float.toString(v.floatValue()))).toList(),
            intercept,
            fit)
        : this;
  }

  public double[] array() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
