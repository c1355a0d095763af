package groundwork.explanation.counterfactual;

import groundwork.explanation.Distance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes a valid change cheaper by taking back some of one quantity's change for less of another's,
 * as long as that works.
 */
record Exchange(
    Asker asker, double[] input, Constraints constraints, Distance cost, Shrinker shrinker) {
  private static final double[] BACK = {0.05, 0.2, 0.5, 1};
  private static final double[] FOR = {0.25, 0.5, 0.75, 0.9};
  private static final int ROUNDS = 20;
  private static final double WORTH_IT = 1e-4;

  /**
   * @param most how many values may differ from the input
   */
  double[] improve(double[] row, int most) {
    double[] best = row;
    for (int round = 0; round < ROUNDS && !asker.spent(); round++) {
      var cheapest =
          asker.ask(offers(best, most)).stream()
              .filter(Trial::valid)
              .min(Comparator.comparingDouble(trial -> cost.between(input, trial.row())));
      if (cheapest.isEmpty()) {
        break;
      }
      double[] next = shrinker.shrink(cheapest.get());
      double before = cost.between(input, best);
      if (before - cost.between(input, next) <= WORTH_IT * before) {
        break;
      }
      best = next;
    }
    return best;
  }

  private List<double[]> offers(double[] row, int most) {
    List<double[]> offers = new ArrayList<>();
    int changed = 0;
    for (int i = 0; i < row.length; i++) {
      changed += row[i] != input[i] ? 1 : 0;
    }
    for (int i = 0; i < row.length; i++) {
      for (int j = 0; row[i] != input[i] && j < row.length; j++) {
        boolean room = row[j] != input[j] || changed < most;
        if (i != j && room && !constraints.category()[j]) {
          offers(row, i, j, offers);
        }
      }
    }
    return offers;
  }

  private void offers(double[] row, int i, int j, List<double[]> offers) {
    for (double back : constraints.category()[i] ? new double[] {1} : BACK) {
      double less = row[i] + back * (input[i] - row[i]);
      double saved = cost.of(i, row[i], input[i]) - cost.of(i, less, input[i]);
      for (double share : FOR) {
        for (int sign = -1; sign <= 1; sign += 2) {
          double[] offer = row.clone();
          offer[i] = constraints.whole()[i] ? Math.rint(less) : less;
          double more = row[j] + sign * share * saved * cost.scale()[j];
          offer[j] = constraints.whole()[j] ? Math.rint(more) : more;
          if (constraints.allows(i, input[i], offer[i])
              && constraints.allows(j, input[j], offer[j])
              && cost.between(input, offer) < cost.between(input, row)) {
            offers.add(offer);
          }
        }
      }
    }
  }
}
