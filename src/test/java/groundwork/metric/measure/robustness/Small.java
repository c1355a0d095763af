package groundwork.metric.measure.robustness;

import groundwork.explanation.Background;
import groundwork.metric.Reference;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Recorded;
import groundwork.model.Network;
import groundwork.model.Network.Activation;
import groundwork.model.Network.Dense;
import java.util.List;
import java.util.Map;

/** Models of a few weights whose every number can be had by hand. */
final class Small {
  /** The hidden layer hands on its positive input; logits (-x0, 2 x0 - x1). */
  static final Network MODEL = model(new double[][] {{-1, 0}, {2, -1}});

  /** Attribution of class 1 at (1, 2): (2, -2); logits (-1, 0). */
  static final double[] INPUT = {1, 2};

  /** Two steps, to (2, 2) and (1, 1), which are both predicted as class 1. */
  static final double[][] NOISE = {{1, 0}, {0, -1}};

  static final Background ROWS =
      Background.sample(new double[][] {{0, 0}, {2, 4}, {1, 2}}, false, false);

  private Small() {}

  static Network model(double[][] weights) {
    double[][] same = new double[weights[0].length][weights[0].length];
    for (int i = 0; i < same.length; i++) {
      same[i][i] = 1;
    }
    return new Network(
        List.of(
            new Dense("fc1", same, new double[same.length], Activation.RELU),
            new Dense("fc2", weights, new double[weights.length], Activation.IDENTITY)),
        List.of("no", "yes"));
  }

  /** Gradient times input of class 1's logit. */
  static Case of(Network model, Background background, double... input) {
    var method = new Reference.Rule("gradient_x_input");
    return new Case(
        "i",
        model,
        background,
        input,
        1,
        method.explain(model, input, 1, background, 1).values(),
        method,
        7);
  }

  static Case of(double... input) {
    return of(MODEL, ROWS, input);
  }

  static Case noisy() {
    return of(INPUT).recorded(new Recorded(Map.of("noise", NOISE)));
  }
}
