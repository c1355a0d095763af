package groundwork.metric.measure.attack;

import groundwork.statistics.Ranks;

/** How unlike two rankings are. */
final class Ranking {
  private Ranking() {}

  /** 1 - Spearman's rank correlation, in [0, 2]; 1 where one of them ranks nothing. */
  static double unlike(double[] a, double[] b) {
    double[] first = Ranks.mid(a);
    double[] second = Ranks.mid(b);
    double mean = (a.length + 1) / 2.0;
    double products = 0;
    double squares = 0;
    double others = 0;
    for (int i = 0; i < first.length; i++) {
      products += (first[i] - mean) * (second[i] - mean);
      squares += (first[i] - mean) * (first[i] - mean);
      others += (second[i] - mean) * (second[i] - mean);
    }
    if (squares == 0 || others == 0) {
      return 1;
    }
    double unlike = 1 - products / Math.sqrt(squares * others);
    return Math.clamp(unlike, 0, 2); // rounding alone leaves the range
  }
}
