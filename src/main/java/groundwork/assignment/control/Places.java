package groundwork.assignment.control;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The items of one block for one participant, each with its place in the crossing with conditions.
 *
 * <p>An item's condition is its slot plus a turn, modulo the number of conditions. A participant so
 * meets each condition equally often, as far as the numbers allow. The turn moves on from
 * participant to participant such that every item meets every condition equally often in the end:
 * items that everybody meets, with each participant; drawn ones, that move on by themselves, after
 * each time round their list where each cell's share can be dealt out evenly, and else as often as
 * keeps both movements from running in step.
 */
final class Places {
  /**
   * What came from one cell.
   *
   * @param items as they stand when all demands are served
   * @param size how many the cell has
   */
  record Share(List<String> items, int size) {}

  /**
   * @param size how many the item's cell has; 0 where everybody meets the same items
   * @param each how many came from that cell
   */
  private record Place(String item, int slot, int size, int each) {}

  private final List<Place> places;
  private final int index;
  private final boolean fixedOrder;

  private Places(List<Place> places, int index, boolean fixedOrder) {
    this.places = places;
    this.index = index;
    this.fixedOrder = fixedOrder;
  }

  /** Items that everybody meets. */
  static Places fixed(List<String> items, int index) {
    var places = new ArrayList<Place>();
    items.forEach(item -> places.add(new Place(item, places.size(), 0, items.size())));
    return new Places(places, index, true);
  }

  static Places drawn(List<Share> shares, int index, boolean fixedOrder) {
    var places = new ArrayList<Place>();
    for (var share : shares) {
      for (var item : share.items()) {
        places.add(new Place(item, places.size(), share.size(), share.items().size()));
      }
    }
    return new Places(places, index, fixedOrder);
  }

  Places where(Predicate<String> passes) {
    return new Places(
        places.stream().filter(place -> passes.test(place.item())).toList(), index, fixedOrder);
  }

  List<String> items() {
    return places.stream().map(Place::item).toList();
  }

  /** Which of so many conditions each item has here, in the order of {@link #items}. */
  List<Integer> conditions(int count) {
    int apart = apart(count);
    return places.stream()
        .map(place -> Math.floorMod(place.slot() + turn(place, count, apart), count))
        .toList();
  }

  private int turn(Place place, int count, int apart) {
    if (place.size() == 0) {
      return index;
    }
    boolean even = place.each() % count == 0 && !fixedOrder;
    return index / (even ? place.size() : apart);
  }

  /**
   * For how many participants the turn stays: so many that, for every cell, all positions of the
   * cell meet all conditions. That holds where each prime factor of the number of conditions is in
   * this number at least as often as in any cell's size.
   */
  private int apart(int count) {
    var apart = BigInteger.ONE;
    for (int prime = 2, rest = count; rest > 1; prime++) {
      if (rest % prime != 0) {
        continue;
      }
      while (rest % prime == 0) {
        rest /= prime;
      }
      int most = 0;
      for (var place : places) {
        int power = 0;
        for (int size = place.size(); size > 0 && size % prime == 0; size /= prime) {
          power++;
        }
        most = Math.max(most, power);
      }
      apart = apart.multiply(BigInteger.valueOf(prime).pow(most));
    }
    return apart.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue();
  }
}
