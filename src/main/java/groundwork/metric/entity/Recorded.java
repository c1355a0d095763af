package groundwork.metric.entity;

import java.util.Map;

/**
 * Random draws that were made elsewhere, so that a score can be repeated with another library's
 * numbers. Names in use: {@code noise} [samples][d] added to the input (by infidelity, whose
 * perturbations are taken away, subtracted from it); {@code subsets} [samples][size] indices of
 * features; {@code baselines} [d or steps][samples] one value for every feature of a step; {@code
 * segments} one row with a label for each value, or each place of an image; {@code orders} one row
 * of indices of regions, in the order in which they go; {@code road-noise} [percentages][d] added
 * to what ROAD fills in. Empty in an ordinary run.
 */
public record Recorded(Map<String, double[][]> draws) {
  public static final Recorded NONE = new Recorded(Map.of());

  public Recorded {
    draws = Map.copyOf(draws);
  }

  /** The draws of this name for this case; null where none are recorded. */
  public double[][] get(String name) {
    return draws.get(name);
  }
}
