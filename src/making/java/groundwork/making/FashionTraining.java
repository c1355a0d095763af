package groundwork.making;

import groundwork.model.Network;
import groundwork.model.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The network of the fashion sets while it learns: as it is before the first epoch and after each,
 * at its own rate and at one that is too high for it.
 */
final class FashionTraining {
  static final int EPOCHS = 20;

  /** After which the network of the set stopped. */
  static final int STOPPED = 14;

  private static final double HIGH = 1e-2;
  private static final int MEASURED = 2000;

  private final double[][] x;
  private final int[] y;
  private final double[][] validation;
  private final int[] validationOf;
  private final List<Network> own;
  private final List<Network> high;

  FashionTraining(Garments garments) {
    x = rows(garments, 0, FashionModels.TRAINING);
    y = Arrays.copyOf(garments.labels(), FashionModels.TRAINING);
    int all = garments.labels().length;
    validation = rows(garments, FashionModels.TRAINING, all);
    validationOf = Arrays.copyOfRange(garments.labels(), FashionModels.TRAINING, all);
    own = epochs(FashionModels.RATE);
    high = epochs(HIGH);
  }

  private static double[][] rows(Garments garments, int from, int to) {
    return IntStream.range(from, to).mapToObj(garments::values).toArray(double[][]::new);
  }

  private List<Network> epochs(double rate) {
    var epochs = new ArrayList<Network>();
    Training settings = FashionModels.mlp().rate(rate).epochs(EPOCHS).seed(MakeStimuli.SEED);
    settings.fit(x, y, FashionSet.CLASSES, epochs::add);
    return epochs;
  }

  /** The network of the set, before it learned (0) or after so many epochs. */
  Network after(int epochs) {
    return own.get(epochs);
  }

  double[][] training() {
    return x;
  }

  int[] trainingOf() {
    return y;
  }

  /** Loss against epoch: two rates, each on what it learns from and on what is kept from it. */
  Map<String, Object> lossCurves() {
    return curves("loss", "cross-entropy", (network, rows, of) -> loss(network, rows, of));
  }

  Map<String, Object> accuracyCurves() {
    return curves(
        "accuracy", "share that is right", (network, rows, of) -> share(network, rows, of));
  }

  private interface Measure {
    double of(Network network, double[][] rows, int[] classes);
  }

  private Map<String, Object> curves(String name, String unit, Measure measure) {
    double[][] seen = Arrays.copyOf(x, MEASURED);
    int[] seenOf = Arrays.copyOf(y, MEASURED);
    var series = new ArrayList<Object>();
    for (var run : List.of("A", "B")) {
      var networks = run.equals("A") ? own : high;
      String rate = run.equals("A") ? "rate 0.001" : "rate 0.01";
      series.add(line(run, rate, "train", networks, one -> measure.of(one, seen, seenOf)));
      series.add(
          line(run, rate, "val", networks, one -> measure.of(one, validation, validationOf)));
    }
    return Description.of(
        "kind",
        "line",
        "title",
        "Training: " + name,
        "alt",
        "The network's %s over %d epochs of training at two learning rates, on pictures it learned from and on others."
            .formatted(name, EPOCHS),
        "x",
        Description.of("name", "epoch"),
        "y",
        Description.of("name", name, "unit", unit),
        "series",
        series,
        "marks",
        List.of(Description.of("x", STOPPED, "label", "the network of this study")));
  }

  private static Map<String, Object> line(
      String run,
      String rate,
      String split,
      List<Network> networks,
      java.util.function.ToDoubleFunction<Network> measure) {
    double[] values = networks.parallelStream().mapToDouble(measure).toArray();
    return Description.of(
        "id",
        run + "-" + split,
        "label",
        rate + (split.equals("train") ? ", seen in training" : ", not seen in training"),
        "run",
        run,
        "split",
        split,
        "x",
        IntStream.range(0, values.length).toArray(),
        "y",
        Rounded.to(3, values));
  }

  private static double loss(Network network, double[][] rows, int[] classes) {
    double[][] p = network.probabilities(rows);
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum -= StrictMath.log(Math.max(p[i][classes[i]], Double.MIN_NORMAL));
    }
    return sum / p.length;
  }

  private static double share(Network network, double[][] rows, int[] classes) {
    double[][] p = network.probabilities(rows);
    return IntStream.range(0, p.length).filter(i -> FashionItems.best(p[i]) == classes[i]).count()
        / (double) p.length;
  }

  /** How often the network of the set takes which kind for which, of the pictures kept from it. */
  int[][] confusion() {
    int[][] counts = new int[FashionSet.CLASSES.size()][FashionSet.CLASSES.size()];
    double[][] p = after(STOPPED).probabilities(validation);
    for (int i = 0; i < p.length; i++) {
      counts[validationOf[i]][FashionItems.best(p[i])]++;
    }
    return counts;
  }
}
