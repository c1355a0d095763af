package groundwork.assignment.control;

import java.util.ArrayList;
import java.util.List;

/**
 * Which two methods' explanations stand side by side: {@code [left, right]}.
 *
 * <p>Pairs stand in a circle. A participant's trials take consecutive pairs, beginning one further
 * than the participant before: so each participant meets all pairs equally often, or all but once,
 * and after as many participants as there are pairs each item has been judged with each pair. The
 * next round of the circle has the sides exchanged.
 */
final class MethodPairs {
  private MethodPairs() {}

  static List<List<String>> of(ChoicePlan plan) {
    var pairs = circle(plan.block().methods());
    int[] ranks = plan.ranks();
    var shown = new ArrayList<List<String>>();
    for (int rank : ranks) {
      int place = rank + plan.turn();
      var pair = pairs.get(place % pairs.size());
      boolean exchanged = place / pairs.size() % 2 == 1;
      shown.add(exchanged ? pair.reversed() : pair);
    }
    return shown;
  }

  /**
   * Every pair once, as a tournament of rounds: no method stands in two pairs of a round, and each
   * stands on the left in half of its pairs (or one more, or one less).
   */
  static List<List<String>> circle(List<String> methods) {
    int n = methods.size();
    int seats = n + n % 2; // with an odd number, one method pauses in each round
    var pairs = new ArrayList<List<String>>();
    for (int round = 0; round < seats - 1; round++) {
      for (int table = 0; table < seats / 2; table++) {
        int one = table == 0 ? seats - 1 : (round + table) % (seats - 1);
        int other = (round + seats - 1 - table) % (seats - 1);
        if (one < n && other < n) {
          pairs.add(oriented(methods, Math.min(one, other), Math.max(one, other)));
        }
      }
    }
    return pairs;
  }

  /** Around a table everybody has about half of the others on the left. */
  private static List<String> oriented(List<String> methods, int lower, int upper) {
    int apart = upper - lower;
    boolean forward = 2 * apart < methods.size() || 2 * apart == methods.size() && lower % 2 == 0;
    return forward
        ? List.of(methods.get(lower), methods.get(upper))
        : List.of(methods.get(upper), methods.get(lower));
  }
}
