package groundwork.statistics.groups;

import groundwork.statistics.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Weights of some means, with a name.
 *
 * @param label {@code a - b} for two of them
 * @param weights one for each mean; they sum to 0
 */
public record ContrastWeights(String label, double[] weights) {
  /**
   * @throws IllegalArgumentException if a weight is not finite, or they do not sum to 0 (to 1e-9)
   */
  public ContrastWeights {
    Check.sample("weights", weights, 2);
    double sum = java.util.Arrays.stream(weights).sum();
    if (Math.abs(sum) > 1e-9) {
      throw new IllegalArgumentException(
          "weights of %s sum to %s; a contrast's sum to 0".formatted(label, sum));
    }
  }

  /** Each level minus each later one. */
  public static List<ContrastWeights> pairwise(List<String> levels) {
    return Pairs.of(levels.size(), (a, b) -> difference(levels, a, b));
  }

  /**
   * Each other level minus one.
   *
   * @param reference index of the level that the others are compared with
   */
  public static List<ContrastWeights> reference(List<String> levels, int reference) {
    var contrasts = new ArrayList<ContrastWeights>();
    for (int level = 0; level < levels.size(); level++) {
      if (level != reference) {
        contrasts.add(difference(levels, level, reference));
      }
    }
    return List.copyOf(contrasts);
  }

  /** Each level minus the one before it. */
  public static List<ContrastWeights> consecutive(List<String> levels) {
    var contrasts = new ArrayList<ContrastWeights>();
    for (int level = 1; level < levels.size(); level++) {
      contrasts.add(difference(levels, level, level - 1));
    }
    return List.copyOf(contrasts);
  }

  /**
   * One level minus another.
   *
   * @throws IllegalArgumentException if one is no level, or both are the same
   */
  public static ContrastWeights difference(List<String> levels, String first, String second) {
    return difference(levels, index(levels, first), index(levels, second));
  }

  /**
   * Any weights.
   *
   * @param weights by level; levels that are not named weigh nothing
   * @throws IllegalArgumentException if one is no level, or the weights do not sum to 0
   */
  public static ContrastWeights custom(
      String label, List<String> levels, Map<String, Double> weights) {
    double[] all = new double[levels.size()];
    weights.forEach((level, weight) -> all[index(levels, level)] = weight);
    return new ContrastWeights(label, all);
  }

  private static ContrastWeights difference(List<String> levels, int first, int second) {
    double[] weights = new double[levels.size()];
    weights[first]++;
    weights[second]--;
    if (first == second) {
      throw new IllegalArgumentException(levels.get(first) + " is compared with itself");
    }
    return new ContrastWeights(levels.get(first) + " - " + levels.get(second), weights);
  }

  private static int index(List<String> levels, String level) {
    int index = levels.indexOf(level);
    if (index < 0) {
      throw new IllegalArgumentException(
          "there is no level \"%s\"; there are %s".formatted(level, levels));
    }
    return index;
  }
}
