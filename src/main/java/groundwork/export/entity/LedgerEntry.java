package groundwork.export.entity;

import java.time.Instant;

/**
 * One line of the assignment ledger.
 *
 * @param participant pseudonym; null for somebody whose data were deleted
 */
public record LedgerEntry(
    long entry,
    String version,
    String kind,
    String participant,
    String event,
    int ordinal,
    String arm,
    int armOrdinal,
    String seed,
    Instant at) {}
