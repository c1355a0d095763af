package groundwork.making;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Items with one thing changed: of each cell of truth x prediction, as nearly as the candidates
 * allow, every second change changes what the model says.
 */
final class Perturbed {
  /** A change that moves the probability by less would not have to be thought about. */
  private static final double MOVES = 0.05;

  /**
   * One change that could be made.
   *
   * @param change as the set's format describes it
   * @param probabilities for each model, of each class, after it
   */
  record Candidate(Object change, Object content, Map<String, double[]> probabilities) {}

  private final List<String> classes;
  private final Map<String, int[]> made = new LinkedHashMap<>();

  Perturbed(List<String> classes) {
    this.classes = classes;
  }

  /**
   * The item's changes, as the set's format has them: one for each model, or one for several.
   *
   * @param candidates in random order
   */
  List<Object> of(Item item, List<Candidate> candidates) {
    var chosen = new LinkedHashMap<Candidate, List<String>>();
    var shared = candidates.stream().filter(c -> suits(item, c)).findFirst();
    for (var model : item.probabilities().keySet()) {
      boolean wanted = wanted(item, model);
      var one =
          shared
              .or(
                  () ->
                      candidates.stream()
                          .filter(c -> flips(item, c, model) == wanted && moves(item, c, model))
                          .findFirst())
              .or(() -> candidates.stream().filter(c -> moves(item, c, model)).findFirst())
              .orElseGet(candidates::getFirst);
      chosen.computeIfAbsent(one, none -> new ArrayList<>()).add(model);
      counts(item, model)[flips(item, one, model) ? 1 : 0]++;
    }
    var all = new ArrayList<Object>();
    chosen.forEach(
        (candidate, models) ->
            all.add(
                Description.of(
                    "id",
                    item.id() + "-" + (char) ('a' + all.size()),
                    "content",
                    candidate.content(),
                    "change",
                    candidate.change(),
                    "outputs",
                    outputs(candidate, models))));
    return all;
  }

  private boolean suits(Item item, Candidate candidate) {
    return item.probabilities().keySet().stream()
        .allMatch(
            model ->
                flips(item, candidate, model) == wanted(item, model)
                    && moves(item, candidate, model));
  }

  private boolean wanted(Item item, String model) {
    int[] counts = counts(item, model);
    return counts[1] <= counts[0];
  }

  private int[] counts(Item item, String model) {
    String place = (item.practice() ? "practice " : "") + model + " " + item.cell(model, classes);
    return made.computeIfAbsent(place, none -> new int[2]);
  }

  private static boolean flips(Item item, Candidate candidate, String model) {
    return Item.predicted(candidate.probabilities().get(model))
        != Item.predicted(item.probabilities().get(model));
  }

  private static boolean moves(Item item, Candidate candidate, String model) {
    return Math.abs(candidate.probabilities().get(model)[1] - item.probabilities().get(model)[1])
        >= MOVES;
  }

  private Map<String, Object> outputs(Candidate candidate, List<String> models) {
    Map<String, Object> outputs = new LinkedHashMap<>();
    models.forEach(
        model ->
            outputs.put(model, Description.output(candidate.probabilities().get(model), classes)));
    return outputs;
  }
}
