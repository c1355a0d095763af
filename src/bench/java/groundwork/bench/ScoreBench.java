package groundwork.bench;

import groundwork.explanation.Background;
import groundwork.explanation.Explainer;
import groundwork.json.control.Json;
import groundwork.metric.Reference;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Need;
import groundwork.metric.scoring.Controls;
import groundwork.metric.scoring.Engine;
import groundwork.metric.scoring.Material;
import groundwork.metric.scoring.Measure;
import groundwork.metric.scoring.Request;
import groundwork.model.Layered;
import groundwork.model.Network;
import groundwork.model.Output;
import groundwork.model.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Instances a second of six metrics on one thread, beside what Quantus 0.6.0 reached on a machine
 * of two cores (batches of 64, one thread, median of 3); the share of time inside a model that is
 * dear to ask; 100,000 instances in bounded memory. Times are of the thread's processor, so that
 * what else the machine does counts less. Prints Markdown. The 20 carried rows are repeated up to
 * 569.
 */
public final class ScoreBench {
  private static final int ROWS = 569;
  private static final int REPEATS = 5;

  /** Instances a second of Quantus on breast cancer and on digits. */
  private record Measured(String id, Map<String, Object> parameters, double[] quantus) {}

  private static List<Measured> metrics(int features) {
    return List.of(
        new Measured(
            "faithfulness-correlation",
            Map.of("samples", 100, "subset", features / 5, "baseline", 0, "output", "logit"),
            new double[] {358, 320}),
        new Measured("pixel-flipping", Map.of("step", 1, "baseline", 0), new double[] {1926, 858}),
        new Measured("max-sensitivity", Map.of("samples", 200), new double[] {207, 173}),
        new Measured("sparseness", Map.of(), new double[] {221_649, 127_882}),
        new Measured("relevance-rank-accuracy", Map.of(), new double[] {159_970, 80_540}),
        new Measured("mprt", Map.of(), new double[] {2721, 2571}));
  }

  private ScoreBench() {}

  /**
   * @param arguments of the other benchmark; not used
   */
  public static void main(String[] arguments) {
    say(
        "%s %s, %d processors, heap at most %d MiB%n",
        System.getProperty("java.vm.name"),
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20);
    var tumours = cases("breast_cancer", ROWS);
    var digits = cases("digits", ROWS);
    say("%n| metric | data | instances/s | Quantus | times faster |%n|---|---|---|---|---|%n");
    for (int i = 0; i < 6; i++) {
      speed(tumours, metrics(30).get(i), "breast cancer", 0);
      speed(digits, metrics(64).get(i), "digits", 1);
    }
    say("%nOn a network of 784-512-512-10 with random weights:%n");
    say("%n| metric | instances/s | share inside the model |%n|---|---|---|%n");
    for (int i : new int[] {0, 1, 2, 5}) {
      share(metrics(784).get(i));
    }
    many(tumours);
  }

  private static void speed(List<Case> cases, Measured measured, String data, int column) {
    double rate = rate(Metrics.of(measured.id, measured.parameters), cases);
    say(
        "| %s | %s | %,.0f | %,.0f | %.1f |%n",
        measured.id, data, rate, measured.quantus[column], rate / measured.quantus[column]);
  }

  /** Instances a second, the median of several runs after a first that is thrown away. */
  private static double rate(Metric metric, List<Case> cases) {
    double[] rates = new double[REPEATS];
    warm(metric, cases);
    for (int run = 0; run < REPEATS; run++) {
      long start = Timed.now();
      int times = 0;
      do {
        metric.scores(cases);
        times++;
      } while (Timed.now() - start < 200_000_000L); // what is fast is done often
      rates[run] = times * cases.size() / ((Timed.now() - start) / 1e9);
    }
    Arrays.sort(rates);
    return rates[REPEATS / 2];
  }

  private static void warm(Metric metric, List<Case> cases) {
    long start = Timed.now();
    do {
      metric.scores(cases);
    } while (Timed.now() - start < 1_000_000_000L);
  }

  private static void share(Measured measured) {
    var nanos = new AtomicLong();
    var cases = dear(20, nanos);
    var metric = Metrics.of(measured.id, measured.parameters);
    warm(metric, cases);
    nanos.set(0);
    long start = Timed.now();
    metric.scores(cases);
    double all = Timed.now() - start;
    say(
        "| %s | %,.1f | %.1f %% |%n",
        measured.id, cases.size() / (all / 1e9), 100 * nanos.get() / all);
  }

  /** The gradient of the explained class's logit, by whatever model is asked. */
  private record Gradient() implements Explainer {
    @Override
    public String id() {
      return "gradient";
    }

    @Override
    public String source() {
      return "";
    }

    @Override
    public groundwork.explanation.Explanation explain(
        groundwork.model.Predictor model,
        double[] input,
        int target,
        Background background,
        long seed) {
      return groundwork.explanation.Explanation.of(
          id(),
          target,
          model.layered().orElseThrow().gradients(new double[][] {input}, target, Output.LOGIT)[0]);
    }

