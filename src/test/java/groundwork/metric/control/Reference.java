package groundwork.metric.control;

import groundwork.explanation.Background;
import groundwork.explanation.Explainer;
import groundwork.explanation.Explanation;
import groundwork.json.control.Json;
import groundwork.metric.entity.Case;
import groundwork.model.Predictor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Inputs, models, draws and values on which Captum and Quantus were run. */
final class Reference {
  static final JsonNode DATA = read("breast-cancer.json");

  private Reference() {}

  static JsonNode read(String name) {
    try {
      return Json.tree(Files.readString(Path.of("src/test/resources/metrics", name)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Stream<JsonNode> cases(String library, String metric) {
    return read(library + ".json")
        .get("cases")
        .valueStream()
        .filter(one -> one.get("metric").asString().equals(metric));
  }

  static double[] numbers(JsonNode list) {
    return list.valueStream()
        .mapToDouble(n -> n.isString() ? Double.parseDouble(n.asString()) : n.asDouble())
        .toArray();
  }

  static double[][] rows(JsonNode list) {
    return list.valueStream().map(Reference::numbers).toArray(double[][]::new);
  }

  /** The n-th instance under a model and attribution rule; absent values are 0. */
  static Case instance(JsonNode one, int n, boolean softmax) {
    var model = DATA.get("models").get(one.get("model").asString());
    var rule = one.get("attribution").asString();
    var net = Net.of(model.get("spec"), softmax);
    double[] x = numbers(DATA.get("x").get(n));
    return new Case(
        "row " + n,
        net,
        Background.absence(x.length),
        x,
        model.get("y").get(n).asInt(),
        numbers(model.get("attributions").get(rule).get(n)),
        new Rule(rule, Net.of(model.get("spec"), false)),
        1);
  }

  /** z = W1 x + b1, or W2 relu(W1 x + b1) + b2. */
  record Net(double[][] w1, double[] b1, double[][] w2, double[] b2, boolean softmax)
      implements Predictor {
    static Net of(JsonNode spec, boolean softmax) {
      return new Net(
          rows(spec.get("W1")),
          numbers(spec.get("b1")),
          spec.has("W2") ? rows(spec.get("W2")) : null,
          spec.has("b2") ? numbers(spec.get("b2")) : null,
          softmax);
    }

    @Override
    public int inputs() {
      return w1[0].length;
    }

    @Override
    public List<String> classes() {
      return List.of("0", "1");
    }

    @Override
    public double[][] probabilities(double[][] batch) {
      return Stream.of(batch).map(this::output).toArray(double[][]::new);
    }

    double[] output(double[] x) {
      double[] z = layer(w1, b1, x);
      if (w2 != null) {
        for (int i = 0; i < z.length; i++) {
          z[i] = Math.max(0, z[i]);
        }
        z = layer(w2, b2, z);
      }
      if (softmax) {
        double largest = Math.max(z[0], z[1]);
        double a = Math.exp(z[0] - largest);
        double b = Math.exp(z[1] - largest);
        return new double[] {a / (a + b), b / (a + b)};
      }
      return z;
    }

    double[] gradient(double[] x, int target) {
      if (w2 == null) {
        return w1[target].clone();
      }
      double[] hidden = layer(w1, b1, x);
      double[] gradient = new double[x.length];
      for (int h = 0; h < hidden.length; h++) {
        for (int i = 0; hidden[h] > 0 && i < x.length; i++) {
          gradient[i] += w2[target][h] * w1[h][i];
        }
      }
      return gradient;
    }

    private static double[] layer(double[][] w, double[] b, double[] x) {
      double[] z = b.clone();
      for (int row = 0; row < z.length; row++) {
        for (int i = 0; i < x.length; i++) {
          z[row] += w[row][i] * x[i];
        }
      }
      return z;
    }
  }

  /** The attribution rules of the reference, on the logit of the explained class. */
  record Rule(String id, Net net) implements Explainer {
    @Override
    public String source() {
      return "";
    }

    @Override
    public Explanation explain(
        Predictor model, double[] input, int target, Background background, long seed) {
      double[] values = net.gradient(input, target);
      for (int i = 0; i < values.length; i++) {
        if (id.equals("gradient_x_input")) {
          values[i] *= input[i];
        } else if (id.equals("occlusion0")) {
          double[] without = input.clone();
          without[i] = 0;
          values[i] = net.output(input)[target] - net.output(without)[target];
        }
      }
      return Explanation.of(id, target, values);
    }
  }
}
