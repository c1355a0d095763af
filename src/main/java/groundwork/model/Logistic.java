package groundwork.model;

import groundwork.model.Network.Activation;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Multinomial logistic regression: a linear model at the smallest cross-entropy, found by L-BFGS
 * over all rows at once. Nothing is drawn.
 *
 * @see <a href="https://doi.org/10.1007/BF01589116">Liu and Nocedal (1989)</a>
 */
public final class Logistic {
  private static final int MEMORY = 10;
  private static final int STEPS = 500;
  private static final double FLAT = 1e-9;

  private final Fitting fitting;
  private final double[][] x;
  private final double[][] targets;
  private final int[] order;
  private final double penalty;

  private Logistic(double[][] x, double[][] targets, List<String> classes, double penalty) {
    var linear = Training.zero("linear", x[0].length, classes.size(), Activation.IDENTITY);
    this.fitting = new Fitting(new Network(List.of(linear), classes), Scale.of(x));
    this.x = x;
    this.targets = targets;
    this.order = IntStream.range(0, x.length).toArray();
    this.penalty = penalty;
  }

  /**
   * @param y for each row the index of its class
   * @param penalty half of it times the sum of the squared weights of standardised inputs is added
   *     to the mean cross-entropy; 0 for none, which has no end if the classes can be separated
   */
  public static Network fit(double[][] x, int[] y, List<String> classes, double penalty) {
    return fit(x, Training.certain(y, classes.size()), classes, penalty);
  }

  /**
   * @param targets for each row a probability of each class
   */
  public static Network fit(
      double[][] x, double[][] targets, List<String> classes, double penalty) {
    Training.require(x, targets, classes.size());
    if (!(penalty >= 0 && penalty < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a penalty of " + penalty);
    }
    var logistic = new Logistic(x, targets, classes, penalty);
    logistic.descend();
    return logistic.fitting.fitted();
  }

  private record Turn(double[] step, double[] change, double product) {}

  private void descend() {
    double[] at = new double[targets[0].length * (x[0].length + 1)];
    double[] slope = new double[at.length];
    double loss = loss(at, slope);
    var memory = new ArrayDeque<Turn>();
    for (int step = 0; step < STEPS && largest(slope) > FLAT; step++) {
      double[] direction = direction(slope, memory);
      double fall = dot(direction, slope);
      double[] next = at.clone();
      double[] nextSlope = new double[at.length];
      double length = memory.isEmpty() ? Math.min(1, 1 / largest(slope)) : 1;
      double nextLoss = Double.POSITIVE_INFINITY;
      for (int tries = 0; tries < 40 && !(nextLoss <= loss + 1e-4 * length * fall); tries++) {
        length = tries == 0 ? length : length / 2;
        for (int i = 0; i < at.length; i++) {
          next[i] = at[i] + length * direction[i];
        }
        nextLoss = loss(next, nextSlope);
      }
      if (!(nextLoss < loss)) {
        loss(at, slope); // back to the best
        return;
      }
      remember(memory, at, next, slope, nextSlope);
      at = next;
      slope = nextSlope;
      loss = nextLoss;
    }
  }

  private static void remember(
      ArrayDeque<Turn> memory, double[] at, double[] next, double[] slope, double[] nextSlope) {
    double[] step = new double[at.length];
    double[] change = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      step[i] = next[i] - at[i];
      change[i] = nextSlope[i] - slope[i];
    }
    double product = dot(step, change);
    if (product > 1e-300) {
      memory.addFirst(new Turn(step, change, product));
      if (memory.size() > MEMORY) {
        memory.removeLast();
      }
    }
  }

  /** Minus the slope times what is known of the inverse of the curvature. */
  private static double[] direction(double[] slope, ArrayDeque<Turn> memory) {
    double[] q = slope.clone();
    double[] shares = new double[memory.size()];
    int at = 0;
    for (var turn : memory) {
      shares[at] = dot(turn.step, q) / turn.product;
      add(q, -shares[at++], turn.change);
    }
    var last = memory.peekFirst();
    double stretch = last == null ? 1 : last.product / dot(last.change, last.change);
    for (int i = 0; i < q.length; i++) {
      q[i] *= -stretch;
    }
    for (var turns = memory.descendingIterator(); turns.hasNext(); ) {
      var turn = turns.next();
      add(q, -shares[--at] - dot(turn.change, q) / turn.product, turn.step);
    }
    return q;
  }

  private double loss(double[] at, double[] slope) {
    var layer = fitting.network.parts().getFirst();
    int in = layer.in();
    for (int o = 0; o < layer.out(); o++) {
      System.arraycopy(at, o * (in + 1), layer.weights()[o], 0, in);
      layer.bias()[o] = at[o * (in + 1) + in];
    }
    fitting.changed();
    double loss = fitting.loss(x, targets, order, 0, x.length);
    for (int o = 0; o < layer.out(); o++) {
      for (int i = 0; i < in; i++) {
        double w = layer.weights()[o][i];
        loss += penalty / 2 * w * w;
        slope[o * (in + 1) + i] = fitting.slopes.weights()[0][o][i] + penalty * w;
      }
      slope[o * (in + 1) + in] = fitting.slopes.bias()[0][o];
    }
    return loss;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double[] to, double share, double[] values) {
    for (int i = 0; i < to.length; i++) {
      to[i] += share * values[i];
    }
  }
}
