package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How items become one number.
 *
 * @param id {@code score} for the scale's own, others for subscales and conversions; names the
 *     column {@code <block>_<id>}
 * @param items that go into it; empty for all
 * @param formula over {@code mean} and {@code sum} of the items, reversed ones turned round, or
 *     over items by id; for example {@code (sum - 10) * 2.5}
 * @param needed share of the items that must be answered; the others then count with the mean of
 *     those that are (person mean)
 * @param high what a high score means
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Score(
    String id, String title, List<String> items, String formula, Double needed, String high) {
  /** The share that is usual in the field. */
  public static final double USUAL = 0.8;

  public static final String WHOLE = "score";

  public Score {
    items = items == null ? List.of() : List.copyOf(items);
    formula = formula == null ? "mean" : formula;
    needed = needed == null ? USUAL : needed;
  }

  /** Ids of the items that go into it. */
  public List<String> members(Instrument scale) {
    return items.isEmpty() ? scale.items().stream().map(Instrument.Item::id).toList() : items;
  }

  /**
   * @param turned answers by item, reversed ones turned round; those without an answer are not
   *     there
   * @return empty where too few are answered
   */
  public OptionalDouble value(Instrument scale, Map<String, Double> turned) {
    var wanted = members(scale);
    var there = wanted.stream().filter(turned::containsKey).toList();
    if (there.isEmpty() || there.size() < needed * wanted.size() - 1e-9) {
      return OptionalDouble.empty();
    }
    double mean =
        there.stream().mapToDouble(turned::get).sum() / there.size(); // the rest counts as this
    var known = new HashMap<>(turned);
    wanted.forEach(item -> known.putIfAbsent(item, mean));
    known.put("mean", mean);
    known.put("sum", mean * wanted.size());
    return OptionalDouble.of(Arithmetic.of(formula).value(known));
  }

  /** Lowest and highest value that it can have. */
  public double[] range(Instrument scale) {
    double low = all(scale, scale.scale().min());
    double high = all(scale, scale.scale().max());
    return new double[] {Math.min(low, high), Math.max(low, high)};
  }

  private double all(Instrument scale, double answer) {
    var same = new HashMap<String, Double>();
    members(scale).forEach(item -> same.put(item, answer));
    return value(scale, same).orElseThrow();
  }

  /** The name of its column. */
  public String column(String block) {
    return block.replace('-', '_') + "_" + id;
  }
}
