package groundwork.study.entity;

import java.util.List;

/**
 * What became of another platform's study.
 *
 * @param taken sentences
 */
public record ForeignTaken(String slug, List<String> taken, List<Left> left, Draft draft) {
  /**
   * Something that has no counterpart here.
   *
   * @param pointer into the document that was sent
   */
  public record Left(String pointer, String what, String why) {}
}
