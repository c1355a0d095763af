package groundwork.power.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * The newest answer in one line.
 *
 * @param participants in the analysis; null where the power is not reached
 * @param recruited people who must begin; null with it
 * @param current whether the study still says what was asked about
 */
public record PowerSummary(
    UUID id,
    boolean current,
    String way,
    double wanted,
    Integer participants,
    Integer low,
    Integer high,
    Integer recruited,
    PowerResult.Cost cost,
    String sentence,
    Instant at) {
  public static PowerSummary of(PowerRun run) {
    var needed = run.result().needed();
    var asked = run.assumptions();
    var sentence =
        needed == null
            ? "The wanted power is not reached."
            : "%d participants in the analysis, %d to recruit, for a power of %d%%."
                .formatted(
                    needed.participants(), needed.recruited(), Math.round(100 * asked.power()));
    return new PowerSummary(
        run.id(),
        run.current(),
        asked.way(),
        asked.power(),
        needed == null ? null : needed.participants(),
        needed == null ? null : needed.low(),
        needed == null ? null : needed.high(),
        needed == null ? null : needed.recruited(),
        needed == null ? null : needed.cost(),
        sentence,
        run.finishedAt());
  }
}
