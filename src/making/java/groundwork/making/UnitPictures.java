package groundwork.making;

import groundwork.model.Network;
import groundwork.model.Network.Activation;
import groundwork.model.Network.Dense;
import groundwork.model.Output;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What units of a hidden layer answer to: the training pictures that move them most, and pictures
 * made for it by following the derivative of what the unit adds up (activation maximisation, Erhan
 * et al. 2009). So that such a picture is no noise, it fades a little at each step and is blurred
 * now and then.
 */
final class UnitPictures {
  private static final int STEPS = 150;
  private static final double STEP = 0.2;
  private static final double KEEP = 0.99;
  private static final int BLURRED_EACH = 10;
  private static final int EXAMPLES = 4;

  private final Network sums; // ends in what the units add up
  private final double[][] activations;

  /**
   * @param layer whose units, counted among the dense layers
   */
  UnitPictures(Network network, int layer, double[][] training) {
    var parts = new ArrayList<>(network.parts().subList(0, layer + 1));
    var last = (Dense) parts.removeLast();
    parts.add(new Dense(last.name(), last.weights(), last.bias(), Activation.IDENTITY));
    this.sums =
        new Network(parts, IntStream.range(0, last.out()).mapToObj(unit -> "u" + unit).toList());
    this.activations = sums.logits(training);
  }

  /** Made picture of a unit, with what the unit adds up for it. */
  record Made(String role, double[] pixels, double sum) {}

  List<Made> made(int unit) {
    return List.of(made("max", unit, 1, noise(unit)), made("min", unit, -1, noise(unit)));
  }

  /** Rows of the training pictures for which the unit adds up most. */
  List<Integer> examples(int unit) {
    return strongest(unit, EXAMPLES);
  }

  double sum(int unit, int row) {
    return activations[row][unit];
  }

  /** The most that a unit adds up for any training picture. */
  double most(int unit) {
    return activations[strongest(unit, 1).getFirst()][unit];
  }

  private List<Integer> strongest(int unit, int count) {
    return IntStream.range(0, activations.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer row) -> -activations[row][unit]))
        .limit(count)
        .toList();
  }

  private static double[] noise(int unit) {
    var random = new SplittableRandom(MakeStimuli.SEED + unit);
    return random.doubles((long) Garments.SIDE * Garments.SIDE, 0, 0.2).toArray();
  }

  private Made made(String role, int unit, int sign, double[] start) {
    double[] x = start;
    for (int step = 1; step <= STEPS; step++) {
      double[] slope = sums.gradients(new double[][] {x}, unit, Output.LOGIT)[0];
      double largest = 1e-12;
      for (double each : slope) {
        largest = Math.max(largest, Math.abs(each));
      }
      for (int i = 0; i < x.length; i++) {
        x[i] = Math.clamp(KEEP * (x[i] + sign * STEP * slope[i] / largest), 0, 1);
      }
      if (step % BLURRED_EACH == 0) {
        x = blurred(x);
      }
    }
    return new Made(role, x, sums.logits(new double[][] {x})[0][unit]);
  }

  /** Each place with a share of its neighbours: 1 2 1 across and down. */
  private static double[] blurred(double[] x) {
    return along(along(x, 1), Garments.SIDE);
  }

  private static double[] along(double[] x, int step) {
    int side = Garments.SIDE;
    double[] to = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int at = step == 1 ? i % side : i / side;
      double before = at == 0 ? 0 : x[i - step];
      double after = at == side - 1 ? 0 : x[i + step];
      to[i] = (before + 2 * x[i] + after) / 4;
    }
    return to;
  }

  static Map<String, Object> parameters() {
    return Description.of(
        "objective", "sum of the unit before ReLU",
        "steps", STEPS,
        "step", STEP,
        "kept", KEEP,
        "blurredEach", BLURRED_EACH);
  }
}
