package groundwork.export.entity;

import groundwork.assignment.entity.Pseudonym;
import groundwork.study.entity.Arm;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One enrolment with its plan.
 *
 * @param arm id, or null where none was given
 * @param steps the plan as it was written when the assignment was made
 * @param endedReason which rule or check ended the run; null for none
 * @param attentionFailed how many attention checks and instructed items were failed
 * @param sessions when the second sitting began, the third, and so on
 */
public record Person(
    UUID id,
    Version version,
    String kind,
    String status,
    boolean deleted,
    String arm,
    String consentVersion,
    String locale,
    JsonNode client,
    int saves,
    int resumes,
    Instant enrolledAt,
    Instant lastSeenAt,
    Instant endedAt,
    String excludedReason,
    String endedReason,
    int attentionFailed,
    JsonNode steps,
    List<Instant> sessions) {

  public boolean isIn(Scope scope) {
    return !deleted && !turnedAway() && scope.kinds().has(kind);
  }

  /** Did not agree, or was not let in: nothing about the person is known. */
  private boolean turnedAway() {
    return switch (status) {
      case "refused", "incompatible-device" -> true;
      case "quota-full" -> saves == 0;
      default -> false;
    };
  }

  /** What stands for a person in pages and exports. */
  public String pseudonym() {
    return Pseudonym.of(id);
  }

  public Arm assigned() {
    return arm == null ? null : version.definition().arm(arm).orElse(null);
  }

  public String level(String factor) {
    var assigned = assigned();
    return assigned == null ? null : assigned.levels().get(factor);
  }

  /** 1 for the first sitting, one more on each later day that the study asks for. */
  public int session(Instant at) {
    return 1 + (int) sessions.stream().filter(begun -> !begun.isAfter(at)).count();
  }

  public String viewport() {
    return viewport(client);
  }

  /** {@code 1280x800}, or null. */
  public static String viewport(JsonNode client) {
    var size = client.path("viewport");
    return size.size() == 2 ? size.get(0).asString() + "x" + size.get(1).asString() : null;
  }
}
