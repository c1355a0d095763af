package groundwork.explanation.counterfactual;

import groundwork.explanation.Distance;
import groundwork.model.Predictor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Which changes are best, and different from one another. */
record Ranking(
    double[] input, String objective, Distance near, Distance gower, Crowd crowd, Predictor model) {
  private static final double SAME = 1e-6; // a search stops short of the last digits

  private record Ranked(double[] row, BitSet changed, double first, double second) {
    Ranked {
      first = Math.rint(first / SAME) * SAME;
    }
  }

  /** The best first; none changes all that one before it changes. */
  List<double[]> best(List<double[]> valid, int count) {
    List<Ranked> ranked = new ArrayList<>();
    for (double[] row : valid) {
      ranked.add(ranked(row));
    }
    ranked.sort(Comparator.comparingDouble(Ranked::first).thenComparingDouble(Ranked::second));
    List<BitSet> taken = new ArrayList<>();
    List<double[]> best = new ArrayList<>();
    for (Ranked one : ranked) {
      if (best.size() < count && taken.stream().noneMatch(set -> holds(one.changed, set))) {
        best.add(one.row);
        taken.add(one.changed);
      }
    }
    return best;
  }

  private Ranked ranked(double[] row) {
    var changed = new BitSet(row.length);
    for (int i = 0; i < row.length; i++) {
      changed.set(i, row[i] != input[i]);
    }
    double distance = near.between(input, row);
    return switch (objective) {
      case "sparse" -> new Ranked(row, changed, changed.cardinality(), distance);
      case "plausible" ->
          new Ranked(row, changed, gower.between(input, row) + lonely(row), distance);
      default -> new Ranked(row, changed, distance, changed.cardinality());
    };
  }

  private double lonely(double[] row) {
    Double distance = crowd.distance(row, model.predict(row), gower);
    return distance == null ? 0 : distance; // nobody is there to be near to: the same for all
  }

  private static boolean holds(BitSet set, BitSet part) {
    var left = (BitSet) part.clone();
    left.andNot(set);
    return left.isEmpty();
  }
}
