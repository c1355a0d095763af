package groundwork.explanation.counterfactual;

import groundwork.explanation.Answers;
import groundwork.model.Output;
import groundwork.model.Predictor;
import java.util.ArrayList;
import java.util.List;

/** Asks the model as long as the budget lasts. */
final class Asker {
  private static final double LEAST = 1e-300;

  private final Predictor model;
  private final int from;
  private final int wanted;
  private final double sure;
  private int budget;
  private int asked;
  private double best = Double.NEGATIVE_INFINITY;

  /**
   * @param wanted a class, or -1 for any but the one there is
   * @param sure the least probability of a wanted class
   */
  Asker(Predictor model, int from, int wanted, double sure, int budget) {
    this.model = model;
    this.from = from;
    this.wanted = wanted;
    this.sure = sure;
    this.budget = budget;
  }

  int asked() {
    return asked;
  }

  /** From now on so many may be asked in all. */
  void allow(int rows) {
    budget = rows;
  }

  /** Whether all that is allowed was asked. */
  boolean spent() {
    return asked >= budget;
  }

  /** The largest margin there was. */
  double best() {
    return best;
  }

  /** One trial for each row, fewer if the budget runs out. */
  List<Trial> ask(List<double[]> rows) {
    int count = Math.min(rows.size(), budget - asked);
    asked += count;
    double[][] answers =
        Answers.of(model, rows.subList(0, count).toArray(double[][]::new), Output.PROBABILITY);
    List<Trial> trials = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      trials.add(trial(rows.get(i), answers[i]));
    }
    return trials;
  }

  private Trial trial(double[] row, double[] p) {
    double good = 0;
    double bad = 0;
    for (int c = 0; c < p.length; c++) {
      if (isWanted(c)) {
        good = Math.max(good, p[c]);
      } else {
        bad = Math.max(bad, p[c]);
      }
    }
    double margin = StrictMath.log(Math.max(good, LEAST)) - StrictMath.log(Math.max(bad, LEAST));
    best = Math.max(best, margin);
    return new Trial(row, margin, isWanted(Answers.largest(p)) && good >= sure);
  }

  private boolean isWanted(int c) {
    return wanted < 0 ? c != from : c == wanted;
  }
}
