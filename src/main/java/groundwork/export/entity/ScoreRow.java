package groundwork.export.entity;

import java.time.Instant;

/** One score of a run without people. */
public record ScoreRow(
    String run,
    String version,
    long seed,
    String model,
    String method,
    String metric,
    String item,
    Double value,
    Double error,
    String reason,
    String code,
    Instant at) {}
