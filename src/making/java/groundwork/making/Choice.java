package groundwork.making;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which held-out rows become items: one practice item and equally many others from each cell of
 * truth x prediction.
 */
final class Choice {
  private Choice() {}

  /**
   * @param candidates in random order
   * @param cell of a candidate, by the study's model
   * @param most items per cell; fewer from each if one cell has fewer
   * @return first the practice rows, one per cell, then the others, in the order of the candidates
   */
  static List<Integer> balanced(
      List<Integer> candidates, Function<Integer, String> cell, int most) {
    Map<String, List<Integer>> cells =
        candidates.stream().collect(Collectors.groupingBy(cell, TreeMap::new, Collectors.toList()));
    int each = cells.values().stream().mapToInt(List::size).min().orElseThrow() - 1;
    int take = Math.min(most, each);
    List<Integer> chosen = new ArrayList<>();
    cells.values().forEach(rows -> chosen.add(rows.get(0)));
    candidates.stream()
        .filter(row -> cells.get(cell.apply(row)).subList(1, 1 + take).contains(row))
        .forEach(chosen::add);
    return chosen;
  }

  /** How many items that are no practice are in each cell of each model. */
  static Map<String, Object> counts(List<Item> items, List<Model> models, List<String> classes) {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Model model : models) {
      Map<String, Integer> cells = new TreeMap<>();
      items.stream()
          .filter(item -> !item.practice())
          .forEach(item -> cells.merge(item.cell(model.id(), classes), 1, Integer::sum));
      counts.put(model.id(), cells);
    }
    return counts;
  }
}
