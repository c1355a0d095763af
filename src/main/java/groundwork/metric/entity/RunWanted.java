package groundwork.metric.entity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import groundwork.json.control.Require;
import groundwork.study.entity.Functional;
import groundwork.study.entity.MetricChoice;
import java.util.List;

/**
 * What somebody wants to be scored on a stimulus set.
 *
 * @param models ids within the set; empty for all
 * @param methods ids within the set; empty for all that show something. Controls come by themselves
 * @param metrics with the settings that are not as usual; at least one
 * @param items which of the set's items
 * @param seed of everything that is drawn
 */
public record RunWanted(
    List<String> models, List<String> methods, List<MetricChoice> metrics, Items items, Long seed) {
  public RunWanted {
    models = models == null ? List.of() : List.copyOf(models);
    methods = methods == null ? List.of() : List.copyOf(methods);
    metrics = List.copyOf(Require.present(metrics, "metrics"));
    items = items == null ? Items.ALL : items;
    seed = seed == null ? 0 : seed;
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("a run needs at least one metric");
    }
  }

  /**
   * What a functional study asks for.
   *
   * @param items those that its choice lets through
   */
  public static RunWanted of(Functional study, String model, List<String> items) {
    return new RunWanted(
        study.models().isEmpty() ? List.of(model) : study.models(),
        study.methods(),
        study.metrics(),
        new Items(items, null, null),
        study.seed());
  }

  /**
   * All items that are no practice ({@code "all"}), those named, the first of each truth x
   * prediction cell, or the first of the set.
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Items(List<String> ids, Integer perCell, Integer first) {
    public static final Items ALL = new Items(null, null, null);

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Items {
      ids = ids == null ? List.of() : List.copyOf(ids);
      int ways = (ids.isEmpty() ? 0 : 1) + (perCell == null ? 0 : 1) + (first == null ? 0 : 1);
      if (ways > 1
          || perCell != null && (perCell < 1 || perCell > 1_000_000)
          || first != null && (first < 1 || first > 10_000_000)) {
        throw new IllegalArgumentException(
            "items are \"all\", or named (\"ids\"), or so many of each cell (\"perCell\", at least"
                + " 1), or the first so many (\"first\", at least 1)");
      }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Items of(String word) {
      if (!"all".equals(word)) {
        throw new IllegalArgumentException("items is \"" + word + "\"; the only word is \"all\"");
      }
      return ALL;
    }
  }
}
