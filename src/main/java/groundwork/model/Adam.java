package groundwork.model;

import java.util.List;

/**
 * Steps down a slope with momentum, each weight at its own pace.
 *
 * @param rate length of a step
 * @param decay share by which weights (not biases) shrink per unit of rate, apart from the slope
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba (2015)</a>; decay as <a
 *     href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter (2019)</a>
 */
final class Adam {
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;
  private static final double TINY = 1e-8;

  private final double rate;
  private final double decay;
  private final Weights mean;
  private final Weights square;
  private double first = 1;
  private double second = 1;

  Adam(List<Layer> layers, double rate, double decay) {
    this.rate = rate;
    this.decay = decay;
    this.mean = Weights.like(layers);
    this.square = Weights.like(layers);
  }

  void step(List<Layer> layers, Weights slopes) {
    first *= FIRST;
    second *= SECOND;
    double pace = rate / (1 - first);
    double bend = 1 / (1 - second);
    for (int at = 0; at < layers.size(); at++) {
      double[][] weights = layers.get(at).weights();
      for (int o = 0; o < weights.length; o++) {
        move(
            weights[o],
            slopes.weights()[at][o],
            mean.weights()[at][o],
            square.weights()[at][o],
            1 - rate * decay,
            pace,
            bend);
      }
      move(
          layers.get(at).bias(),
          slopes.bias()[at],
          mean.bias()[at],
          square.bias()[at],
          1,
          pace,
          bend);
    }
  }

  private static void move(
      double[] w,
      double[] slope,
      double[] mean,
      double[] square,
      double keep,
      double pace,
      double bend) {
    for (int i = 0; i < w.length; i++) {
      mean[i] = FIRST * mean[i] + (1 - FIRST) * slope[i];
    }
    for (int i = 0; i < w.length; i++) {
      square[i] = SECOND * square[i] + (1 - SECOND) * slope[i] * slope[i];
    }
    for (int i = 0; i < w.length; i++) {
      w[i] = keep * w[i] - pace * mean[i] / (Math.sqrt(square[i] * bend) + TINY);
    }
  }
}
