package groundwork.metric.measure;

import groundwork.metric.entity.Case;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What a feature becomes when it is taken away.
 *
 * <ul>
 *   <li>{@code expectation}: all absent features from one background row, the prediction averaged
 *       over the rows
 *   <li>{@code centre}: the mean of a quantity, the commonest option of a category
 *   <li>a number: this value
 *   <li>{@code minimum}, {@code maximum}, {@code mean}: of the instance's own values (Quantus calls
 *       them black, white and mean)
 *   <li>{@code uniform}: for each feature a value drawn evenly from [0, 1), for a category the
 *       option of a background row; by the run's seed and the item
 * </ul>
 */
public record Baseline(String word, Function<Case, double[][]> filling) {
  public static final Baseline EXPECTATION =
      new Baseline("expectation", explained -> explained.background().rows());
  public static final Baseline CENTRE =
      new Baseline("centre", explained -> new double[][] {explained.background().centre()});
  public static final Baseline ZERO = constant(0);

  public static final String IDLE = "the input is the same as its baseline: nothing is taken away";

  private static final String[] WORDS = {
    "expectation", "centre", "minimum", "maximum", "mean", "uniform"
  };

  public static Baseline constant(double value) {
    return new Baseline(
        String.valueOf(value),
        explained -> {
          double[] row = new double[explained.size()];
          Arrays.fill(row, value);
          return new double[][] {row};
        });
  }

  /** What {@code baseline} says; {@code expectation} where it says nothing. */
  public static Baseline of(Parameters parameters) {
    return of(parameters, "expectation");
  }

  public static Baseline of(Parameters parameters, Object otherwise) {
    var given = parameters.values().getOrDefault("baseline", otherwise);
    if (given instanceof Number number) {
      return constant(number.doubleValue());
    }
    return switch (String.valueOf(given)) {
      case "expectation" -> EXPECTATION;
      case "centre" -> CENTRE;
      case "minimum" -> own("minimum", values -> Arrays.stream(values).min().orElseThrow());
      case "maximum" -> own("maximum", values -> Arrays.stream(values).max().orElseThrow());
      case "mean" -> own("mean", values -> Arrays.stream(values).average().orElseThrow());
      case "uniform" -> new Baseline("uniform", Baseline::drawn);
      default -> written(parameters, given);
    };
  }

  /** A number that has been through a card, where it became a word. */
  private static Baseline written(Parameters parameters, Object given) {
    try {
      return constant(Double.parseDouble(String.valueOf(given)));
    } catch (NumberFormatException word) {
      throw parameters.wrong("baseline", given, "a number or one of " + Arrays.toString(WORDS));
    }
  }

  /** For lists of settings. */
  public static Setting setting() {
    return setting("expectation");
  }

  public static Setting setting(Object standard) {
    return new Setting(
        "baseline",
        standard,
        "what an absent feature becomes: a number, or " + String.join(", ", WORDS));
  }

  private static Baseline own(String word, Function<double[], Double> of) {
    return new Baseline(
        word, explained -> constant(of.apply(explained.input())).filling().apply(explained));
  }

  private static double[][] drawn(Case explained) {
    UniformRandomProvider random = Draws.of(explained, "baseline");
    double[] row = random.doubles(explained.size()).toArray();
    double[][] seen = explained.background().rows();
    for (int i = 0; i < row.length; i++) {
      if (explained.background().category()[i]) { // there is no option between two
        row[i] = seen[(int) (row[i] * seen.length)][i];
      }
    }
    return new double[][] {row};
  }

  /** At least one row of d values, of which the absent ones are taken. */
  public double[][] rows(Case explained) {
    return filling.apply(explained);
  }

  /** Whether the input is its own baseline: nothing can be taken away. */
  public boolean idle(Case explained) {
    return Arrays.stream(rows(explained)).allMatch(row -> Arrays.equals(row, explained.input()));
  }

  /** Probabilities. */
  public double[] without(Case explained, boolean[][] absent) {
    return without(explained, absent, Output.PROBABILITY);
  }

  /**
   * @param absent for each question, which features are taken away
   * @return for each question, the target's output without them
   */
  public double[] without(Case explained, boolean[][] absent, Output output) {
    double[][] filling = rows(explained);
    double[] answers = new double[absent.length];
    int atOnce = Math.max(1, Asked.rowsAtOnce(explained.size()) / filling.length);
    for (int from = 0; from < absent.length; from += atOnce) {
      int to = Math.min(absent.length, from + atOnce);
      double[][] batch = new double[(to - from) * filling.length][];
      for (int i = 0; i < batch.length; i++) {
        batch[i] =
            mixed(
                explained.input(), filling[i % filling.length], absent[from + i / filling.length]);
      }
      double[] outputs = Asked.target(explained, batch, output);
      for (int i = 0; i < batch.length; i++) {
        answers[from + i / filling.length] += outputs[i];
      }
    }
    for (int i = 0; i < answers.length; i++) {
      answers[i] /= filling.length;
    }
    return answers;
  }

  private static double[] mixed(double[] input, double[] filling, boolean[] absent) {
    double[] row = input.clone();
    for (int i = 0; i < row.length; i++) {
      if (absent[i]) {
        row[i] = filling[i];
      }
    }
    return row;
  }
}
