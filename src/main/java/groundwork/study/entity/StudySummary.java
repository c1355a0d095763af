package groundwork.study.entity;

import java.time.Instant;

/**
 * A study in a list. Counts are of real participants: simulated ones and previews are left out.
 *
 * @param version number of the newest version, null while it is a draft
 * @param link where participants go, null where there are none
 * @param updatedAt when anything last happened
 */
public record StudySummary(
    String slug,
    String title,
    Rung rung,
    StudyState state,
    String question,
    Integer version,
    int enrolled,
    int active,
    int completed,
    String link,
    Instant updatedAt) {}
