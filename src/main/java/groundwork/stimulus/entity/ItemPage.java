package groundwork.stimulus.entity;

import java.util.List;
import java.util.Map;

/**
 * Some items of a set.
 *
 * @param total all that match
 * @param page from 1
 */
public record ItemPage(int total, int page, int size, List<Row> items) {
  /**
   * One item without its content.
   *
   * @param says beginning of a text, what is to be seen in a picture, or the first values
   * @param alt whether a picture has words for those who do not see it; null for others
   * @param explained methods that explain it, by model
   * @param changes how many changed forms it has
   */
  public record Row(
      String id,
      String says,
      String truth,
      Map<String, Said> outputs,
      String difficulty,
      String group,
      boolean practice,
      Boolean alt,
      Map<String, List<String>> explained,
      int changes) {}

  /** What a model says of it, how sure it is, and whether that is so. */
  public record Said(String predicted, Double score, boolean right) {}
}
