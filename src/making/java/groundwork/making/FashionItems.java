package groundwork.making;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which held-out pictures become items: of each kind, as many that the network gets right as wrong.
 */
final class FashionItems {
  private static final int EACH = 3;
  private static final int PRACTICE = 2;

  /**
   * One item.
   *
   * @param row its place in the source
   * @param probabilities for each model, of each class
   */
  record Chosen(
      String id, int row, int truth, Map<String, double[]> probabilities, boolean practice) {
    String image() {
      return "images/" + id + ".png";
    }

    String mask() {
      return "masks/" + id + ".png";
    }

    boolean isRight(String model) {
      return best(probabilities.get(model)) == truth;
    }

    /** By how many of the set's models get it right: a fact, not an opinion about people. */
    String difficulty() {
      long right = probabilities.keySet().stream().filter(this::isRight).count();
      return right == probabilities.size()
          ? "all models right"
          : right == 0 ? "no model right" : "models disagree";
    }
  }

  private FashionItems() {}

  static int best(double[] probabilities) {
    return IntStream.range(0, probabilities.length)
        .reduce((a, b) -> probabilities[b] > probabilities[a] ? b : a)
        .orElseThrow();
  }

  /** Classes, the likeliest first. */
  static List<Integer> ranked(double[] probabilities) {
    return IntStream.range(0, probabilities.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> -probabilities[i]).thenComparing(i -> i))
        .toList();
  }

  /**
   * First those for practice, two right and two wrong, then the others, all in the source's order.
   */
  static List<Chosen> chosen(Garments garments, List<FashionModels.Trained> models) {
    var practice = new ArrayList<Chosen>();
    var scored = new ArrayList<Chosen>();
    var practised = new int[2];
    var taken = new TreeMap<String, Integer>();
    for (int row = FashionModels.TRAINING; row < garments.labels().length; row++) {
      var one = asked("", row, garments, models, false);
      boolean right = one.isRight(FashionModels.MLP);
      if (practised[right ? 1 : 0] < PRACTICE) {
        practised[right ? 1 : 0]++;
        practice.add(asked("f-p" + (practice.size() + 1), row, garments, models, true));
      } else if (taken.merge(one.truth() + " " + right, 1, Integer::sum) <= EACH) {
        scored.add(asked("f-%03d".formatted(scored.size() + 1), row, garments, models, false));
      }
    }
    practice.addAll(scored);
    return practice;
  }

  private static Chosen asked(
      String id, int row, Garments garments, List<FashionModels.Trained> models, boolean practice) {
    Map<String, double[]> probabilities = new LinkedHashMap<>();
    for (var model : models) {
      probabilities.put(
          model.id(), model.network().probabilities(new double[][] {garments.values(row)})[0]);
    }
    return new Chosen(id, row, garments.labels()[row], probabilities, practice);
  }
}
