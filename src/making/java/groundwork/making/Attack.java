package groundwork.making;

import groundwork.model.Network;
import groundwork.model.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * The fast gradient sign method (Goodfellow et al. 2015): every pixel goes by the same small amount
 * in the direction that takes away from what the network says.
 *
 * @param sign of each pixel: -1, 0, 1
 * @param levels by rising strength; the first is the picture as it is
 */
record Attack(double[] sign, List<Level> levels) {
  private static final double[] STRENGTHS = {0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2};

  record Level(double epsilon, double[] pixels, double[] p) {
    int predicted() {
      return FashionItems.best(p);
    }
  }

  static Attack on(Network network, double[] picture) {
    int said = network.predict(picture);
    double[] slope = network.gradients(new double[][] {picture}, said, Output.PROBABILITY)[0];
    double[] sign = new double[slope.length];
    for (int i = 0; i < sign.length; i++) {
      sign[i] = -Math.signum(slope[i]);
    }
    var levels = new ArrayList<Level>();
    for (double epsilon : STRENGTHS) {
      double[] pixels = new double[picture.length];
      for (int i = 0; i < pixels.length; i++) {
        // as a picture of 256 greys has it
        pixels[i] = Math.rint(255 * Math.clamp(picture[i] + epsilon * sign[i], 0, 1)) / 255;
      }
      levels.add(new Level(epsilon, pixels, network.probabilities(new double[][] {pixels})[0]));
    }
    return new Attack(sign, levels);
  }

  /** The weakest after which the network says something else; the strongest, if there is none. */
  int flips() {
    int said = levels.getFirst().predicted();
    for (int i = 0; i < levels.size(); i++) {
      if (levels.get(i).predicted() != said) {
        return i;
      }
    }
    return levels.size() - 1;
  }
}
