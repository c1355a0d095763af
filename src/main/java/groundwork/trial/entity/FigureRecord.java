package groundwork.trial.entity;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Something done inside a figure that is stored with the answer, as the figure declares it.
 *
 * @param type {@code number}, {@code string} or {@code boolean}
 * @param label for the codebook
 * @param unit null where there is none
 */
public record FigureRecord(String name, String type, String label, String unit) {
  /** What a figure declares. */
  public static List<FigureRecord> of(JsonNode figure) {
    return figure
        .path("records")
        .valueStream()
        .map(
            one ->
                new FigureRecord(
                    one.path("name").asString(),
                    one.path("type").asString(),
                    one.path("label").asString(),
                    one.path("unit").asString(null)))
        .toList();
  }
}
