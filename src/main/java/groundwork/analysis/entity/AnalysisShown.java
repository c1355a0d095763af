package groundwork.analysis.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import groundwork.problem.entity.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A study's plan and what came out of it.
 *
 * @param version number of the study version, null where it never opened
 * @param state of the run for the plan and data as they are now
 * @param current whether {@code result} is about the data as they are now; false where people came
 *     or went since
 * @param plan as a tree, null where there is none
 * @param planFindings rules that the plan breaks or bends
 * @param detail why the run failed
 * @param counts people by what became of them, null where the study never opened
 * @param inputs SHA-256 of the study version and of its stimuli
 * @param points by analysis: each person's own value, for charts
 * @param result findings/1, null before the first run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnalysisShown(
    String study,
    Integer version,
    boolean simulated,
    AnalysisState state,
    boolean current,
    JsonNode plan,
    List<Finding> planFindings,
    String detail,
    Instant startedAt,
    Instant finishedAt,
    Counts counts,
    Map<String, String> inputs,
    JsonNode points,
    JsonNode result) {}
