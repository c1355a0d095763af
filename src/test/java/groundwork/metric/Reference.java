package groundwork.metric;

import groundwork.explanation.Background;
import groundwork.explanation.Explainer;
import groundwork.explanation.Explanation;
import groundwork.json.control.Json;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Recorded;
import groundwork.model.Layered;
import groundwork.model.Network;
import groundwork.model.Network.Activation;
import groundwork.model.Output;
import groundwork.model.Predictor;
import groundwork.model.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Inputs, models, draws and values on which Quantus 0.6.0, Captum 0.8.0, OpenXAI and AIX360 were
 * run: what those libraries returned, which is not always what the publications define.
 */
public final class Reference {
  private static final Path FOLDER = Path.of("src/test/resources/metrics/reference");
  private static final Map<String, JsonNode> READ = new ConcurrentHashMap<>();

  private Reference() {}

  /** A file of the folder, without {@code .json}: {@code quantus/AUC}, {@code others/captum}. */
  public static JsonNode read(String name) {
    return READ.computeIfAbsent(
        name,
        file -> {
          try {
            return Json.tree(Files.readString(FOLDER.resolve(file + ".json")));
          } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
          }
        });
  }

  /** What Quantus returned for one metric, without the cases that pass whatever is broken. */
  public static Stream<Given> quantus(String metric) {
    return all("quantus/" + metric).filter(given -> !given.json().path("inert").asBoolean());
  }

  /** What Captum, AIX360 or OpenXAI returned for one metric. */
  public static Stream<Given> others(String library, String metric) {
    return all("others/" + library)
        .filter(given -> given.json().get("metric").asString().equals(metric));
  }

  private static Stream<Given> all(String file) {
    var from = read(file);
    return from.get("cases")
        .valueStream()
        .map(
            json ->
                new Given(json, json.path("dataset").asString(from.path("dataset").asString())));
  }

  /** One call of a library: parameters, and a value per instance or per step. */
  public record Given(JsonNode json, String dataset) {
    public JsonNode data() {
      return read("inputs/" + dataset);
    }

    public String model() {
      return json.get("model").asString();
    }

    public String attribution() {
      return json.get("attribution").asString();
    }

    public JsonNode params() {
      return json.get("params");
    }

    public boolean flag(String param) {
      return params().path(param).asBoolean(false);
    }

    /** Of the call: whether probabilities were scored rather than logits. */
    public Output output() {
      return json.path("call").path("softmax").asBoolean(false) ? Output.PROBABILITY : Output.LOGIT;
    }

    /** One number per instance; booleans are 1 and 0. */
    public double[] values() {
      return numbers(json.get("values"));
    }

    /** One curve per instance. */
    public double[][] curves() {
      return rows(json.get("values"));
    }

    /** The 20 instances with the attributions, draws and mask of this call; absent values are 0. */
    public List<Case> cases() {
      var data = data();
      var about = data.get("models").get(model());
      var network = network(dataset, model());
      double[][] x = rows(data.get("x"));
      double[][] attributions = rows(about.get("attributions").get(attribution()));
      var method = attribution().equals("random") ? null : new Rule(attribution());
      var background =
          dataset.equals("digits")
              ? Background.images(new Shape(1, 8, 8), new double[64])
              : Background.absence(x[0].length);
      var cases = new ArrayList<Case>();
      for (int n = 0; n < x.length; n++) {
        cases.add(
            new Case(
                dataset + " row " + n,
                network,
                background,
                x[n],
                about.get("y_explained").get(n).asInt(),
                data.get("y_true").get(n).asInt(),
                attributions[n],
                method,
                mask(n),
                null,
                new Recorded(draws(n)),
                1));
      }
      return cases;
    }

    private boolean[] mask(int n) {
      var name = params().path("mask");
      if (name.isMissingNode()) {
        return null;
      }
      double[] flags = numbers(data().get("masks").get(name.asString()).get(n));
      boolean[] mask = new boolean[flags.length];
      for (int i = 0; i < flags.length; i++) {
        mask[i] = flags[i] != 0;
      }
      return mask;
    }

    /** By the names of {@link Recorded}: what stands in the file that the case names. */
    private Map<String, double[][]> draws(int n) {
      var named = json.path("draws").asString("");
      if (named.isEmpty()) {
        return Map.of();
      }
      var file = named.replaceFirst("\\.json.*", "");
      if (named.contains("#")) {
        var noise = read(file).get(named.replaceFirst(".*#", ""));
        return Map.of("noise", noise.get(0).get(0).isArray() ? second(noise, n) : rows(noise));
      }
      return file.contains("subsets")
          ? Map.of("subsets", second(read(file).get("subsets"), n))
          : Map.of("baselines", third(read(file).get("baseline"), n));
    }
  }

  /** [k][n][...] for one n. */
  private static double[][] second(JsonNode array, int n) {
    return array.valueStream().map(row -> numbers(row.get(n))).toArray(double[][]::new);
  }

  /** [f][k][n] for one n. */
  private static double[][] third(JsonNode array, int n) {
    return array
        .valueStream()
        .map(step -> step.valueStream().mapToDouble(one -> one.get(n).asDouble()).toArray())
        .toArray(double[][]::new);
  }

  /** {@code linear} or {@code mlp} of {@code breast_cancer} or {@code digits}. */
  public static Network network(String dataset, String model) {
    var spec = read("inputs/" + dataset).get("models").get(model).get("spec");
    var classes =
        IntStream.range(0, spec.has("b2") ? spec.get("b2").size() : spec.get("b1").size())
            .mapToObj(String::valueOf)
            .toList();
    var layers = new ArrayList<Network.Dense>();
    layers.add(
        new Network.Dense(
            "fc1",
            rows(spec.get("W1")),
            numbers(spec.get("b1")),
            spec.has("W2") ? Activation.RELU : Activation.IDENTITY));
    if (spec.has("W2")) {
      layers.add(
          new Network.Dense(
              "fc2", rows(spec.get("W2")), numbers(spec.get("b2")), Activation.IDENTITY));
    }
    return new Network(layers, classes);
  }

  /**
   * The MLP after each step of randomisation, in the library's order.
   *
   * @param order top_down, bottom_up or independent
   */
  public static List<Layered> randomised(String dataset, String order) {
    Layered mlp = network(dataset, "mlp");
    return read("draws/mprt_weights_" + dataset)
        .get(order)
        .valueStream()
        .map(step -> step.get("state"))
        .map(
            state ->
                mlp.with(0, flat(state.get("fc1.weight")), numbers(state.get("fc1.bias")))
                    .with(1, flat(state.get("fc2.weight")), numbers(state.get("fc2.bias"))))
        .toList();
  }

  private static double[] flat(JsonNode matrix) {
    return Stream.of(rows(matrix)).flatMapToDouble(java.util.Arrays::stream).toArray();
  }

  /** A list of any depth as one row; "NaN" and "Infinity" are numbers, true is 1. */
  public static double[] numbers(JsonNode list) {
    return flatten(list).toArray();
  }

  private static java.util.stream.DoubleStream flatten(JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().flatMapToDouble(Reference::flatten);
    }
    if (node.isBoolean()) {
      return java.util.stream.DoubleStream.of(node.asBoolean() ? 1 : 0);
    }
    return java.util.stream.DoubleStream.of(
        node.isString() ? Double.parseDouble(node.asString()) : node.asDouble());
  }

  /** A list whose elements become rows, each flat. */
  public static double[][] rows(JsonNode list) {
    return list.valueStream().map(Reference::numbers).toArray(double[][]::new);
  }

  /** The attribution rules of the reference, on the logit of the explained class. */
  public record Rule(String id) implements Explainer {
    @Override
    public String source() {
      return "";
    }

    @Override
    public Explanation explain(
        Predictor model, double[] input, int target, Background background, long seed) {
      double[][] one = {input};
      double[] values =
          model.layered().orElseThrow().gradients(one, target, Output.LOGIT)[0].clone();
      for (int i = 0; i < values.length; i++) {
        if (id.equals("gradient_x_input")) {
          values[i] *= input[i];
        } else if (id.equals("occlusion0")) {
          double[] without = input.clone();
          without[i] = 0;
          values[i] =
              model.logits(one)[0][target] - model.logits(new double[][] {without})[0][target];
        }
      }
      return Explanation.of(id, target, values);
    }
  }
}
