package groundwork.metric.measure.faithfulness;

import groundwork.explanation.Background;
import groundwork.metric.entity.Case;
import groundwork.metric.measure.Draws;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Inputs moved a little: normal noise on quantities, and another option of a category now and then,
 * each option of the background equally likely.
 *
 * @param samples number of moved inputs, at least 1
 * @param deviation standard deviation of the noise, above 0
 * @param flip probability that a category takes another option
 * @param openxai whether 32-bit floats are calculated with, and a category 1 becomes 0 and back
 */
record Jitter(int samples, double deviation, double flip, boolean openxai) {
  static Jitter of(Parameters p) {
    double deviation = p.number("deviation", 0.1);
    return new Jitter(
        p.integer("samples", 100),
        deviation,
        p.number("flip", Math.min(1, Math.sqrt(2 / Math.PI) * deviation)),
        !p.compatibility(Gap.OPENXAI).isEmpty());
  }

  static Setting[] settings() {
    return new Setting[] {
      new Setting("samples", 100, "number of moved inputs, at least 1"),
      new Setting("deviation", 0.1, "standard deviation of the noise, above 0"),
      new Setting(
          "flip",
          Math.sqrt(2 / Math.PI) * 0.1,
          "probability that a category takes another option: sqrt(2/pi) of the deviation")
    };
  }

  Jitter {
    Parameters.require(samples >= 1, "\"samples\" is %s; at least 1 is needed", samples);
    Parameters.require(deviation > 0, "\"deviation\" is %s; it must be above 0", deviation);
    Parameters.require(flip >= 0 && flip <= 1, "\"flip\" is %s; it must be in [0, 1]", flip);
  }

  Map<String, Object> parameters() {
    return Map.of(
        "samples",
        samples,
        "deviation",
        deviation,
        "flip",
        flip,
        "compatibility",
        openxai ? Gap.OPENXAI : "");
  }

  /** [samples][d]: the input with every feature moved. */
  double[][] draw(Case explained) {
    double[][] recorded = Noise.recorded(explained);
    UniformRandomProvider random = Draws.of(explained, "prediction gap");
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    boolean[] category = explained.background().category();
    double[] input = rounded(explained.input());
    double[][] options = options(explained.background());
    double[][] moved = new double[recorded == null ? samples : recorded.length][];
    for (int sample = 0; sample < moved.length; sample++) {
      double[] noise = recorded == null ? null : rounded(recorded[sample]);
      double[] row = input.clone();
      for (int i = 0; i < row.length; i++) {
        if (category[i]) {
          row[i] = random.nextDouble() < flip ? other(random, row[i], options[i]) : row[i];
        } else {
          row[i] += noise == null ? normal.sample() * deviation : noise[i];
        }
      }
      moved[sample] = rounded(row);
    }
    return moved;
  }

  private double other(UniformRandomProvider random, double now, double[] options) {
    if (openxai) {
      return Math.abs(now - 1);
    }
    double[] others = Arrays.stream(options).filter(option -> option != now).toArray();
    return others.length == 0 ? now : others[random.nextInt(others.length)];
  }

  /** For each category, what it is in the background; null for quantities. */
  private static double[][] options(Background background) {
    double[][] options = new double[background.inputs()][];
    for (int i = 0; i < options.length; i++) {
      int column = i;
      if (background.category()[i]) {
        options[i] =
            Arrays.stream(background.rows()).mapToDouble(row -> row[column]).distinct().toArray();
      }
    }
    return options;
  }

  /** As 32-bit floats, where these are calculated with. */
  double[] rounded(double[] values) {
    if (!openxai) {
      return values;
    }
    double[] rounded = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    return rounded;
  }

  /** The case as if the first class were explained. */
  static Case firstClass(Case explained) {
    return Removal.about(explained, 0);
  }
}
