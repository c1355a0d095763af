package groundwork.coding.entity;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text with what was said of it.
 *
 * @param by codes by coder
 * @param settled what holds where coders differ; null where nothing was settled
 */
public record Coded(Text text, Map<String, List<String>> by, List<String> settled) {
  /** Whether two coders said different things of it. */
  public boolean disputed() {
    return by.values().stream().map(HashSet::new).distinct().count() > 1;
  }

  /**
   * Whether a code holds: as it was settled, or as every coder says; null where nobody coded the
   * text, or they differ about that code.
   */
  public Boolean holds(Scheme scheme, String code) {
    if (settled != null) {
      return scheme.whole(settled).contains(code);
    }
    var said = new HashSet<Boolean>();
    by.values().forEach(codes -> said.add(scheme.whole(codes).contains(code)));
    return said.size() == 1 ? said.iterator().next() : null;
  }

  /** Every code that holds. */
  public Set<String> held(Scheme scheme) {
    var all = new LinkedHashSet<String>();
    for (var id : scheme.ids()) {
      if (Boolean.TRUE.equals(holds(scheme, id))) {
        all.add(id);
      }
    }
    return all;
  }
}
