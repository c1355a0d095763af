package groundwork.metric.measure;

import groundwork.model.Parameters;
import groundwork.model.Setting;
import groundwork.model.Shape;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;

/** How alike two explanations are, or how far apart. */
public enum Similarity {
  /** Pearson's correlation of ranks, equal values sharing the mean of theirs. */
  SPEARMAN(true, Similarity::spearman),
  PEARSON(true, Similarity::pearson),
  /** Kendall's tau b. */
  KENDALL(true, Similarity::kendall),
  /** Structural similarity: of images in two dimensions, of others along the row. */
  SSIM(true, Ssim::ofRows),
  COSINE(true, Similarity::cosine),
  COSINE_DISTANCE(false, (a, b) -> 1 - cosine(a, b)),
  EUCLIDEAN(false, Attributions::distance),
  MANHATTAN(false, (a, b) -> sum(a, b, Math::abs)),
  CHEBYSHEV(false, Similarity::chebyshev),
  /** Mean of the absolute differences. */
  DIFFERENCE(false, (a, b) -> sum(a, b, Math::abs) / a.length),
  /** Sum of the squared differences. */
  SQUARES(false, (a, b) -> sum(a, b, difference -> difference * difference));

  private final boolean alike;
  private final ToDoubleBiFunction<double[], double[]> of;

  Similarity(boolean alike, ToDoubleBiFunction<double[], double[]> of) {
    this.alike = alike;
    this.of = of;
  }

  /** Whether higher means more alike, and 1 the same; else it is a distance. */
  public boolean alike() {
    return alike;
  }

  /** NaN where it is not defined, for example a correlation with a constant. */
  public double of(double[] a, double[] b) {
    return of.applyAsDouble(a, b);
  }

  /** As {@link #of(double[], double[])}, but images are compared as images. */
  public double of(double[] a, double[] b, Shape shape) {
    return this == SSIM && shape != null ? Ssim.ofImages(a, b, shape) : of(a, b);
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** From {@code similarity}. */
  public static Similarity of(Parameters p, Similarity otherwise) {
    var words = new String[values().length + 1];
    words[0] = otherwise.word();
    for (var one : values()) {
      words[one.ordinal() + 1] = one.word();
    }
    var word = p.word("similarity", words);
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** For lists of settings. */
  public static Setting setting(Similarity standard) {
    return new Setting(
        "similarity",
        standard.word(),
        "how explanations are compared: "
            + String.join(", ", Arrays.stream(values()).map(Similarity::word).toList()));
  }

  /** From 1 upwards by rising value; equal values share the mean of their ranks. */
  public static double[] ranks(double[] values) {
    int[] order = Attributions.descending(values);
    int d = order.length;
    double[] ranks = new double[d];
    for (int from = 0, to; from < d; from = to) {
      double value = values[order[from]];
      for (to = from + 1; to < d && values[order[to]] == value; to++) {}
      for (int i = from; i < to; i++) {
        ranks[order[i]] = d - (from + to - 1) / 2.0;
      }
    }
    return ranks;
  }

  /** NaN if one side is constant. */
  public static double pearson(double[] a, double[] b) {
    if (Attributions.constant(a) || Attributions.constant(b)) {
      return Double.NaN; // rounding might make it look otherwise
    }
    double meanA = mean(a);
    double meanB = mean(b);
    double products = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      double da = a[i] - meanA;
      double db = b[i] - meanB;
      products += da * db;
      squaresA += da * da;
      squaresB += db * db;
    }
    double both = squaresA * squaresB; // one root, so that a correlation with itself is 1
    boolean within = both > Double.MIN_NORMAL && both < Double.POSITIVE_INFINITY;
    double r = products / (within ? Math.sqrt(both) : Math.sqrt(squaresA) * Math.sqrt(squaresB));
    return r > 1 ? 1 : r < -1 ? -1 : r;
  }

  private static double spearman(double[] a, double[] b) {
    return pearson(ranks(a), ranks(b));
  }

  private static double kendall(double[] a, double[] b) {
    var pairs = Pairs.of(a, b);
    return (pairs.concordant() - pairs.discordant())
        / Math.sqrt((double) (pairs.all() - pairs.tiedA()) * (pairs.all() - pairs.tiedB()));
  }

  private static double cosine(double[] a, double[] b) {
    double products = 0;
    for (int i = 0; i < a.length; i++) {
      products += a[i] * b[i];
    }
    return products / (Attributions.norm(a) * Attributions.norm(b));
  }

  private static double chebyshev(double[] a, double[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  private static double sum(double[] a, double[] b, DoubleUnaryOperator measure) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += measure.applyAsDouble(a[i] - b[i]);
    }
    return sum;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
