package groundwork.stimulus.entity;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One instance with its truth and what each model says about it: the answer key of most tasks, so
 * it never goes to a participant's browser as it is.
 *
 * @param truth class id
 * @param outputs by model id
 * @param practice whether it is kept for practice and never scored
 * @param mask name of a picture whose bright places are where the truth lies; null without
 * @param group of whom or what it is an instance: metrics are compared between groups; null without
 * @param perturbations the item with one thing changed each; empty without
 */
public record Item(
    String id,
    Content content,
    String truth,
    Map<String, Output> outputs,
    String difficulty,
    Boolean practice,
    String mask,
    String group,
    List<Perturbation> perturbations) {
  /** What a model says: the class, and the probability of each class. */
  public record Output(String predicted, Map<String, Double> scores) {
    public Output {
      scores = Map.copyOf(scores);
    }
  }

  public Item {
    outputs = Map.copyOf(outputs);
    practice = practice != null && practice;
    perturbations = perturbations == null ? List.of() : List.copyOf(perturbations);
  }

  public Item(
      String id,
      Content content,
      String truth,
      Map<String, Output> outputs,
      String difficulty,
      Boolean practice) {
    this(id, content, truth, outputs, difficulty, practice, null, null, null);
  }

  /**
   * @throws IllegalArgumentException for a model that has no output here
   */
  public Output output(String model) {
    var output = outputs.get(model);
    if (output == null) {
      throw new IllegalArgumentException("item " + id + " has no output of model " + model);
    }
    return output;
  }

  /** The change that tasks about this model ask about: the first one whose output it gives. */
  public Optional<Perturbation> perturbation(String model) {
    return perturbations.stream().filter(one -> one.outputs().containsKey(model)).findFirst();
  }

  /** One of its changes by id. */
  public Optional<Perturbation> perturbationById(String id) {
    return perturbations.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** Whether the model's output changes with that change; null without one. */
  public Boolean flips(String model) {
    return perturbation(model)
        .map(one -> !one.outputs().get(model).predicted().equals(output(model).predicted()))
        .orElse(null);
  }

  /** Where it stands in the balance of truth and prediction. */
  public Cell cell(String model) {
    return new Cell(truth, output(model).predicted());
  }

  /** One combination of what is true and what the model says. */
  public record Cell(String truth, String predicted) {}
}
