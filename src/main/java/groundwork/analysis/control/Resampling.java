package groundwork.analysis.control;

import groundwork.provenance.entity.ContentHash;
import groundwork.statistics.Bootstrap;
import groundwork.statistics.Clusters;
import groundwork.statistics.Interval;
import groundwork.statistics.Resamples;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Seeded bootstrap intervals of a study. The draws of a cell follow from the study's seed and the
 * cell's name, so they are the same whatever else is computed.
 */
record Resampling(long seed) {
  static final double LEVEL = 0.95;
  static final String NAME = "bootstrap BCa 95 %";
  private static final int TIMES = 2000;
  private static final int FEW = 500;

  /** Of a mean over values; null with fewer than two, or where no correction exists. */
  Interval mean(double[] values, String cell) {
    return values.length < 2 ? null : bca(Bootstrap.mean(values, draw(values.length, cell)));
  }

  Interval median(double[] values, String cell) {
    return values.length < 2 ? null : bca(Bootstrap.median(values, draw(values.length, cell)));
  }

  /** Of a pooled ratio, whole people drawn with all their trials. */
  Interval people(Clusters clusters, String cell) {
    if (clusters.size() < 2) {
      return null;
    }
    try {
      return bca(Bootstrap.clustered(clusters, draw(clusters.size(), cell)));
    } catch (IllegalArgumentException undefinedForMost) {
      return null;
    }
  }

  /** People drawn for what is too slow for {@link #TIMES} draws. */
  Resamples few(int n, String cell) {
    return draw(n, FEW, cell);
  }

  private static Interval bca(Bootstrap bootstrap) {
    return bootstrap.bca(LEVEL).orElse(null);
  }

  private Resamples draw(int n, String cell) {
    return draw(n, TIMES, cell);
  }

  private Resamples draw(int n, int times, String cell) {
    var name = (seed + "|" + cell).getBytes(StandardCharsets.UTF_8);
    long own = ByteBuffer.wrap(ContentHash.sha256().digest(name)).getLong();
    return Resamples.draw(n, times, own);
  }
}
