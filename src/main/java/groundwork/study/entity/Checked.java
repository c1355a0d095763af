package groundwork.study.entity;

import groundwork.problem.entity.Finding;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What files would say, without storing them.
 *
 * @param definition study.yaml as a tree of the present edition; null if it is not well-formed
 * @param files as they would be stored
 */
public record Checked(
    List<Finding> findings,
    Estimate estimate,
    List<OutlineEntry> outline,
    JsonNode definition,
    JsonNode plan,
    Map<String, String> files) {}
