package groundwork.making;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Trains a logistic regression: the sum of the log losses plus {@code |w|² / (2 c)}, the constant
 * not penalised, minimised by L-BFGS with 10 pairs and halving steps until no derivative exceeds
 * 1e-6.
 */
final class LogisticRegression {
  private static final int PAIRS = 10;
  private static final int STEPS = 2000;
  private static final double DONE = 1e-4;

  private final Rows rows;
  private final double c;

  private LogisticRegression(Rows rows, double c) {
    this.rows = rows;
    this.c = c;
  }

  /** The weights of the columns, then the constant: log-odds of the second class. */
  static double[] train(Rows rows, double c) {
    return new LogisticRegression(rows, c).minimise();
  }

  static double sigmoid(double z) {
    return 1 / (1 + StrictMath.exp(-z));
  }

  private record Pair(double[] step, double[] change, double rho) {}

  private double[] minimise() {
    double[] w = new double[rows.columns() + 1];
    double[] g = new double[w.length];
    double loss = loss(w, g);
    Deque<Pair> pairs = new ArrayDeque<>();
    for (int step = 0; step < STEPS && largest(g) > DONE; step++) {
      double[] direction = direction(g, pairs);
      double slope = dot(direction, g);
      double length = pairs.isEmpty() ? 1 / Math.sqrt(dot(g, g)) : 1;
      double[] w2;
      double[] g2 = new double[w.length];
      double loss2;
      do {
        w2 = plus(w, length, direction);
        loss2 = loss(w2, g2);
        length /= 2;
      } while (loss2 > loss + 1e-4 * 2 * length * slope && length > 1e-12);
      double[] s = plus(w2, -1, w);
      double[] y = plus(g2, -1, g);
      double sy = dot(s, y);
      if (sy <= 0) {
        break; // no further progress in double precision
      }
      pairs.addLast(new Pair(s, y, 1 / sy));
      if (pairs.size() > PAIRS) {
        pairs.removeFirst();
      }
      w = w2;
      g = g2;
      loss = loss2;
    }
    return w;
  }

  private double loss(double[] w, double[] g) {
    int last = w.length - 1;
    double loss = 0;
    for (int i = 0; i < last; i++) {
      loss += w[i] * w[i] / (2 * c);
      g[i] = w[i] / c;
    }
    g[last] = 0;
    for (int row = 0; row < rows.y().length; row++) {
      double z = rows.dot(row, w) + w[last];
      double margin = rows.y()[row] ? z : -z;
      loss +=
          margin > 0
              ? StrictMath.log1p(StrictMath.exp(-margin))
              : StrictMath.log1p(StrictMath.exp(margin)) - margin;
      double error = sigmoid(z) - (rows.y()[row] ? 1 : 0);
      for (int k = 0; k < rows.at()[row].length; k++) {
        g[rows.at()[row][k]] += error * rows.value()[row][k];
      }
      g[last] += error;
    }
    return loss;
  }

  private static double[] direction(double[] g, Deque<Pair> pairs) {
    double[] d = plus(new double[g.length], -1, g);
    double[] alpha = new double[pairs.size()];
    int i = alpha.length;
    for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); ) {
      Pair pair = newest.next();
      alpha[--i] = pair.rho * dot(pair.step, d);
      d = plus(d, -alpha[i], pair.change);
    }
    if (!pairs.isEmpty()) {
      Pair last = pairs.getLast();
      d = plus(new double[g.length], 1 / (last.rho * dot(last.change, last.change)), d);
    }
    for (Pair pair : pairs) {
      d = plus(d, alpha[i++] - pair.rho * dot(pair.change, d), pair.step);
    }
    return d;
  }

  private static double[] plus(double[] a, double factor, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + factor * b[i];
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double largest(double[] g) {
    double largest = 0;
    for (double value : g) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
