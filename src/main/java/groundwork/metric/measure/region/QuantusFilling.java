package groundwork.metric.measure.region;

import groundwork.metric.entity.Case;
import groundwork.metric.measure.Asked;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Draws;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Shape;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What Quantus 0.6.0 puts where patches were: its words mean the input as it is at that step, with
 * the padding that repeats the edges, and {@code uniform} is one number for a whole patch.
 */
record QuantusFilling(String word) {
  QuantusFilling(Baseline baseline) {
    this(baseline.word());
    Parameters.require(
        !word.equals("expectation") && !word.equals("centre"),
        "\"baseline\" is %s; Quantus knows a number, minimum, maximum, mean and uniform",
        word);
  }

  /** The image that Quantus sees: a row of values is an image of one line. */
  static Shape shape(Case explained) {
    var shape = explained.background().shape();
    return shape == null ? new Shape(1, 1, explained.size()) : shape;
  }

  /** The target's output after each step. */
  double[] curve(Case explained, Patches patches, int[] order, int steps, Output output) {
    int[][] members = patches.members();
    double[] copies = patches.copies();
    double[] now = explained.input().clone();
    var random = Draws.of(explained, "baseline");
    double[][] recorded = explained.recorded().get("baselines");
    recorded = recorded == null || recorded.length < steps ? null : recorded; // whole or not at all
    double[][] rows = new double[steps][];
    for (int step = 0; step < steps; step++) {
      double value = value(recorded, now, copies, step, random);
      for (int i : members[order[step]]) {
        now[i] = value;
      }
      rows[step] = now.clone();
    }
    return Asked.target(explained, rows, output);
  }

  private double value(
      double[][] recorded, double[] now, double[] copies, int step, UniformRandomProvider random) {
    return switch (word) {
      case "minimum" -> least(now, 1);
      case "maximum" -> -least(now, -1);
      case "mean" -> mean(now, copies);
      case "uniform" -> recorded == null ? random.nextDouble() : recorded[step][0];
      default -> Double.parseDouble(word);
    };
  }

  static double least(double[] values, double sign) {
    double least = Double.POSITIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, sign * value);
    }
    return least;
  }

  private static double mean(double[] values, double[] weights) {
    double sum = 0;
    double all = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
      all += weights[i];
    }
    return sum / all;
  }
}
