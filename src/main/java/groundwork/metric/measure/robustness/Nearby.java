package groundwork.metric.measure.robustness;

import groundwork.metric.entity.Case;
import groundwork.metric.measure.Draws;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Inputs close to an input, also where features are quantities and categories side by side. Draws
 * recorded as {@code noise} are added to the input as they are, instead.
 *
 * @param samples how many, at least 1
 * @param gaussian whether steps are drawn from a normal distribution of standard deviation {@code
 *     radius}, rather than evenly from ±radius
 * @param absolute whether steps are in the input's own unit, rather than in standard deviations of
 *     the background ({@link Spread}). Only steps in standard deviations stay within the range of
 *     what is known (or at the input's own value beyond it)
 * @param radius largest or usual step of a quantity
 * @param lower least step, for even draws of one side only; NaN for both sides
 * @param flip probability that a category takes the value of a random background row, or that a
 *     word is left out
 */
public record Nearby(
    int samples, boolean gaussian, boolean absolute, double radius, double lower, double flip)
    implements Around {
  public Nearby {
    Parameters.require(samples >= 1, "\"samples\" is %s; at least 1 is needed", samples);
    Parameters.require(radius > 0, "\"radius\" is %s; it must be above 0", radius);
    Parameters.require(flip >= 0 && flip <= 1, "\"flip\" is %s; it must lie in [0, 1]", flip);
    Parameters.require(
        Double.isNaN(lower) || lower < radius && !gaussian,
        "\"lower\" is %s; it must be below the radius %s, and is for even draws only",
        lower,
        radius);
  }

  /** Even steps of at most {@code radius} standard deviations. */
  public Nearby(int samples, double radius, double flip) {
    this(samples, false, false, radius, Double.NaN, flip);
  }

  @Override
  public int count(Case explained) {
    double[][] noise = explained.recorded().get("noise");
    return noise == null ? samples : Math.min(samples, noise.length);
  }

  @Override
  public String refusal(Case explained) {
    boolean scaled =
        absolute
            || explained.recorded().get("noise") != null
            || Spread.presence(explained)
            || Spread.of(explained) != null;
    return scaled
        ? null
        : "the background is a single row: there is no standard deviation to measure steps in;"
            + " give a sample, rows for training, or \"scale: absolute\"";
  }

  @Override
  public Supplier<double[]> rows(Case explained, String metric) {
    double[][] noise = explained.recorded().get("noise");
    if (noise != null) {
      int[] next = {0};
      return () -> sum(explained.input(), noise[next[0]++]);
    }
    return drawn(explained, Draws.of(explained, metric));
  }

  private Supplier<double[]> drawn(Case explained, UniformRandomProvider random) {
    double[][] rows = explained.background().rows();
    double[] input = explained.input();
    boolean presence = !absolute && Spread.presence(explained);
    double[] unit = new double[input.length];
    Arrays.fill(unit, 1);
    double[] low = new double[input.length];
    Arrays.fill(low, Double.NEGATIVE_INFINITY);
    double[] high = new double[input.length];
    Arrays.fill(high, Double.POSITIVE_INFINITY);
    if (!absolute && !presence) {
      var spread = Spread.of(explained);
      for (int i = 0; i < unit.length; i++) {
        unit[i] = spread.deviation()[i];
        low[i] = Math.min(input[i], spread.low()[i]);
        high[i] = Math.max(input[i], spread.high()[i]);
      }
    }
    boolean[] flips = explained.background().category().clone();
    for (int i = 0; i < flips.length; i++) {
      flips[i] |= presence;
    }
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    double from = Double.isNaN(lower) ? -radius : lower;
    double width = radius - from;
    return () -> {
      double[] row = input.clone();
      for (int i = 0; i < row.length; i++) {
        if (flips[i]) {
          boolean flipped = random.nextDouble() < flip;
          double other = rows[random.nextInt(rows.length)][i];
          row[i] = flipped ? other : row[i];
        } else {
          double step = gaussian ? radius * normal.sample() : from + width * random.nextDouble();
          row[i] = Math.min(high[i], Math.max(low[i], row[i] + step * unit[i]));
        }
      }
      return row;
    };
  }

  private static double[] sum(double[] a, double[] b) {
    Parameters.require(
        a.length == b.length, "recorded noise of %s values for %s", b.length, a.length);
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  @Override
  public Map<String, Object> parameters() {
    var parameters = new TreeMap<String, Object>();
    parameters.put("samples", samples);
    parameters.put("noise", gaussian ? "gaussian" : "uniform");
    parameters.put("scale", absolute ? "absolute" : "deviation");
    parameters.put("radius", radius);
    if (!Double.isNaN(lower)) {
      parameters.put("lower", lower);
    }
    parameters.put("flip", flip);
    return parameters;
  }

  /** The settings where they are given, else as in {@code standard}. */
  static Nearby of(Parameters p, Nearby standard) {
    boolean gaussian =
        p.word("noise", standard.gaussian ? GAUSSIAN_FIRST : UNIFORM_FIRST).equals("gaussian");
    return new Nearby(
        p.integer("samples", standard.samples),
        gaussian,
        p.word("scale", standard.absolute ? ABSOLUTE_FIRST : DEVIATION_FIRST).equals("absolute"),
        p.number("radius", standard.radius),
        p.number("lower", gaussian ? Double.NaN : standard.lower),
        p.number("flip", standard.flip));
  }

  private static final String[] UNIFORM_FIRST = {"uniform", "gaussian"};
  private static final String[] GAUSSIAN_FIRST = {"gaussian", "uniform"};
  private static final String[] DEVIATION_FIRST = {"deviation", "absolute"};
  private static final String[] ABSOLUTE_FIRST = {"absolute", "deviation"};

  static Setting[] settings(int samples) {
    return new Setting[] {
      new Setting("samples", samples, "number of nearby inputs, at least 1"),
      new Setting("noise", "uniform", "uniform or gaussian"),
      new Setting("scale", "deviation", "unit of steps: deviation (of the background) or absolute"),
      new Setting("radius", 0.2, "largest step, or the standard deviation of gaussian steps"),
      new Setting("lower", "-radius", "least step of uniform noise"),
      new Setting("flip", 0.1, "chance that a category takes another option")
    };
  }
}
