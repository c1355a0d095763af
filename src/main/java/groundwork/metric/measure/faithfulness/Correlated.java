package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Similarity;
import groundwork.model.Parameters;
import groundwork.model.Setting;

/**
 * How what an explanation says is correlated with what the model does.
 *
 * @param by Pearson's, Spearman's or Kendall's
 */
record Correlated(Similarity by) {
  static final String NO_CHANGE =
      "the model answers the same whatever is taken away: no correlation";

  static Correlated of(Parameters p, Similarity standard) {
    var known = p.values().containsKey("similarity");
    p.word("similarity", "pearson", "spearman", "kendall");
    return new Correlated(known ? Similarity.of(p, standard) : standard);
  }

  static Setting setting(Similarity standard) {
    return new Setting(
        "similarity",
        standard.word(),
        "pearson, spearman or kendall: the correlation that is taken");
  }

  String word() {
    return by.word();
  }

  /** NaN where a side is constant. */
  double between(double[] said, double[] done) {
    return by.of(said, done);
  }

  /** A correlation, or why there is none. */
  Score score(double[] said, double[] done) {
    if (said.length < 2) {
      return Score.none("there is a single step: no correlation");
    }
    double r = between(said, done);
    if (!Double.isNaN(r)) {
      return Score.of(r);
    }
    return Score.none(
        Attributions.constant(said)
            ? "the explanation gives everything that is taken away the same value: no correlation"
            : NO_CHANGE);
  }

  /** With the large-sample standard error over n drawn pairs. */
  Score sampled(double[] said, double[] done) {
    var score = score(said, done);
    return score.defined() ? Score.of(score.value(), error(score.value(), said.length)) : score;
  }

  /**
   * Large-sample standard error of a correlation of n independent pairs.
   *
   * @see <a href="https://doi.org/10.1007/BF02294183">Bonett and Wright (2000)</a>
   */
  private double error(double r, int n) {
    double left = 1 - r * r;
    return switch (by) {
      case PEARSON -> left / Math.sqrt(Math.max(1, n - 1.0));
      case SPEARMAN -> left * Math.sqrt((1 + r * r / 2) / Math.max(1, n - 3.0));
      default -> left * Math.sqrt(0.437 / Math.max(1, n - 4.0));
    };
  }
}
