package groundwork.model;

import java.util.Arrays;
import java.util.Locale;

/** How the last numbers of a model become probabilities. */
public enum Link {
  /** One number per class; probabilities are their exponentials, divided by the sum. */
  SOFTMAX,
  /**
   * One number for two classes: the log-odds of the second. The logits of both classes are then
   * their log-odds, {@code [-z, z]}, so that either class can be explained.
   */
  SIGMOID,
  /** Numbers that are no probabilities, as of a regression. */
  IDENTITY,
  /** Numbers that are probabilities already; there are no logits. */
  PROBABILITY;

  /** As model files have it: {@code softmax}, ... */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many numbers a model with this many classes ends in. */
  int raw(int classes) {
    return this == SIGMOID ? 1 : classes;
  }

  /**
   * One logit per class from what the model ends in; may be the same array.
   *
   * @throws IllegalArgumentException of {@link #PROBABILITY}
   */
  double[] logits(double[] raw) {
    if (this == PROBABILITY) {
      throw new IllegalArgumentException(
          "this model gives probabilities only: ask for \"output: probability\"");
    }
    return this == SIGMOID ? new double[] {0 - raw[0], raw[0]} : raw;
  }

  /**
   * One probability per class from what the model ends in; the array may be overwritten.
   *
   * @throws IllegalArgumentException of {@link #IDENTITY}
   */
  double[] probabilities(double[] raw) {
    switch (this) {
      case SOFTMAX -> softmax(raw);
      case SIGMOID -> {
        return new double[] {sigmoid(-raw[0]), sigmoid(raw[0])};
      }
      case IDENTITY -> throw noProbabilities();
      case PROBABILITY -> {}
    }
    return raw;
  }

  static IllegalArgumentException noProbabilities() {
    return new IllegalArgumentException(
        "this model gives values, not probabilities (its output is \"identity\"): ask for"
            + " \"output: logit\"");
  }

  static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  /** In place. */
  static void softmax(double[] z) {
    double largest = Arrays.stream(z).max().orElseThrow();
    double sum = 0;
    for (int c = 0; c < z.length; c++) {
      z[c] = Math.exp(z[c] - largest);
      sum += z[c];
    }
    for (int c = 0; c < z.length; c++) {
      z[c] /= sum;
    }
  }
}
