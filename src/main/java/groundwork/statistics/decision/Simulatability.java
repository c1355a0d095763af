package groundwork.statistics.decision;

import groundwork.statistics.Check;
import groundwork.statistics.Clusters;
import groundwork.statistics.Crossed;
import groundwork.statistics.Mean;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * How much better people predict a model after they have seen its explanations: the same people on
 * the same items, before and after.
 *
 * @param before share of right predictions before
 * @param after share of right predictions after
 * @param change after - before: the effect
 * @param people of each pair
 * @param items of each pair
 * @param changes of each pair: -1, 0 or 1 where answers are right or wrong
 * @see <a href="https://doi.org/10.18653/v1/2020.acl-main.491">Hase and Bansal (2020)</a>
 */
public record Simulatability(
    double before,
    double after,
    double change,
    List<String> people,
    List<String> items,
    double[] changes) {

  /**
   * @param people n names, one a pair
   * @param items n names, one a pair
   * @param before n numbers, usually 1 for a right prediction and 0 for a wrong one
   * @param after n numbers of the same people on the same items
   * @throws IllegalArgumentException if lengths differ, there is no pair, a number is not finite,
   *     or a person has an item twice
   */
  public static Simulatability of(
      List<String> people, List<String> items, double[] before, double[] after) {
    Check.sample("before", before, 1);
    Check.sample("after", after, 1);
    Check.sameLength("before", before.length, "after", after.length);
    Check.sameLength("people", people.size(), "before", before.length);
    Check.sameLength("items", items.size(), "before", before.length);
    var pairs = new HashSet<List<String>>();
    double[] changes = new double[before.length];
    for (int i = 0; i < before.length; i++) {
      changes[i] = after[i] - before[i];
      if (!pairs.add(List.of(people.get(i), items.get(i)))) {
        throw new IllegalArgumentException(
            "person %s has item %s twice".formatted(people.get(i), items.get(i)));
      }
    }
    return new Simulatability(
        Mean.of(before),
        Mean.of(after),
        Mean.of(changes),
        List.copyOf(people),
        List.copyOf(items),
        changes);
  }

  /** Mean change of each person, in order of first appearance: for tests over people. */
  public double[] byPerson() {
    var all = new LinkedHashMap<String, List<Double>>();
    for (int i = 0; i < changes.length; i++) {
      all.computeIfAbsent(people.get(i), name -> new ArrayList<>()).add(changes[i]);
    }
    return all.values().stream()
        .mapToDouble(own -> Mean.of(own.stream().mapToDouble(Double::doubleValue).toArray()))
        .toArray();
  }

  /** For a bootstrap that takes whole people. */
  public Clusters overPeople() {
    return Clusters.means(people, changes);
  }

  /** For a bootstrap that takes whole items. */
  public Clusters overItems() {
    return Clusters.means(items, changes);
  }

  /** For a bootstrap that takes people and items at once. */
  public Crossed overBoth() {
    return Crossed.means(people, items, changes);
  }
}
