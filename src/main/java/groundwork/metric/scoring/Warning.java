package groundwork.metric.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something that a reader of the scores must know: an assumption that fails, an item that is bad.
 *
 * @param method null where it is about all of them
 * @param metric null where it is about all of them
 * @param what in one sentence
 * @param count how many items it concerns
 * @param items the first of them
 */
public record Warning(
    String model, String method, String metric, String what, int count, List<String> items) {
  /** A probability above this leaves hardly anything to be gained. */
  static final double SATURATED = 0.999;

  /** A baseline that is equal to the input in at least this share of features is named. */
  private static final double UNCHANGED = 0.05;

  private static final int FEW = 20;
  private static final int NAMED = 20;

  static List<Warning> of(Scores scores) {
    var warnings = new ArrayList<Warning>();
    int n = scores.material.items().size();
    if (n < FEW) {
      warnings.add(
          new Warning(
              null,
              null,
              null,
              (n == 1 ? "there is only 1 item" : "there are only %d items".formatted(n))
                  + ": intervals are wide and ranks uncertain",
              n,
              List.of()));
    }
    scores.sightings.forEach((model, seen) -> new Found(scores, model, warnings).all(seen));
    return warnings;
  }

  private record Found(Scores scores, String model, List<Warning> warnings) {
    void all(Scores.Sightings seen) {
      var always = seen.bad.getOrDefault(Controls.ALWAYS.getFirst(), Map.of());
      bad(null, always);
      seen.bad.forEach(
          (method, items) -> {
            var own = new LinkedHashMap<>(items); // what is not wrong whatever explains
            own.entrySet().removeIf(one -> one.getValue().equals(always.get(one.getKey())));
            bad(method, own);
          });
      about(
          seen.saturated,
          "the explained class has a probability above %s: the model is saturated and small changes show nothing"
              .formatted(SATURATED));
      about(seen.otherClass, "the model predicts another class than the one that is explained");
      seen.zero.forEach(
          (method, items) -> add(method, null, "the explanation is zero everywhere", items));
      seen.constant.forEach(
          (method, items) ->
              add(method, null, "the explanation gives every feature the same value", items));
      for (int metric = 0; metric < seen.looked.length; metric++) {
        double share = seen.unchanged[metric] / seen.looked[metric]; // NaN where nothing was seen
        if (share >= UNCHANGED) {
          add(
              null,
              scores.request.metrics().get(metric).key(),
              String.format(
                  Locale.ROOT,
                  "the baseline is equal to the input in %.0f %% of the features: taking those away changes nothing",
                  100 * share),
              List.of());
        }
      }
    }

    private void bad(String method, Map<Integer, String> items) {
      items.values().stream()
          .distinct()
          .limit(NAMED)
          .forEach(
              why ->
                  add(
                      method,
                      null,
                      why,
                      items.keySet().stream()
                          .filter(item -> items.get(item).equals(why))
                          .toList()));
    }

    private void about(Collection<Integer> items, String what) {
      if (!items.isEmpty()) {
        add(null, null, what, items);
      }
    }

    private void add(String method, String metric, String what, Collection<Integer> items) {
      var named =
          items.stream().limit(NAMED).map(item -> scores.material.items().get(item)).toList();
      warnings.add(new Warning(model, method, metric, what, items.size(), named));
    }
  }
}
