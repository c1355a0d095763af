package groundwork.study.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Factors to arms and conditions: every combination of levels that is not forbidden. */
final class Crossing {
  private static final Arm EVERYBODY = new Arm("all", "Everybody", Map.of(), null, null);

  private Crossing() {}

  /**
   * @param written arms as the study writes them; empty: all combinations of the between factors,
   *     or one arm where everything varies within people. What a level changes holds for a written
   *     arm too, unless the arm itself says otherwise
   */
  static List<Arm> arms(
      List<Factor> factors, List<Map<String, String>> forbidden, List<Arm> written) {
    var between = factors.stream().filter(factor -> factor.vary() == Factor.Vary.BETWEEN).toList();
    if (!written.isEmpty() || factors.isEmpty()) {
      return written.stream().map(arm -> arm.over(manipulation(between, arm.levels()))).toList();
    }
    return cells(between).stream()
        .filter(levels -> !isForbidden(levels, forbidden))
        .map(levels -> levels.isEmpty() ? EVERYBODY : arm(between, levels))
        .toList();
  }

  private static Arm arm(List<Factor> factors, Map<String, String> levels) {
    var all = manipulation(factors, levels);
    return new Arm(
        String.join("-", levels.values()),
        label(factors, levels),
        levels,
        all.method(),
        all.advice(),
        all.presence(),
        all.fidelity(),
        all.minMs(),
        all.limitMs(),
        all.adviceAt(),
        all.adviceDelayMs(),
        all.delayMs(),
        null,
        null);
  }

  /**
   * @param within null where nothing varies
   */
  static List<Condition> conditions(
      List<Factor> factors, List<Map<String, String>> forbidden, Arm arm, Within within) {
    if (within == null) {
      return List.of(Condition.ONLY);
    }
    var varied =
        within.factors().stream()
            .flatMap(id -> factors.stream().filter(factor -> factor.id().equals(id)))
            .toList();
    return cells(varied).stream()
        .filter(
            levels -> {
              var whole = new LinkedHashMap<>(arm.levels());
              whole.putAll(levels);
              return !isForbidden(whole, forbidden);
            })
        .map(
            levels ->
                new Condition(
                    String.join(".", levels.values()), levels, manipulation(varied, levels)))
        .toList();
  }

  private static Manipulation manipulation(List<Factor> factors, Map<String, String> levels) {
    return levels(factors, levels)
        .map(Factor.Level::manipulation)
        .reduce(Manipulation.NOTHING, (before, level) -> level.over(before));
  }

  private static Stream<Factor.Level> levels(List<Factor> factors, Map<String, String> ids) {
    return factors.stream()
        .flatMap(
            factor ->
                factor.levels().stream().filter(level -> level.id().equals(ids.get(factor.id()))));
  }

  private static String label(List<Factor> factors, Map<String, String> levels) {
    return levels(factors, levels).map(Factor.Level::label).collect(Collectors.joining(", "));
  }

  /** Every combination, the last factor changing fastest; level ids in the order of the factors. */
  private static List<Map<String, String>> cells(List<Factor> factors) {
    List<Map<String, String>> cells = List.of(Map.of());
    for (var factor : factors) {
      var longer = new ArrayList<Map<String, String>>();
      for (var cell : cells) {
        for (var level : factor.levels()) {
          var more = new LinkedHashMap<>(cell);
          more.put(factor.id(), level.id());
          longer.add(more);
        }
      }
      cells = longer;
    }
    return cells;
  }

  /** A forbidden combination may name some of the factors only. */
  private static boolean isForbidden(
      Map<String, String> levels, List<Map<String, String>> forbidden) {
    return forbidden.stream().anyMatch(one -> levels.entrySet().containsAll(one.entrySet()));
  }
}
