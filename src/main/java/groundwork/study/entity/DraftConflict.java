package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import groundwork.problem.entity.Fault;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Two people changed the same place in different ways: a problem (RFC 9457) with what is needed to
 * choose. Nothing was stored, and nothing is lost.
 *
 * @param current what is stored
 */
public record DraftConflict(
    URI type, String title, int status, String detail, List<Place> conflicts, Draft current) {
  /**
   * One place; a value is null where it was not there.
   *
   * @param pointer into study.yaml or plan.yaml, null where a text is meant as a whole
   */
  public record Place(
      String file,
      @JsonInclude(JsonInclude.Include.NON_NULL) String pointer,
      JsonNode base,
      JsonNode mine,
      JsonNode theirs) {}

  public static DraftConflict of(List<Place> conflicts, Draft current) {
    return new DraftConflict(
        Fault.CONFLICT.type(),
        Fault.CONFLICT.title,
        Fault.CONFLICT.status,
        "Somebody else changed the same "
            + (conflicts.size() == 1 ? "place" : conflicts.size() + " places")
            + " since you began; choose, and send again with revision "
            + current.revision()
            + ".",
        conflicts,
        current);
  }
}
