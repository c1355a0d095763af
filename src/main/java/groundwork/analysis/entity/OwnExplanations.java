package groundwork.analysis.entity;

import java.util.List;

/**
 * What people marked in the items of one block, put together.
 *
 * @param blocks where something is marked or sharpened
 * @param block which of them this is; null where there is none
 * @param participants how many people answered
 * @param items those with answers, in the order of the set
 * @param missing ids of items of the set without an answer
 * @param agreement over all items
 */
public record OwnExplanations(
    List<Source> blocks,
    String block,
    String set,
    String model,
    int participants,
    List<OfItem> items,
    List<String> missing,
    Agreement agreement) {
  /** A block whose answers can become explanations. */
  public record Source(String id, String title, String task, String question) {}

  /**
   * One item's.
   *
   * @param parts what the weights are of: words, or names of features; empty for cells
   * @param lines of cells of a picture; 0 elsewhere
   * @param weights mean over people, each person's largest being 1
   * @param n how many people
   * @param agreement mean rank correlation of each two people; null for fewer than two, or where
   *     somebody marked everything alike
   */
  public record OfItem(
      String item,
      List<String> parts,
      int lines,
      int columns,
      List<Double> weights,
      int n,
      Double agreement) {}

  /**
   * @param correlation mean over the items that have one; null without
   * @param alpha Krippendorff's, of weights as distances, over all parts of all items; null where
   *     it is undefined
   * @param items how many items have at least two answers
   */
  public record Agreement(Double correlation, Double alpha, int items) {}
}
