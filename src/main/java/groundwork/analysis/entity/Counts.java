package groundwork.analysis.entity;

/**
 * Who took part in a study version. Simulated runs are in the other numbers only where they were
 * asked for.
 *
 * @param enrolled consented
 * @param excluded left out by a researcher's rule, whatever their status
 * @param simulated dry-run participants, in or out
 */
public record Counts(
    int enrolled,
    int active,
    int completed,
    int withdrawn,
    int failedCheck,
    int refused,
    int excluded,
    int simulated) {}
