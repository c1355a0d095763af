package groundwork.assignment.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which methods' explanations stand side by side, where more than two do: {@code [first, second,
 * …]}.
 *
 * <p>Sets stand in a circle, as {@link MethodPairs} do: a participant's trials take consecutive
 * sets, beginning one further than the participant before. Each next set takes those methods that
 * came least often, and that met each other least often; with each round of the circle everything
 * moves on by one place, so that each method stands at each place.
 */
final class MethodSets {
  /** Rounds are no longer than that: people meet fewer trials anyway. */
  private static final int LONGEST = 120;

  private MethodSets() {}

  static List<List<String>> of(ChoicePlan plan) {
    var methods = plan.block().methods();
    var asked = plan.block().asks().sideBySide().size();
    int size = asked == null ? methods.size() : Math.min(asked, methods.size());
    var sets = circle(methods.size(), size);
    var shown = new ArrayList<List<String>>();
    for (int rank : plan.ranks()) {
      int place = rank + plan.turn();
      var set = sets.get(place % sets.size());
      int round = place / sets.size();
      int moved = round % size;
      var order =
          IntStream.range(0, size).mapToObj(i -> methods.get(set.get((i + moved) % size))).toList();
      shown.add(round / size % 2 == 1 ? order.reversed() : order);
    }
    return shown;
  }

  /** Sets of places, until each two have met equally often or the circle is long enough. */
  static List<List<Integer>> circle(int methods, int size) {
    var sets = new ArrayList<List<Integer>>();
    int[] came = new int[methods];
    int[][] met = new int[methods][methods];
    int[][] stood = new int[methods][size];
    do {
      var set = new ArrayList<Integer>();
      while (set.size() < size) {
        int next =
            IntStream.range(0, methods)
                .filter(one -> !set.contains(one))
                .boxed()
                .min(
                    Comparator.comparingInt(
                            (Integer one) ->
                                set.stream().mapToInt(other -> met[one][other]).sum()
                                    + came[one] * Math.max(1, size - 1))
                        .thenComparingInt(one -> one))
                .orElseThrow();
        set.add(next);
      }
      var placed = turned(set, stood);
      for (int one : set) {
        stood[one][placed.indexOf(one)]++;
        came[one]++;
        set.stream().filter(other -> other != one).forEach(other -> met[one][other]++);
      }
      sets.add(placed);
    } while (sets.size() < LONGEST && !even(met));
    return sets;
  }

  /** As it begins at another of its members, so that each comes where it came least often. */
  private static List<Integer> turned(List<Integer> set, int[][] stood) {
    int size = set.size();
    return IntStream.range(0, size)
        .mapToObj(
            turn -> IntStream.range(0, size).mapToObj(i -> set.get((i + turn) % size)).toList())
        .min(
            Comparator.comparingInt(
                order -> IntStream.range(0, size).map(i -> stood[order.get(i)][i]).sum()))
        .orElseThrow();
  }

  private static boolean even(int[][] met) {
    int first = met[0][1];
    for (int one = 0; one < met.length; one++) {
      for (int other = 0; other < one; other++) {
        if (met[one][other] != first) {
          return false;
        }
      }
    }
    return true;
  }
}
