package groundwork.statistics.mixed;

/**
 * Nodes z and log weights: the integral of exp(-z²/2) g(z) is about the sum of exp(logWeight)
 * g(node), exactly for polynomials g up to degree 2 points - 1.
 */
record GaussHermite(double[] nodes, double[] logWeights) {

  /** Newton's method on the orthonormal Hermite polynomials. */
  static GaussHermite of(int points) {
    double[] nodes = new double[points];
    double[] weights = new double[points];
    double z = 0;
    for (int i = 0; i < (points + 1) / 2; i++) {
      // starting values of Press et al., Numerical Recipes 4.5
      if (i == 0) {
        z = Math.sqrt(2.0 * points + 1) - 1.85575 * Math.pow(2.0 * points + 1, -1 / 6.0);
      } else if (i == 1) {
        z -= 1.14 * Math.pow(points, 0.426) / z;
      } else if (i == 2) {
        z = 1.86 * z - 0.86 * node(nodes, 0);
      } else if (i == 3) {
        z = 1.91 * z - 0.91 * node(nodes, 1);
      } else {
        z = 2 * z - node(nodes, i - 2);
      }
      double slope = 1;
      for (int step = 0; step < 100; step++) {
        double one = Math.pow(Math.PI, -0.25);
        double before = 0;
        for (int j = 0; j < points; j++) {
          double older = before;
          before = one;
          one = z * Math.sqrt(2.0 / (j + 1)) * before - Math.sqrt(j / (j + 1.0)) * older;
        }
        slope = Math.sqrt(2.0 * points) * before;
        double move = one / slope;
        z -= move;
        if (Math.abs(move) < 1e-15 * (1 + Math.abs(z))) {
          break;
        }
      }
      nodes[i] = z * Math.sqrt(2);
      nodes[points - 1 - i] = -nodes[i];
      weights[i] = Math.log(2 * Math.sqrt(2)) - 2 * Math.log(Math.abs(slope));
      weights[points - 1 - i] = weights[i];
    }
    if (points % 2 == 1) {
      nodes[points / 2] = 0;
    }
    return new GaussHermite(nodes, weights);
  }

  private static double node(double[] nodes, int i) {
    return nodes[i] / Math.sqrt(2);
  }
}
