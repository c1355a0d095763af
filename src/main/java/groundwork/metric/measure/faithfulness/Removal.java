package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Case;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.NumpyOrder;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scaling;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How features are taken away, and which number of the model is read then.
 *
 * @param library whose ways are followed; "" for the publication's
 */
record Removal(Baseline baseline, Output output, String library) {
  static final String QUANTUS = Prepared.QUANTUS;
  static final String AIX360 = "aix360-783f836";
  static final String IDLE = Baseline.IDLE;

  /** With the baseline {@code expectation} unless another is given. */
  static Removal of(Parameters parameters, String... libraries) {
    return of(parameters, Output.PROBABILITY, libraries);
  }

  /**
   * @param theirs which numbers Quantus reads unless told otherwise; its baseline is the input's
   *     least value then
   */
  static Removal of(Parameters parameters, Output theirs, String... libraries) {
    return filled(parameters, theirs, "minimum", libraries);
  }

  /**
   * The same.
   *
   * @param filling the baseline of Quantus
   */
  static Removal filled(Parameters parameters, Output theirs, Object filling, String... libraries) {
    var library = libraries.length == 0 ? "" : parameters.compatibility(libraries);
    boolean quantus = library.equals(QUANTUS);
    return new Removal(
        Baseline.of(parameters, quantus ? filling : "expectation"),
        parameters.output(quantus ? theirs : Output.PROBABILITY),
        library);
  }

  /**
   * How attributions are prepared.
   *
   * @param abs the publication's choice
   * @param theirs that of Quantus
   * @param scaling of Quantus
   */
  Prepared prepared(Parameters parameters, boolean abs, boolean theirs, Scaling scaling) {
    return Prepared.of(parameters, library, abs, theirs, scaling);
  }

  static Setting[] settings(String... libraries) {
    var settings =
        new Setting[] {
          Baseline.setting(), Parameters.output("probability"), Kind.compatibility(libraries)
        };
    return libraries.length == 0 ? Arrays.copyOf(settings, 2) : settings;
  }

  boolean quantus() {
    return library.equals(QUANTUS);
  }

  boolean aix360() {
    return library.equals(AIX360);
  }

  /** With the settings of the metric itself. */
  Map<String, Object> parameters(Map<String, Object> others) {
    var all = new TreeMap<>(others);
    all.put("baseline", baseline.word());
    all.put("output", output.word());
    all.put("compatibility", library);
    return all;
  }

  /** Indices by falling value; of equals, the lower first, or as a library has them. */
  int[] descending(double[] values) {
    return library.isEmpty() ? Attributions.descending(values) : NumpyOrder.descending(values);
  }

  /** Indices by rising value; of equals, the lower first, or as a library has them. */
  int[] ascending(double[] values) {
    return library.isEmpty() ? Attributions.ascending(values) : NumpyOrder.ascending(values);
  }

  /** The case as it is asked about: AIX360 looks at the predicted class whatever is explained. */
  Case asked(Case explained) {
    if (!aix360()) {
      return explained;
    }
    return about(explained, explained.model().predict(explained.input()));
  }

  /** The same case, another class explained. */
  static Case about(Case explained, int target) {
    return new Case(
        explained.item(),
        explained.model(),
        explained.background(),
        explained.input(),
        target,
        explained.truth(),
        explained.attribution(),
        explained.method(),
        explained.mask(),
        explained.reference(),
        explained.recorded(),
        explained.seed());
  }

  /** The baseline where it is not the same at every step; null where it is. */
  private Stepwise stepwise(Case explained, int steps) {
    return quantus() ? Stepwise.of(explained, baseline, steps, 1) : null;
  }

  /**
   * How far the target's output falls without each set, each taken from the whole input.
   *
   * @param sets indices of features
   */
  double[] falls(Case explained, int[][] sets) {
    var anew = stepwise(explained, sets.length);
    double[] input = explained.input();
    double[][] fillings = anew == null ? baseline.rows(explained) : new double[1][];
    var asking = new Asking(explained, output, sets.length + 1, fillings.length);
    asking.row(input, sets.length);
    for (int set = 0; set < sets.length; set++) {
      for (double[] filling : fillings) {
        double[] row = asking.row(input, set);
        double value = anew == null ? 0 : anew.value(input, set, 0);
        for (int i : sets[set]) {
          row[i] = anew == null ? filling[i] : value;
        }
      }
    }
    double[] outputs = asking.sums();
    double[] falls = new double[sets.length];
    for (int set = 0; set < falls.length; set++) {
      falls[set] = outputs[sets.length] - outputs[set] / fillings.length;
    }
    return falls;
  }

  /** The output after each step, and before the first, as more and more features are removed. */
  double[] removing(Case explained, int[] order, int step) {
    return walk(explained, order, step, false);
  }

  /** The output of the baseline, and after each step, as more and more features come in. */
  double[] inserting(Case explained, int[] order, int step) {
    return walk(explained, order, step, true);
  }

  private double[] walk(Case explained, int[] order, int step, boolean inserting) {
    int steps = steps(order.length, step);
    var anew = inserting ? null : stepwise(explained, steps);
    double[][] fillings = anew == null ? baseline.rows(explained) : new double[1][];
    var asking = new Asking(explained, output, steps + 1, fillings.length);
    for (double[] filling : fillings) {
      double[] row = (inserting ? filling : explained.input()).clone();
      double[] to = inserting ? explained.input() : filling;
      asking.row(row, 0);
      for (int at = 0; at < steps; at++) {
        double value = anew == null ? 0 : anew.value(row, at, 0);
        for (int i = at * step; i < Math.min(order.length, (at + 1) * step); i++) {
          row[order[i]] = anew == null ? to[order[i]] : value;
        }
        asking.row(row, at + 1);
      }
    }
    double[] outputs = asking.sums();
    for (int at = 0; at < outputs.length; at++) {
      outputs[at] /= fillings.length;
    }
    return outputs;
  }

  /** Whether the input is its own baseline: nothing can be taken away. */
  boolean idle(Case explained) {
    return baseline.idle(explained);
  }

  /** How many steps there are; the last may be shorter. */
  static int steps(int features, int step) {
    return (features + step - 1) / step;
  }

  /** An order cut into steps. */
  static int[][] blocks(int[] order, int step) {
    int[][] blocks = new int[steps(order.length, step)][];
    for (int at = 0; at < blocks.length; at++) {
      blocks[at] = Arrays.copyOfRange(order, at * step, Math.min(order.length, (at + 1) * step));
    }
    return blocks;
  }

  /** The sum of the attributions of each set. */
  static double[] sums(double[] attribution, int[][] sets) {
    double[] sums = new double[sets.length];
    for (int set = 0; set < sets.length; set++) {
      for (int i : sets[set]) {
        sums[set] += attribution[i];
      }
    }
    return sums;
  }
}
