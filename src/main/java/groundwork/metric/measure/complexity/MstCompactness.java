package groundwork.metric.measure.complexity;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Prepared;
import groundwork.model.Parameters;
import groundwork.model.Shape;
import java.util.Arrays;
import java.util.Map;

/**
 * How closely the most important places of an image lie together (MST-C): {@code (n / length of
 * their minimum spanning tree) / sqrt(area of their convex hull)}, times 100 diagonals of the
 * image. The places are those whose absolute value is at or above a percentile; the tree is that of
 * the graph of each place's nearest neighbours, or a forest where that falls apart; places on one
 * line have the diagonal instead of the root of the area. Higher is better. Channels of a place are
 * added up first. Of neighbours equally far away, those higher up, then those further left, come
 * first; Quantus 0.6.0 takes whichever a tree of places finds, which matters where few are joined.
 *
 * @param threshold the percentile, from 0 to below 100
 * @param neighbours how many nearest neighbours a place is joined to
 * @param connect whether neighbours are added until the graph holds together
 * @param scaled whether the score is multiplied by 100 diagonals
 * @see <a href="https://doi.org/10.48550/arXiv.2603.29491">Mesgari et al. (2026)</a>
 */
public record MstCompactness(
    Prepared prepared, double threshold, int neighbours, boolean connect, boolean scaled)
    implements LocalMetric {
  public static final String ID = "mst-compactness";

  public MstCompactness {
    Parameters.require(
        threshold >= 0 && threshold < 100,
        "\"threshold\" is %s; it must lie in [0, 100)",
        threshold);
    Parameters.require(neighbours >= 1, "\"neighbours\" is %s; at least 1 is needed", neighbours);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Structural compactness (MST-C)")
        .says("How closely the most important places of an image lie together.")
        .property("compactness")
        .higher(
            0.0, null, scaled ? "places per length², times 100 diagonals" : "places per length²")
        .with(
            prepared.with(
                Map.of(
                    "threshold", threshold,
                    "neighbours", neighbours,
                    "connect", connect,
                    "scaled", scaled)))
        .assumes("What matters in an image lies in one place.")
        .source("10.48550/arXiv.2603.29491")
        .needs(Need.IMAGE);
  }

  @Override
  public Score score(Case explained) {
    Shape shape = explained.background().shape();
    if (shape == null) {
      return Score.none("the values do not lie as an image");
    }
    if (prepared.quantus() && shape.channels() > 1) {
      return Score.none("Quantus reads images of one channel here, this has " + shape.channels());
    }
    double[] values = places(explained.attribution(), shape);
    if (Attributions.zero(values)) {
      return prepared.quantus() ? Score.of(0) : Score.none(Attributions.ZERO);
    }
    if (!prepared.quantus() && Attributions.constant(values)) {
      return Score.none(Attributions.CONSTANT);
    }
    int[][] points = points(values, shape.width());
    if (points.length < 2) {
      return Score.none("only one place is at or above the threshold");
    }
    double diagonal = Math.hypot(shape.height(), shape.width());
    double area = Points.hull(points);
    double spread = area > 1e-12 ? Math.sqrt(area) : diagonal;
    double score = points.length / Points.tree(points, neighbours, connect) / spread;
    return Score.of(scaled ? score * diagonal * 100 : score);
  }

  private static double[] places(double[] attribution, Shape shape) {
    double[] values = new double[shape.places()];
    for (int i = 0; i < attribution.length; i++) {
      values[i % values.length] += attribution[i];
    }
    return Attributions.magnitudes(values);
  }

  /** Line and column of the places at or above the percentile, which lies between two values. */
  private int[][] points(double[] values, int width) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double at = threshold / 100 * (sorted.length - 1);
    int below = (int) at;
    double low = sorted[below];
    double high = sorted[Math.min(below + 1, sorted.length - 1)];
    double share = at - below;
    // numpy's interpolation, which is exact at both ends
    double cutoff = share >= 0.5 ? high - (high - low) * (1 - share) : low + (high - low) * share;
    int[][] points = new int[values.length][];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] >= cutoff) {
        points[count++] = new int[] {i / width, i % width};
      }
    }
    return Arrays.copyOf(points, count);
  }
}
