package groundwork.making;

/**
 * t-distributed stochastic neighbour embedding in two dimensions (van der Maaten and Hinton 2008),
 * exact, for a few hundred points. It starts at the principal components, so nothing is random.
 *
 * @param perplexity about how many neighbours a point has
 */
record Tsne(double perplexity, int iterations) {
  private static final int EXAGGERATED = 250;
  private static final double EXAGGERATION = 12;
  private static final double START = 1e-2;
  private static final double RATE = 20;
  private static final double LEAST = 1e-12;

  double[][] of(double[][] points) {
    int n = points.length;
    double[][] wanted = likeness(points);
    double[][] at = start(points);
    double[][] speed = new double[n][2];
    double[][] gain = new double[n][2];
    for (double[] row : gain) {
      java.util.Arrays.fill(row, 1);
    }
    double[][] near = new double[n][n];
    for (int step = 0; step < iterations; step++) {
      double exaggeration = step < EXAGGERATED ? EXAGGERATION : 1;
      double momentum = step < EXAGGERATED ? 0.5 : 0.8;
      double total = near(at, near);
      for (int i = 0; i < n; i++) {
        double[] slope = new double[2];
        for (int j = 0; j < n; j++) {
          double pull = (exaggeration * wanted[i][j] - near[i][j] / total) * near[i][j];
          slope[0] += 4 * pull * (at[i][0] - at[j][0]);
          slope[1] += 4 * pull * (at[i][1] - at[j][1]);
        }
        for (int k = 0; k < 2; k++) {
          boolean turns = slope[k] > 0 == speed[i][k] > 0;
          gain[i][k] = Math.max(0.01, turns ? gain[i][k] * 0.8 : gain[i][k] + 0.2);
          speed[i][k] = momentum * speed[i][k] - RATE * gain[i][k] * slope[k];
        }
      }
      for (int i = 0; i < n; i++) {
        at[i][0] += speed[i][0];
        at[i][1] += speed[i][1];
      }
    }
    return at;
  }

  private static double[][] start(double[][] points) {
    double[][] at = Plane.of(points).at(points);
    double largest = LEAST;
    for (double[] one : at) {
      largest = Math.max(largest, Math.max(Math.abs(one[0]), Math.abs(one[1])));
    }
    for (double[] one : at) {
      one[0] *= START / largest;
      one[1] *= START / largest;
    }
    return at;
  }

  /** How near the points are in the picture, and the sum of it. */
  private static double near(double[][] at, double[][] near) {
    double total = 0;
    for (int i = 0; i < at.length; i++) {
      for (int j = 0; j < i; j++) {
        double x = at[i][0] - at[j][0];
        double y = at[i][1] - at[j][1];
        near[i][j] = 1 / (1 + x * x + y * y);
        near[j][i] = near[i][j];
        total += 2 * near[i][j];
      }
    }
    return total;
  }

  /** How probably two points are neighbours: each has as many as the perplexity says. */
  private double[][] likeness(double[][] points) {
    int n = points.length;
    double[][] squares = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        squares[i][j] = Neighbourhoods.square(points[i], points[j]);
      }
    }
    double[][] one = new double[n][];
    for (int i = 0; i < n; i++) {
      one[i] = row(squares[i], i);
    }
    double[][] both = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        both[i][j] = i == j ? 0 : Math.max(LEAST, (one[i][j] + one[j][i]) / (2 * n));
      }
    }
    return both;
  }

  private double[] row(double[] squares, int self) {
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double precision = 1;
    double[] row = new double[squares.length];
    for (int step = 0; step < 60; step++) {
      double sum = LEAST;
      double mean = 0;
      for (int j = 0; j < row.length; j++) {
        row[j] = j == self ? 0 : StrictMath.exp(-precision * squares[j]);
        sum += row[j];
        mean += row[j] * squares[j];
      }
      double entropy = StrictMath.log(sum) + precision * mean / sum;
      for (int j = 0; j < row.length; j++) {
        row[j] /= sum;
      }
      if (entropy > StrictMath.log(perplexity)) {
        low = precision;
        precision = Double.isInfinite(high) ? precision * 2 : (low + high) / 2;
      } else {
        high = precision;
        precision = (low + high) / 2;
      }
    }
    return row;
  }
}
