package groundwork.stimulus.entity;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A set in a list. */
public record SetSummary(
    String slug,
    String title,
    String description,
    String version,
    String modality,
    JsonNode licence,
    String hash,
    int items,
    int models,
    List<Named> methods,
    Instant loadedAt) {
  /** A method, as lists name it. */
  public record Named(String id, String title) {}
}
