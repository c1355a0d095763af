package groundwork.metric.measure;

import groundwork.explanation.Background;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Score;
import groundwork.model.Network;
import groundwork.model.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cases small enough to be reckoned by hand. */
public final class Small {
  private Small() {}

  /** Logits {@code (0, w · x)}: the probability of class 1 is logistic. */
  public static Network logistic(double... weights) {
    return new Network(
        List.of(
            new Network.Dense(
                "out",
                new double[][] {new double[weights.length], weights},
                new double[2],
                Network.Activation.IDENTITY)),
        List.of("no", "yes"));
  }

  /** An explanation of class 1 of an input of ones, against a background of zeros. */
  public static Case table(double... attribution) {
    double[] input = new double[attribution.length];
    double[] weights = new double[attribution.length];
    Arrays.fill(input, 1);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i + 1;
    }
    return new Case(
        "item",
        logistic(weights),
        Background.absence(input.length),
        input,
        1,
        attribution,
        null,
        7);
  }

  /** The same as a square image. */
  public static Case image(int side, double... attribution) {
    var table = table(attribution);
    return new Case(
        "image",
        table.model(),
        Background.images(new Shape(1, side, side), new double[attribution.length]),
        table.input(),
        1,
        attribution,
        null,
        7);
  }

  /** Flags from ones and zeros. */
  public static boolean[] mask(int... flags) {
    boolean[] mask = new boolean[flags.length];
    for (int i = 0; i < flags.length; i++) {
      mask[i] = flags[i] == 1;
    }
    return mask;
  }

  /** Each case by itself, in the opposite order, and put back. */
  public static List<Score> oneByOne(Metric metric, List<Case> cases) {
    var scores = new ArrayList<Score>();
    for (var one : cases.reversed()) {
      scores.addFirst(metric.score(one));
    }
    return scores;
  }
}
