package groundwork.study.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shares items out among those who ask for some of them, each item once. Who asks gets the first
 * free ones of the list it brings; where too few are free, others change to items that they like as
 * well (augmenting paths), so that everybody is served whenever that is possible at all.
 */
public final class Demands {
  private static final class Demand {
    final List<String> wanted;
    final List<String> got = new ArrayList<>();

    Demand(List<String> wanted) {
      this.wanted = wanted;
    }
  }

  private final Map<String, Demand> holders = new HashMap<>();

  /**
   * @param wanted what would do, best first
   * @return a live list: later demands may exchange an item of it for another; shorter than asked
   *     where there is not enough
   */
  public List<String> take(List<String> wanted, int count) {
    var demand = new Demand(wanted);
    for (var item : wanted) {
      if (demand.got.size() == count) {
        break;
      }
      if (!holders.containsKey(item)) {
        holders.put(item, demand);
        demand.got.add(item);
      }
    }
    while (demand.got.size() < count) {
      var freed = another(demand, new HashSet<>());
      if (freed == null) {
        break;
      }
      demand.got.add(freed);
    }
    return demand.got;
  }

  /** An item for this demand that nobody has, or that its holder could exchange; null for none. */
  private String another(Demand demand, Set<String> tried) {
    for (var item : demand.wanted) {
      var holder = holders.get(item);
      if (holder == demand || !tried.add(item)) {
        continue;
      }
      if (holder != null) {
        var other = another(holder, tried);
        if (other == null) {
          continue;
        }
        holder.got.set(holder.got.indexOf(item), other);
      }
      holders.put(item, demand);
      return item;
    }
    return null;
  }
}
