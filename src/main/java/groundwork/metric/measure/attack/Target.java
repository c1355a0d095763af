package groundwork.metric.measure.attack;

import groundwork.metric.entity.Case;
import groundwork.metric.measure.Asked;
import groundwork.model.Layered;
import groundwork.model.Output;
import groundwork.model.Predictor;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A model under attack that answers so many questions and no more. */
final class Target {
  private static final double DIFFERENCE = 0.01;

  private final Predictor model;
  private final Room room;
  private final int own;
  private int left;

  Target(Case explained, Room room, int budget) {
    model = explained.model();
    this.room = room;
    own = Asked.classes(model, new double[][] {explained.input()})[0];
    left = budget - 1;
  }

  boolean exhausted() {
    return left <= 0;
  }

  /** How many questions are left. */
  int left() {
    return Math.max(0, left);
  }

  /** Which rows are predicted as another class than the input; those beyond the budget are not. */
  boolean[] turned(double[][] rows) {
    double[][] asked = rows.length > left ? Arrays.copyOf(rows, Math.max(0, left)) : rows;
    if (asked.length == 0) {
      return new boolean[rows.length];
    }
    left -= asked.length;
    int[] classes = Asked.classes(model, asked);
    boolean[] turned = new boolean[rows.length];
    for (int n = 0; n < classes.length; n++) {
      turned[n] = classes[n] != own;
    }
    return turned;
  }

  /**
   * In which direction the lead of the predicted class over the strongest other falls, per step of
   * each quantity: by the model's own derivatives or, where they are not known, by differences.
   */
  double[] downhill(double[] row) {
    var layered = model.layered();
    double[] slope = layered.isPresent() ? derivatives(layered.get(), row) : differences(row);
    for (int i = 0; i < slope.length; i++) {
      slope[i] = room.quantity(i) ? -slope[i] : 0;
    }
    return slope;
  }

  private double[] derivatives(Layered layered, double[] row) {
    double[][] one = {row};
    var output = model.hasLogits() ? Output.LOGIT : Output.PROBABILITY;
    left -= 2;
    int rival = rival(model.probabilities(one)[0]);
    double[] mine = layered.gradients(one, own, output)[0];
    double[] other = layered.gradients(one, rival, output)[0];
    double[] slope = new double[row.length];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = (mine[i] - other[i]) * room.unit()[i];
    }
    return slope;
  }

  private double[] differences(double[] row) {
    int d = row.length;
    boolean each = 8 * d <= left;
    double[][] steps = each ? unit(d) : signs(d, Math.min(64, left / 4));
    double[][] rows = new double[2 * steps.length][];
    for (int n = 0; n < steps.length; n++) {
      rows[2 * n] = room.moved(row, steps[n], DIFFERENCE);
      rows[2 * n + 1] = room.moved(row, steps[n], -DIFFERENCE);
    }
    left -= rows.length;
    double[][] answers = Asked.all(model, rows, Output.PROBABILITY);
    double[] slope = new double[d];
    for (int n = 0; n < steps.length; n++) {
      double change = lead(answers[2 * n]) - lead(answers[2 * n + 1]);
      for (int i = 0; i < d; i++) {
        slope[i] += change * steps[n][i];
      }
    }
    return slope;
  }

  private static double[][] unit(int d) {
    double[][] steps = new double[d][d];
    for (int i = 0; i < d; i++) {
      steps[i][i] = 1;
    }
    return steps;
  }

  /** Of many values, each all at once up or down: the slope along a few such steps tells enough. */
  private static double[][] signs(int d, int times) {
    var random = new SplittableRandom(d);
    double[][] steps = new double[Math.max(0, times)][d];
    for (double[] step : steps) {
      for (int i = 0; i < d; i++) {
        step[i] = random.nextBoolean() ? 1 : -1;
      }
    }
    return steps;
  }

  private double lead(double[] p) {
    return p[own] - p[rival(p)];
  }

  private int rival(double[] p) {
    int best = own == 0 && p.length > 1 ? 1 : 0;
    for (int c = 0; c < p.length; c++) {
      best = c != own && p[c] > p[best] ? c : best;
    }
    return best;
  }
}
