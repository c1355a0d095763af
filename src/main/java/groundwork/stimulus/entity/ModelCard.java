package groundwork.stimulus.entity;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a set says about a model: which file it is, how it takes its input, how well it does.
 *
 * @param input {@code kind} tells how an item becomes a row of numbers
 * @param training how it was made and how often it is right on data it has not seen
 */
public record ModelCard(
    String id,
    String version,
    String title,
    String kind,
    String file,
    Boolean transparent,
    JsonNode input,
    Output output,
    JsonNode training) {
  /** Where the probabilities come out, and of which classes, in order. */
  public record Output(String name, List<String> classes) {
    public Output {
      classes = List.copyOf(classes);
    }
  }
}
