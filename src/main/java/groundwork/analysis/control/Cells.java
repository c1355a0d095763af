package groundwork.analysis.control;

import groundwork.analysis.entity.Frame.Observation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Observations by condition, in the order of the study's arms and of first appearance. */
final class Cells {
  private Cells() {}

  /** One condition: an arm, and a phase or stage of it. */
  record Cell(String arm, String phase) {}

  static Map<Cell, List<Observation>> of(
      List<Observation> all,
      List<String> arms,
      Predicate<Observation> in,
      Function<Observation, String> phase) {
    var phases = all.stream().filter(in).map(phase).distinct().toList();
    var cells = new LinkedHashMap<Cell, List<Observation>>();
    for (var arm : arms) {
      for (var one : phases) {
        var there =
            all.stream()
                .filter(in)
                .filter(seen -> seen.arm().equals(arm) && phase.apply(seen).equals(one))
                .toList();
        if (!there.isEmpty()) {
          cells.put(new Cell(arm, one), there);
        }
      }
    }
    return cells;
  }

  static long people(List<Observation> observations) {
    return observations.stream().map(Observation::participant).distinct().count();
  }

  /** One number a person: what {@code of} makes of all their observations; order of appearance. */
  static double[] perPerson(
      List<Observation> observations, Function<List<Observation>, Double> of) {
    return observations.stream()
        .collect(
            Collectors.groupingBy(
                Observation::participant, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(of)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
