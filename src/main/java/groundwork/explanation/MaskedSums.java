package groundwork.explanation;

/** What RISE adds up: products of powers of the answer and of the share that was shown. */
final class MaskedSums {
  private final int values;
  private double[][]
      shares; // of the share shown: [power of the answer * 2 + power of the share - 1]
  private double answers;
  private double squares;
  private int n;

  /**
   * @param values of an input; masks may be shorter and then hold for each channel
   */
  MaskedSums(int values) {
    this.values = values;
  }

  void add(double answer, double[] shown) {
    if (shares == null) {
      shares = new double[6][shown.length];
    }
    n++;
    answers += answer;
    squares += answer * answer;
    for (int i = 0; i < shown.length; i++) {
      double share = shown[i];
      double square = share * share;
      shares[0][i] += share;
      shares[1][i] += square;
      shares[2][i] += answer * share;
      shares[3][i] += answer * square;
      shares[4][i] += answer * answer * share;
      shares[5][i] += answer * answer * square;
    }
  }

  double[] values(double p, boolean centred) {
    double off = centred ? answers / n : 0;
    double[] result = new double[values];
    for (int i = 0; i < values; i++) {
      int at = i % shares[0].length;
      result[i] = (shares[2][at] - off * shares[0][at]) / (p * n);
    }
    return result;
  }

  /** Standard errors; if centred by the delta method, as mean answer and mean share vary too. */
  double[] errors(double p, boolean centred) {
    double[] result = new double[values];
    double a = centred ? answers / n : 0;
    for (int i = 0; i < values; i++) {
      int at = i % shares[0].length;
      double m = centred ? shares[0][at] / n : 0;
      double sum = shares[2][at] - m * answers - a * shares[0][at] + n * a * m;
      double square =
          shares[5][at]
              - 2 * m * shares[4][at]
              + m * m * squares
              - 2 * a * (shares[3][at] - 2 * m * shares[2][at] + m * m * answers)
              + a * a * (shares[1][at] - 2 * m * shares[0][at] + m * m * n);
      result[i] = Math.sqrt(Math.max(0, square - sum * sum / n) / (n - 1) / n) / p;
    }
    return result;
  }
}
