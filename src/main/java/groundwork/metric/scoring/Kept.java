package groundwork.metric.scoring;

import groundwork.metric.entity.Case;
import groundwork.metric.entity.Score;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** Scores that were stored one by one become the same table as if they had just been made. */
public final class Kept {
  private final Scores scores;
  private final Map<String, Measure> measures = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * @param material of which no cases are asked for: only names
   */
  public Kept(Material material, Request request) {
    scores = new Scores(material, request);
    request.metrics().forEach(one -> measures.put(one.key(), one));
    for (int i = 0; i < material.items().size(); i++) {
      places.put(material.items().get(i), i);
    }
  }

  public void score(String model, String method, String metric, String item, Score score) {
    scores.tally(model, method, measures.get(metric)).add(places.get(item), score);
  }

  public void overall(String model, String method, String metric, Score score) {
    scores.tally(model, method, measures.get(metric)).overall = score;
  }

  /**
   * What a model says about an item.
   *
   * @param target index of the class that was explained
   * @param truth index of the true class, -1 where it is not known
   * @param predicted index of the most probable class
   * @param probability of the explained class
   */
  public void predicted(
      String model, String item, int target, int truth, int predicted, double probability) {
    var seen = scores.of(model);
    int place = places.get(item);
    seen.seen++;
    if (truth >= 0) {
      seen.known++;
      seen.right += truth == predicted ? 1 : 0;
    }
    if (probability > Warning.SATURATED) {
      seen.saturated.add(place);
    }
    if (predicted != target) {
      seen.otherClass.add(place);
    }
  }

  /** An explanation that says nothing. */
  public void empty(String model, String method, String item, boolean zero) {
    var seen = scores.of(model);
    (zero ? seen.zero : seen.constant)
        .computeIfAbsent(method, any -> new ArrayList<>())
        .add(places.get(item));
  }

  /** How much of an input the metrics' baselines leave as it is. */
  public void compared(Case one, String model) {
    var seen = scores.of(model);
    for (int metric = 0; metric < scores.request.metrics().size(); metric++) {
      var baseline = scores.request.metrics().get(metric).baseline();
      if (baseline.isPresent()) {
        seen.unchanged[metric] += Block.Task.share(baseline.get(), one);
        seen.looked[metric]++;
      }
    }
  }

  public ScoreTable table() {
    return ScoreTable.of(scores);
  }
}
