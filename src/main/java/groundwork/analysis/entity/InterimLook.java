package groundwork.analysis.entity;

import java.time.Instant;

/**
 * Somebody saw outcomes of a study version.
 *
 * @param what results, analysis or export
 * @param completed how many real participants had completed by then
 * @param open whether people could still join
 * @param masked whether arms had their names taken away
 */
public record InterimLook(
    int version,
    String what,
    String actor,
    Instant at,
    int completed,
    boolean open,
    boolean masked) {}
