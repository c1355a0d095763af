package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import groundwork.statistics.association.Correlation;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/** How what an explanation says is compared with what the model does. */
enum Similarity {
  PEARSON,
  SPEARMAN,
  KENDALL;

  static final String NO_CHANGE =
      "the model answers the same whatever is taken away: no correlation";

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Similarity of(Parameters parameters, Similarity standard) {
    return parameters.values().containsKey("similarity")
        ? valueOf(
            parameters
                .word(
                    "similarity",
                    Arrays.stream(values()).map(Similarity::word).toArray(String[]::new))
                .toUpperCase(Locale.ROOT))
        : standard;
  }

  static Setting setting(Similarity standard) {
    return new Setting(
        "similarity",
        standard.word(),
        "pearson, spearman or kendall: the correlation that is taken");
  }

  /** Empty where a side is constant. */
  OptionalDouble between(double[] said, double[] done) {
    return switch (this) {
      case PEARSON -> Correlation.pearson(said, done);
      case SPEARMAN -> Correlation.spearman(said, done);
      case KENDALL -> Correlation.kendall(said, done);
    };
  }

  /** A correlation, or why there is none. */
  Score score(double[] said, double[] done) {
    if (said.length < 2) {
      return Score.none("there is a single step: no correlation");
    }
    var r = between(said, done);
    if (r.isPresent()) {
      return Score.of(r.getAsDouble());
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
    return switch (this) {
      case PEARSON -> left / Math.sqrt(Math.max(1, n - 1.0));
      case SPEARMAN -> left * Math.sqrt((1 + r * r / 2) / Math.max(1, n - 3.0));
      case KENDALL -> left * Math.sqrt(0.437 / Math.max(1, n - 4.0));
    };
  }
}
