package groundwork.metric.entity;

import groundwork.explanation.Background;
import groundwork.explanation.Explainer;
import groundwork.model.Predictor;

/**
 * One explanation to be scored, with all that a score may depend on. Its arrays are read-only.
 *
 * @param item id of the item: names the draws
 * @param model the model that was explained
 * @param background what stands for an absent value, and how values lie in an image
 * @param input d values, as the model reads them
 * @param target index of the class that positive values push towards
 * @param truth index of the true class, -1 where it is not known
 * @param attribution d values, as they are shown to people
 * @param method explains again where a metric asks for it; null where nothing can
 * @param mask d flags: what ought to matter (a mask of an image, a human rationale); null without
 * @param reference d values of another explanation to compare with; null without
 * @param recorded draws to be used instead of new ones
 * @param seed of the run
 * @param training labelled rows to train other models on; null without
 */
public record Case(
    String item,
    Predictor model,
    Background background,
    double[] input,
    int target,
    int truth,
    double[] attribution,
    Explainer method,
    boolean[] mask,
    double[] reference,
    Recorded recorded,
    long seed,
    TrainingRows training) {
  /**
   * @throws IllegalArgumentException if the shapes do not fit together or a value is not finite;
   *     the message names item, array and index
   */
  public Case {
    require(item, "input", input, model.inputs());
    require(item, "attribution", attribution, model.inputs());
    if (reference != null) {
      require(item, "reference", reference, model.inputs());
    }
    if (mask != null && mask.length != model.inputs()) {
      throw new IllegalArgumentException(
          "item %s: mask has %d values, the model reads %d"
              .formatted(item, mask.length, model.inputs()));
    }
    if (background.inputs() != model.inputs()) {
      throw new IllegalArgumentException(
          "item %s: a background of %d values, the model reads %d"
              .formatted(item, background.inputs(), model.inputs()));
    }
    if (target < 0 || target >= model.classes().size()) {
      throw new IllegalArgumentException(
          "item %s: class %d of %d".formatted(item, target, model.classes().size()));
    }
    if (truth < -1 || truth >= model.classes().size()) {
      throw new IllegalArgumentException(
          "item %s: true class %d of %d".formatted(item, truth, model.classes().size()));
    }
    if (training != null && training.inputs()[0].length != model.inputs()) {
      throw new IllegalArgumentException(
          "item %s: training rows of %d values, the model reads %d"
              .formatted(item, training.inputs()[0].length, model.inputs()));
    }
  }

  /** A case without rows to train on. */
  public Case(
      String item,
      Predictor model,
      Background background,
      double[] input,
      int target,
      int truth,
      double[] attribution,
      Explainer method,
      boolean[] mask,
      double[] reference,
      Recorded recorded,
      long seed) {
    this(
        item,
        model,
        background,
        input,
        target,
        truth,
        attribution,
        method,
        mask,
        reference,
        recorded,
        seed,
        null);
  }

  /** A case of which nothing more is known than the model and the explanation. */
  public Case(
      String item,
      Predictor model,
      Background background,
      double[] input,
      int target,
      double[] attribution,
      Explainer method,
      long seed) {
    this(
        item,
        model,
        background,
        input,
        target,
        -1,
        attribution,
        method,
        null,
        null,
        Recorded.NONE,
        seed);
  }

  private static void require(String item, String name, double[] values, int length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          "item %s: %s has %d values, the model reads %d"
              .formatted(item, name, values.length, length));
    }
    for (int i = 0; i < length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "item %s: %s[%d] is %s".formatted(item, name, i, values[i]));
      }
    }
  }

  public int size() {
    return input.length;
  }

  /** The same case with another explanation. */
  public Case with(double[] other, Explainer maker) {
    return new Case(
        item,
        model,
        background,
        input,
        target,
        truth,
        other,
        maker,
        mask,
        reference,
        recorded,
        seed,
        training);
  }

  /** The same case under another model, for example one that watches the first. */
  public Case under(Predictor other) {
    return new Case(
        item,
        other,
        background,
        input,
        target,
        truth,
        attribution,
        method,
        mask,
        reference,
        recorded,
        seed,
        training);
  }

  public Case truth(int known) {
    return new Case(
        item,
        model,
        background,
        input,
        target,
        known,
        attribution,
        method,
        mask,
        reference,
        recorded,
        seed,
        training);
  }

  public Case mask(boolean[] known) {
    return new Case(
        item,
        model,
        background,
        input,
        target,
        truth,
        attribution,
        method,
        known,
        reference,
        recorded,
        seed,
        training);
  }

  public Case reference(double[] known) {
    return new Case(
        item,
        model,
        background,
        input,
        target,
        truth,
        attribution,
        method,
        mask,
        known,
        recorded,
        seed,
        training);
  }

  public Case recorded(Recorded known) {
    return new Case(
        item,
        model,
        background,
        input,
        target,
        truth,
        attribution,
        method,
        mask,
        reference,
        known,
        seed,
        training);
  }

  public Case training(TrainingRows known) {
    return new Case(
        item,
        model,
        background,
        input,
        target,
        truth,
        attribution,
        method,
        mask,
        reference,
        recorded,
        seed,
        known);
  }
}
