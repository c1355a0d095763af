package groundwork.study.entity;

import groundwork.problem.entity.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The working files of a study, errors and all.
 *
 * @param revision to be sent back as {@code If-Match} with the next change
 * @param definition study.yaml as a tree of the present edition; null if it is not well-formed
 * @param plan plan.yaml as a tree; null if there is none or it is not well-formed
 * @param estimate null where the definition cannot be read so far
 * @param merged whether somebody else's changes were joined with the ones just sent
 */
public record Draft(
    String slug,
    StudyState state,
    int revision,
    Instant savedAt,
    String savedBy,
    Map<String, String> files,
    JsonNode definition,
    JsonNode plan,
    List<Finding> findings,
    Estimate estimate,
    List<OutlineEntry> outline,
    boolean merged) {}
