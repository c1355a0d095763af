package groundwork.metric.scoring;

import groundwork.metric.entity.Case;
import groundwork.metric.entity.Names;
import groundwork.metric.entity.Need;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What there is to be scored: items, models, and explanations by methods. Thread-safe; the same
 * question always has the same answer.
 */
public interface Material extends AutoCloseable {
  String title();

  /** Ids. */
  List<String> models();

  /** Ids of what explains, without the controls that always stand beside. */
  List<String> methods();

  /** Ids, all different. */
  List<String> items();

  /** The group of each item, for gaps between groups; empty where there are no groups. */
  default List<String> groups() {
    return List.of();
  }

  /** Whether this method, which may be a control, explains this model. */
  boolean explains(String model, String method);

  /** What a metric will find in at least one case of this model and method. */
  Set<Need> gives(String model, String method);

  /**
   * @param item index among {@link #items()}
   * @throws IllegalArgumentException if this item is bad, in words for people; the others are not
   *     touched by it
   */
  Case of(String model, String method, int item, long seed);

  /**
   * An item that nothing has explained yet, without a reference; its attribution means nothing.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  default Case bare(String model, int item, long seed) {
    return of(model, Controls.ALWAYS.getFirst(), item, seed);
  }

  /**
   * How people call what this model reads of this item, and what it says.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  default Names names(String model, int item) {
    var one = bare(model, item, 0);
    return Names.of(one.size(), List.of(), one.background().shape(), one.model().classes());
  }

  /** SHA-256 in hex of everything that went in, by name. */
  Map<String, String> inputs();

  @Override
  default void close() {}
}
