package groundwork.power.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A question for power with its answer, as it is kept.
 *
 * @param design hash of definition, plan, texts and stimulus set that were asked about
 * @param current whether the study's files still say that design
 * @param assumptions complete, defaults filled in
 * @param points simulated so far
 * @param result null until it is done
 * @param detail why it failed
 */
public record PowerRun(
    UUID id,
    String design,
    boolean current,
    PowerState state,
    Assumptions assumptions,
    String code,
    int done,
    int total,
    List<PowerPoint.Read> points,
    PowerResult result,
    String detail,
    Instant createdAt,
    Instant startedAt,
    Instant finishedAt) {}
