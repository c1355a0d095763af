package groundwork.metric.material;

import groundwork.document.control.Nearest;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * LIME's list of one instance: pairs of a feature and its weight. A feature is an index ({@code
 * as_map}), a name, or a condition of {@code as_list}: {@code age <= 30.00}, {@code 1.00 < age <=
 * 2.00}, {@code job=clerk}. A feature that is not listed has weight 0.
 */
final class LimeList {
  private static final String NUMBER = "-?[0-9.]+(?:[eE][-+]?[0-9]+)?";
  private static final Pattern CONDITION =
      Pattern.compile(
          "(?:" + NUMBER + "\\s*<=?\\s*)?(.+?)\\s*(?:<=|>=|<|>)\\s*" + NUMBER, Pattern.DOTALL);

  private LimeList() {}

  /** Whether this is a list of lists of pairs, and cannot be an array of numbers. */
  static boolean is(JsonNode root, int features, int classes) {
    if (!root.isArray() || root.isEmpty()) {
      return false;
    }
    for (var entry : root) {
      if (entry.isObject() && entry.isEmpty()) {
        return false;
      }
      var pairs = entry.isObject() ? entry.iterator().next() : entry;
      if (!pairs.isArray()) {
        return false;
      }
      for (var pair : pairs) {
        if (!pair.isArray() || pair.size() != 2 || !pair.get(1).isNumber()) {
          return false;
        }
        if (pair.get(0).isString()) {
          return true;
        }
        if (!pair.get(0).isIntegralNumber() || pair.get(0).asInt() >= features) {
          return false;
        }
      }
      if (classes == 2
          && pairs.size() == features
          && IntStream.range(0, pairs.size()).mapToObj(i -> pairs.get(i).get(0)).distinct().count()
              < features) {
        return false; // [features][2 classes]
      }
    }
    return true;
  }

  /**
   * The pairs of one instance: the list itself, a member {@code explanation}, or the one of the
   * explained class ({@code as_map}).
   *
   * @param target index of the explained class; -1 where it is not known
   */
  static JsonNode pairs(JsonNode entry, int target, String place) {
    if (entry.isArray()) {
      return entry;
    }
    var pairs = entry.has("explanation") ? entry.get("explanation") : entry.path("" + target);
    if (!pairs.isArray()) {
      throw new IllegalArgumentException(
          "%s: has no list of class %d, only %s".formatted(place, target, entry.propertyNames()));
    }
    return pairs;
  }

  /**
   * @param features names, in order; empty where only indexes can be given
   * @param place of the list, for messages
   */
  static double[] values(JsonNode pairs, List<String> features, int width, String place) {
    double[] values = new double[width];
    var taken = new HashSet<Integer>();
    for (int i = 0; i < pairs.size(); i++) {
      var pair = pairs.get(i);
      var at = place + "[" + i + "]";
      if (!pair.isArray() || pair.size() != 2 || !pair.get(1).isNumber()) {
        throw new IllegalArgumentException(at + " is no pair of a feature and a weight");
      }
      int feature =
          pair.get(0).isNumber()
              ? index(pair.get(0), width, at)
              : named(pair.get(0).asString(), features, at);
      if (!taken.add(feature)) {
        throw new IllegalArgumentException(
            "%s: feature %d (%s) has a weight already"
                .formatted(at, feature, features.isEmpty() ? "" : features.get(feature)));
      }
      values[feature] = pair.get(1).asDouble();
    }
    return values;
  }

  private static int index(JsonNode node, int width, String at) {
    if (!node.isIntegralNumber() || node.asInt() < 0 || node.asInt() >= width) {
      throw new IllegalArgumentException(
          "%s: feature %s; there are features 0 to %d".formatted(at, node, width - 1));
    }
    return node.asInt();
  }

  private static int named(String words, List<String> features, String at) {
    int exact = features.indexOf(words);
    if (exact >= 0) {
      return exact;
    }
    int longest = -1; // a name may be the beginning of another one
    for (int i = 0; i < features.size(); i++) {
      if (words.startsWith(features.get(i) + "=")
          && (longest < 0 || features.get(i).length() > features.get(longest).length())) {
        longest = i;
      }
    }
    if (longest >= 0) {
      return longest;
    }
    var condition = CONDITION.matcher(words);
    int bounded = condition.matches() ? features.indexOf(condition.group(1).strip()) : -1;
    if (bounded >= 0) {
      return bounded;
    }
    throw new IllegalArgumentException(
        "%s: no feature is called \"%s\"%s"
            .formatted(
                at,
                words,
                features.isEmpty()
                    ? "; give the names of the features"
                    : Nearest.of(words, features)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse(", only " + features.subList(0, Math.min(30, features.size())))));
  }
}
