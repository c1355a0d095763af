package groundwork.study.entity;

import groundwork.problem.entity.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A study as researchers look at it: how it stands, and what its working files say.
 *
 * @param definition study.yaml as it was written
 * @param plan plan.yaml as it was written, or null
 * @param materials the other files by name
 * @param locales the language of the texts, then those that they are translated into
 * @param draftHash what the next version's hash would be if the study opened now
 */
public record StudyShown(
    String slug,
    String title,
    Rung rung,
    StudyState state,
    String question,
    String claim,
    Integer version,
    int enrolled,
    int active,
    int completed,
    String link,
    Instant updatedAt,
    Integer minutes,
    Study.Stimuli stimuli,
    String definition,
    String plan,
    Map<String, String> materials,
    String draftHash,
    List<Finding> findings,
    List<VersionShown> versions,
    List<Arm> arms,
    List<JsonNode> flow,
    List<String> locales,
    Functional functional,
    Map<Ending, Outcome> completion) {
  /** One frozen version. */
  public record VersionShown(
      int number, String hash, StudyState state, Instant openedAt, Instant closedAt) {}
}
