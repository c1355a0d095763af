package groundwork.metric.scoring;

import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Need;
import groundwork.metric.measure.Baseline;
import groundwork.model.Parameters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A metric with its settings.
 *
 * @param key unique within a run: the metric's id, with a number where it stands there twice
 */
public record Measure(String key, Metric metric) {
  /** One metric as somebody asks for it. */
  public record Choice(String id, Map<String, Object> parameters) {}

  /**
   * @throws IllegalArgumentException for the first one that is unknown or has wrong parameters
   */
  public static List<Measure> of(List<Choice> choices) {
    var measures = new ArrayList<Measure>();
    var taken = new HashSet<String>();
    for (var choice : choices) {
      var key = choice.id();
      for (int n = 2; !taken.add(key); n++) {
        key = choice.id() + "-" + n;
      }
      measures.add(new Measure(key, Metrics.of(choice.id(), choice.parameters())));
    }
    return measures;
  }

  /** Why there can be no score; empty if there can. */
  Optional<String> missing(Set<Need> given) {
    return metric.card().needs().stream()
        .filter(need -> !given.contains(need))
        .findFirst()
        .map(need -> "not applicable: it needs " + words(need));
  }

  private static String words(Need need) {
    return switch (need) {
      case MODEL -> "a model that answers changed inputs";
      case LOGITS -> "a model that gives logits";
      case WEIGHTS -> "a model whose layers and weights are known";
      case METHOD -> "a method that explains changed inputs; these explanations were imported";
      case MASK -> "masks of what ought to matter";
      case REFERENCE -> "reference explanations";
      case TRUTH -> "the true classes";
      case IMAGE -> "inputs that are images";
      case TRAINING -> "labelled rows to train on";
    };
  }

  /** What an absent feature becomes, where the metric has such a setting. */
  Optional<Baseline> baseline() {
    var parameters = metric.card().parameters();
    try {
      return parameters.containsKey("baseline")
          ? Optional.of(Baseline.of(new Parameters(key, parameters)))
          : Optional.empty();
    } catch (IllegalArgumentException otherMeaning) {
      return Optional.empty();
    }
  }
}
