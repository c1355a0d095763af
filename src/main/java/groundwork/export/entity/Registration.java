package groundwork.export.entity;

import groundwork.study.entity.Study;
import groundwork.study.entity.Taxonomy;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a preregistration is written from.
 *
 * @param plan the plan as a tree; missing where there is none
 * @param trials how many trials somebody does in all, by arm id
 * @param hash SHA-256 of everything that makes the version
 * @param collected how many real participants have taken part so far, in any version
 */
public record Registration(
    Study study,
    JsonNode plan,
    Map<String, Integer> trials,
    Taxonomy taxonomy,
    String hash,
    int collected) {}