    @Override
    public double[][] explainAll(
        groundwork.model.Predictor model,
        double[][] inputs,
        int target,
        Background background,
        long[] seeds) {
      return model.layered().orElseThrow().gradients(inputs, target, Output.LOGIT);
    }
  }

  private static List<Case> cases(String dataset, int n) {
    var data = Reference.read("inputs/" + dataset);
    var about = data.get("models").get("mlp");
    double[][] x = Reference.rows(data.get("x"));
    double[][] attributions = Reference.rows(about.get("attributions").get("gradient"));
    double[][] masks = Reference.rows(data.get("masks").iterator().next());
    var model = Reference.network(dataset, "mlp");
    var background =
        dataset.equals("digits")
            ? Background.images(new Shape(1, 8, 8), x)
            : Background.sample(x, new boolean[x[0].length]);
    var cases = new ArrayList<Case>();
    for (int i = 0; i < n; i++) {
      int row = i % x.length;
      boolean[] mask = new boolean[x[row].length];
      for (int f = 0; f < mask.length; f++) {
        mask[f] = masks[row][f] != 0;
      }
      cases.add(
          new Case(
                  "row " + i,
                  model,
                  background,
                  x[row],
                  about.get("y_explained").get(row).asInt(),
                  attributions[row],
                  new Gradient(),
                  1)
              .mask(mask));
    }
    return cases;
  }

  private static List<Case> dear(int n, AtomicLong nanos) {
    var random = new SplittableRandom(1);
    var layers = new ArrayList<Network.Dense>();
    int[] sizes = {784, 512, 512, 10};
    for (int at = 1; at < sizes.length; at++) {
      double[][] weights = new double[sizes[at]][];
      for (int o = 0; o < weights.length; o++) {
        double range = 1 / Math.sqrt(sizes[at - 1]);
        weights[o] = random.doubles(sizes[at - 1], -range, range).toArray();
      }
      layers.add(
          new Network.Dense(
              "fc" + at,
              weights,
              new double[sizes[at]],
              at == 3 ? Network.Activation.IDENTITY : Network.Activation.RELU));
    }
    Layered model =
        Timed.of(
            new Network(layers, IntStream.range(0, 10).mapToObj(String::valueOf).toList()), nanos);
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = random.doubles(784).toArray();
    }
    var background = Background.images(new Shape(1, 28, 28), rows);
    var cases = new ArrayList<Case>();
    for (int i = 0; i < n; i++) {
      double[] gradient = model.gradients(new double[][] {rows[i]}, 0, Output.LOGIT)[0];
      cases.add(new Case("row " + i, model, background, rows[i], 0, gradient, new Gradient(), 1));
    }
    return cases;
  }

  /** 100,000 instances made when they are asked for. */
  private record Many(List<Case> few, List<String> items) implements Material {
    @Override
    public String title() {
      return "many";
    }

    @Override
    public List<String> models() {
      return List.of("mlp");
    }

    @Override
    public List<String> methods() {
      return List.of("gradient");
    }

    @Override
    public boolean explains(String model, String method) {
      return true;
    }

    @Override
    public Set<Need> gives(String model, String method) {
      return EnumSet.allOf(Need.class);
    }

    @Override
    public Case of(String model, String method, int item, long seed) {
      var one = few.get(item % few.size());
      var own =
          new Case(
              items.get(item),
              one.model(),
              one.background(),
              one.input().clone(),
              one.target(),
              one.attribution().clone(),
              one.method(),
              seed);
      return method.equals("gradient") ? own : Controls.explained(own, model, method);
    }

    @Override
    public Map<String, String> inputs() {
      return Map.of();
    }
  }

  private static void many(List<Case> few) {
    var items = IntStream.range(0, 100_000).mapToObj(i -> "row " + i).toList();
    var settings = new LinkedHashMap<String, Object>();
    settings.put("samples", 10);
    settings.put("baseline", 0);
    var metrics =
        Measure.of(
            List.of(
                new Measure.Choice("faithfulness-correlation", settings),
                new Measure.Choice("sparseness", Map.of()),
                new Measure.Choice("pixel-flipping", Map.of("baseline", 0))));
    var material = new Many(few, items);
    long start = System.nanoTime();
    var table = Engine.score(material, Request.all(material, metrics, 1));
    double seconds = (System.nanoTime() - start) / 1e9;
    System.gc(); // what is left is the table
    long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    say(
        "%n%,d instances, 3 methods, 3 metrics: %,d scores in %.1f s on all cores, heap in use after: %d MiB of %d, %s%n",
        items.size(),
        table.scores().size(),
        seconds,
        used >> 20,
        Runtime.getRuntime().maxMemory() >> 20,
        Json.write(table.cells().getFirst().mean()));
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
