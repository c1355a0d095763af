package groundwork.explanation.rule;

import groundwork.explanation.Answers;
import groundwork.model.Predictor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Finds the most precise of several candidate rules with few questions (KL-LUCB, Kaufmann and
 * Kalyanakrishnan 2013), as anchors use it.
 */
final class Bandit {
  private static final double ALPHA = 1.1; // the constants of KL-LUCB's exploration rate
  private static final double K = 405.5;

  private final Predictor model;
  private final int target;
  private final World world;
  private final UniformRandomProvider random;
  private final int batch;
  private final int budget;
  private int asked;

  Bandit(
      Predictor model,
      int target,
      World world,
      UniformRandomProvider random,
      int batch,
      int budget) {
    this.model = model;
    this.target = target;
    this.world = world;
    this.random = random;
    this.batch = batch;
    this.budget = budget;
  }

  int asked() {
    return asked;
  }

  /** Whether another batch would be too much. */
  boolean spent() {
    return asked + batch > budget;
  }

  /** A batch for each candidate, as far as the budget goes. */
  void draw(List<Sampled> candidates) {
    int count = Math.min(candidates.size(), (budget - asked) / batch);
    double[][] rows = new double[count * batch][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = world.draw(candidates.get(i / batch).predicates(), random);
    }
    asked += rows.length;
    int[] classes = Answers.predicted(model, rows);
    for (int c = 0; c < count; c++) {
      int same = 0;
      for (int i = c * batch; i < (c + 1) * batch; i++) {
        same += classes[i] == target ? 1 : 0;
      }
      candidates.get(c).add(batch, same);
    }
  }

  /**
   * The best of the candidates, the most precise first.
   *
   * @param tolerance how much worse than the best left out the worst taken may be
   * @param delta probability that it is worse than that
   */
  List<Sampled> best(List<Sampled> candidates, int count, double tolerance, double delta) {
    draw(candidates);
    var order = Comparator.comparingDouble((Sampled one) -> -one.precision());
    for (int t = 1; candidates.size() > count && !spent(); t++) {
      double rate = K * candidates.size() * StrictMath.pow(t, ALPHA) / delta;
      double level = StrictMath.log(rate) + StrictMath.log(StrictMath.log(rate));
      var sorted = candidates.stream().sorted(order).toList();
      var weakest =
          sorted.subList(0, count).stream()
              .min(Comparator.comparingDouble(one -> one.lower(level)))
              .orElseThrow();
      var rival =
          sorted.subList(count, sorted.size()).stream()
              .max(Comparator.comparingDouble(one -> one.upper(level)))
              .orElseThrow();
      if (rival.upper(level) - weakest.lower(level) < tolerance) {
        break;
      }
      draw(List.of(weakest, rival));
    }
    var sorted = new ArrayList<>(candidates.stream().sorted(order).toList());
    return sorted.subList(0, Math.min(count, sorted.size()));
  }
}
