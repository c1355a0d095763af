package groundwork.trial.control.task;

import groundwork.statistics.association.Spearman;
import groundwork.study.entity.Asks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What marks are compared with: a strength for each part of the item, and the parts that count.
 * Stays on the server.
 */
record ReferenceMap(double[] strengths, boolean[] counts) {
  /** Null where the block has none, or this item has none. */
  static ReferenceMap of(Scene scene, Asks.Marks wanted) {
    var reference = wanted.reference();
    if (reference == null) {
      return null;
    }
    var marking = Marking.of(scene, wanted.grid());
    if (reference.truth()) {
      var mask = scene.answers() == null ? null : scene.answers().mask(scene.set(), scene.item());
      if (mask == null) {
        return null;
      }
      double[] shares = marking.shares(mask);
      boolean[] counts = new boolean[shares.length];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = shares[i] > 0.5;
      }
      return new ReferenceMap(shares, counts);
    }
    var explanation =
        scene.set().explanation(scene.item().id(), scene.model(), reference.method()).orElse(null);
    if (explanation == null) {
      return null;
    }
    double[] strengths = marking.strengths(explanation);
    int most =
        reference.top() != null
            ? reference.top()
            : Math.max(1, (int) Math.round(reference.share() * strengths.length));
    boolean[] counts = new boolean[strengths.length];
    strongest(strengths).stream()
        .limit(most)
        .filter(part -> strengths[part] > 0)
        .forEach(part -> counts[part] = true);
    return new ReferenceMap(strengths, counts);
  }

  private static List<Integer> strongest(double[] strengths) {
    return IntStream.range(0, strengths.length)
        .boxed()
        .sorted(Comparator.comparingDouble(part -> -strengths[part]))
        .toList();
  }

  /** The parts that count, the strongest first. */
  List<Integer> parts() {
    return strongest(strengths).stream().filter(part -> counts[part]).toList();
  }

  /**
   * @param marks of the answer
   */
  Map<String, Double> measures(Marking marking, JsonNode marks, boolean rank) {
    double[] weights = marking.weights(marks, rank);
    int both = 0;
    int marked = 0;
    int counting = 0;
    for (int i = 0; i < weights.length; i++) {
      marked += weights[i] > 0 ? 1 : 0;
      counting += counts[i] ? 1 : 0;
      both += weights[i] > 0 && counts[i] ? 1 : 0;
    }
    var measures = new LinkedHashMap<String, Double>();
    if (counting > 0) {
      measures.put("iou", (double) both / (marked + counting - both));
      measures.put("recall", (double) both / counting);
      if (marked > 0) {
        measures.put("precision", (double) both / marked);
        int pointed = marking.pointed(pointedAt(marks, rank));
        measures.put("hit", pointed >= 0 && counts[pointed] ? 1.0 : 0.0);
      }
    }
    if (weights.length > 2 && varies(weights) && varies(strengths)) {
      measures.put("rank", Spearman.asymptotic(weights, strengths).estimate());
    }
    return measures;
  }

  /** The mark with the most weight; of equals, and where none has any, the first. */
  private static JsonNode pointedAt(JsonNode marks, boolean rank) {
    var all = new ArrayList<JsonNode>();
    marks.forEach(all::add);
    return rank
        ? all.getFirst()
        : all.stream()
            .max(
                (one, other) ->
                    Double.compare(
                        one.path("weight").asDouble(1), other.path("weight").asDouble(1)))
            .filter(best -> best.path("weight").asDouble(1) > first(all))
            .orElse(all.getFirst());
  }

  private static double first(List<JsonNode> all) {
    return all.getFirst().path("weight").asDouble(1);
  }

  private static boolean varies(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return true;
      }
    }
    return false;
  }
}
