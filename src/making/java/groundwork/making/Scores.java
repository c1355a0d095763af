package groundwork.making;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Probabilities by class, as they stand in sets and figures. */
final class Scores {
  private Scores() {}

  static Map<String, Object> of(List<String> classes, double[] p) {
    Map<String, Object> scores = new LinkedHashMap<>();
    for (int i = 0; i < p.length; i++) {
      scores.put(classes.get(i), p[i]);
    }
    return scores;
  }
}
