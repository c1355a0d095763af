package groundwork.analysis.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * Since when the plan of a study version cannot change any more.
 *
 * @param hash SHA-256 of the plan as canonical JSON
 * @param withVersion true where it opened with the version; false where it was locked afterwards
 * @param by who locked it; null where it opened with the version
 * @param completed how many real participants had completed by then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanLock(String hash, boolean withVersion, String by, Instant at, int completed) {}
