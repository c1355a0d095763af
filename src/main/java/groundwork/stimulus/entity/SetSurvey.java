package groundwork.stimulus.entity;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A set from above: what it is, and what of it there is for which design. Its items are asked for
 * page by page.
 *
 * @param items all of them, those for practice among them
 * @param practice those that are never scored
 * @param difficulties items by difficulty, in the set's order
 * @param groups items by group, in the set's order
 * @param coverage of each model by each method
 * @param pictures items that are pictures
 * @param silent items whose picture says nothing to those who do not see it
 * @param perturbed items with something changed, by the number of changes
 */
public record SetSurvey(
    String slug,
    String title,
    String description,
    String version,
    Modality modality,
    String hash,
    JsonNode licence,
    List<Manifest.Source> sources,
    JsonNode made,
    List<OutputClass> classes,
    int features,
    List<ModelCard> models,
    List<Method> methods,
    int items,
    int practice,
    Map<String, Integer> difficulties,
    Map<String, Integer> groups,
    List<Coverage> coverage,
    List<Balance> balance,
    int pictures,
    List<Silent> silent,
    Map<Integer, Integer> perturbed) {
  /**
   * How many items one method explains for one model.
   *
   * @param applies whether it is meant to; {@code none} never explains
   * @param missing the first ids of those that it does not
   */
  public record Coverage(
      String model, String method, boolean applies, int explained, int of, List<String> missing) {}

  /**
   * Truth by prediction of one model, practice left out.
   *
   * @param right items that the model gets right
   * @param parts the same within each difficulty and each group
   * @param allows what can be drawn from it, in sentences
   */
  public record Balance(
      String model, int right, int of, Cells cells, List<Part> parts, List<String> allows) {}

  /** Counts of each truth and prediction; the smallest cell, of equals the first. */
  public record Cells(List<Cell> all, Cell smallest) {}

  /** Items that are one class and are taken for one. */
  public record Cell(String truth, String predicted, int items) {}

  /**
   * @param of {@code difficulty} or {@code group}
   * @param value which one
   */
  public record Part(String of, String value, int items, int right, Cells cells) {}

  /**
   * @param text what is said instead; empty where nothing is
   */
  public record Silent(String item, String file, String text) {}
}
