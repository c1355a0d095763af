package groundwork.study.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A random order in which no more than so many things that are alike follow each other.
 *
 * <p>Built from the front: of what is left, one is drawn that prolongs no row beyond the limit and
 * after which, by counting, the rest can still be laid out. For one attribute that never fails
 * where there is an order at all; for several it is tried again a number of times, and the order
 * with the fewest violations stands.
 *
 * @param <T> what is ordered
 * @param <A> by what things are alike
 */
public final class Arrangement<T, A> {
  private static final int TRIES = 60;

  private final int most;
  private final List<A> attributes;
  private final BiFunction<T, A, String> value;

  /**
   * @param order everything, in the order found
   * @param violations how many things prolong a row beyond the limit; 0 where the rule holds
   */
  public record Found<T>(List<T> order, int violations) {}

  /**
   * @param most longest row allowed
   */
  public Arrangement(int most, List<A> attributes, BiFunction<T, A, String> value) {
    this.most = most;
    this.attributes = attributes;
    this.value = value;
  }

  /**
   * @param before what stands in front already; rows go on over it
   */
  public Found<T> of(List<T> before, List<T> things, UniformRandomProvider random) {
    Found<T> best = null;
    for (int tries = 0; tries < TRIES && (best == null || best.violations() > 0); tries++) {
      var found = attempt(before, things, random);
      if (best == null || found.violations() < best.violations()) {
        best = found;
      }
    }
    return best;
  }

  private Found<T> attempt(List<T> before, List<T> things, UniformRandomProvider random) {
    var left = new ArrayList<>(things);
    var rows = attributes.stream().map(attribute -> new Row(attribute, things)).toList();
    before.forEach(thing -> rows.forEach(row -> row.pass(thing)));
    var order = new ArrayList<T>();
    int violations = 0;
    while (!left.isEmpty()) {
      var candidates = left.stream().filter(thing -> fits(rows, thing, true)).toList();
      if (candidates.isEmpty()) {
        candidates = left.stream().filter(thing -> fits(rows, thing, false)).toList();
      }
      if (candidates.isEmpty()) {
        candidates = left;
        violations++;
      }
      var next = candidates.get(random.nextInt(candidates.size()));
      left.remove(next);
      rows.forEach(row -> row.take(next));
      order.add(next);
    }
    return new Found<>(List.copyOf(order), violations);
  }

  private boolean fits(List<Row> rows, T thing, boolean ahead) {
    return rows.stream().allMatch(row -> row.allows(thing) && (!ahead || row.leavesRoom(thing)));
  }

  /** How one attribute stands: what is left of each value, and the row at the end. */
  private final class Row {
    private final A attribute;
    private final Map<String, Integer> left = new HashMap<>();
    private int rest;
    private String last;
    private int length;

    Row(A attribute, List<T> things) {
      this.attribute = attribute;
      rest = things.size();
      things.forEach(thing -> left.merge(value(thing), 1, Integer::sum));
    }

    private String value(T thing) {
      return value.apply(thing, attribute);
    }

    void pass(T thing) {
      var now = value(thing);
      length = now.equals(last) ? length + 1 : 1;
      last = now;
    }

    void take(T thing) {
      pass(thing);
      rest--;
      left.merge(last, -1, Integer::sum);
    }

    boolean allows(T thing) {
      return !value(thing).equals(last) || length < most;
    }

    /** Whether, after this thing, every value still has enough others to be parted by. */
    boolean leavesRoom(T thing) {
      var now = value(thing);
      int row = now.equals(last) ? length + 1 : 1;
      return left.entrySet().stream()
          .allMatch(
              entry -> {
                boolean same = entry.getKey().equals(now);
                int count = entry.getValue() - (same ? 1 : 0);
                int others = rest - 1 - count;
                return count <= most * others + (same ? Math.max(0, most - row) : most);
              });
    }
  }
}
