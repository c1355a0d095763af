package groundwork.study.entity;

import java.time.Instant;

/**
 * One time that the working files were stored.
 *
 * @param summary what was changed, in a line
 */
public record Revision(int revision, Instant savedAt, String savedBy, String summary) {}
