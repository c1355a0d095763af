package groundwork.metric.measure.attack;

import groundwork.metric.entity.Case;
import groundwork.metric.measure.Asked;
import groundwork.model.Layered;
import groundwork.model.Output;
import groundwork.model.Predictor;
import java.util.Arrays;

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

  /** Which rows are predicted as another class than the input; those beyond the budget are not. */
  boolean[] turned(double[][] rows) {
    double[][] asked = rows.length > left ? Arrays.copyOf(rows, Math.max(0, left)) : rows;
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
    double[] slope = new double[d];
    if (2 * d > left) {
      return slope;
    }
    double[][] rows = new double[2 * d][];
    for (int i = 0; i < d; i++) {
      double[] step = new double[d];
      step[i] = 1;
      rows[2 * i] = room.moved(row, step, DIFFERENCE);
      rows[2 * i + 1] = room.moved(row, step, -DIFFERENCE);
    }
    left -= rows.length;
    double[][] answers = Asked.all(model, rows, Output.PROBABILITY);
    for (int i = 0; i < d; i++) {
      slope[i] = lead(answers[2 * i]) - lead(answers[2 * i + 1]);
    }
    return slope;
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
