package groundwork.stimulus.entity;

import java.util.Map;

/**
 * One instance with its truth and what each model says about it: the answer key of most tasks, so
 * it never goes to a participant's browser as it is.
 *
 * @param truth class id
 * @param outputs by model id
 * @param practice whether it is kept for practice and never scored
 * @param mask name of a picture whose bright places are where the truth lies; null without
 * @param group of whom or what it is an instance: metrics are compared between groups; null without
 */
public record Item(
    String id,
    Content content,
    String truth,
    Map<String, Output> outputs,
    String difficulty,
    Boolean practice,
    String mask,
    String group) {
  /** What a model says: the class, and the probability of each class. */
  public record Output(String predicted, Map<String, Double> scores) {
    public Output {
      scores = Map.copyOf(scores);
    }
  }

  public Item {
    outputs = Map.copyOf(outputs);
    practice = practice != null && practice;
  }

  public Item(
      String id,
      Content content,
      String truth,
      Map<String, Output> outputs,
      String difficulty,
      Boolean practice) {
    this(id, content, truth, outputs, difficulty, practice, null, null);
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

  /** Where it stands in the balance of truth and prediction. */
  public Cell cell(String model) {
    return new Cell(truth, output(model).predicted());
  }

  /** One combination of what is true and what the model says. */
  public record Cell(String truth, String predicted) {}
}
