package groundwork.explanation.counterfactual;

import groundwork.explanation.Distance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Takes back of a valid change what is not needed: values one after another, that which brings
 * least for its cost first, wholly if possible and else as far as the model allows.
 */
record Shrinker(Asker asker, double[] input, Constraints constraints, Distance cost) {
  private static final int PARTS = 8;
  private static final int ROUNDS = 10; // 8^10 is 2^30: nine digits
  private static final int PASSES = 4;

  /** A valid row, no dearer than the given one. */
  double[] shrink(Trial start) {
    double[] row = start.row().clone();
    double margin = start.margin();
    for (int pass = 0; pass < PASSES && !asker.spent(); pass++) {
      double before = cost.between(input, row);
      for (int i : order(row, margin)) {
        row[i] = shrunk(row, i);
      }
      if (before - cost.between(input, row) <= 1e-9 * before) {
        break;
      }
    }
    return row;
  }

  private int[] order(double[] row, double margin) {
    int[] changed = IntStream.range(0, row.length).filter(i -> row[i] != input[i]).toArray();
    List<double[]> without = new ArrayList<>();
    for (int i : changed) {
      without.add(with(row, i, input[i]));
    }
    var trials = asker.ask(without);
    return IntStream.range(0, trials.size())
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                k ->
                    (margin - trials.get(k).margin())
                        / cost.of(changed[k], row[changed[k]], input[changed[k]])))
        .mapToInt(k -> changed[k])
        .toArray();
  }

  /** The value nearest to the old one, as far as is found, with which the row is valid. */
  private double shrunk(double[] row, int i) {
    var back = asker.ask(List.of(with(row, i, input[i])));
    if (!back.isEmpty() && back.getFirst().valid()) {
      return input[i];
    }
    double bad = input[i];
    double good = row[i];
    for (int round = 0; round < ROUNDS; round++) {
      double[] between = constraints.between(i, bad, good, PARTS);
      if (between.length == 0) {
        break;
      }
      List<double[]> rows = new ArrayList<>();
      for (double value : between) {
        if (constraints.allows(i, input[i], value)) {
          rows.add(with(row, i, value));
        }
      }
      for (Trial trial : asker.ask(rows)) {
        if (trial.valid()) {
          good = trial.row()[i];
          break;
        }
        bad = trial.row()[i];
      }
    }
    return good;
  }

  private static double[] with(double[] row, int i, double value) {
    double[] changed = row.clone();
    changed[i] = value;
    return changed;
  }
}
