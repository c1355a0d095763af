package groundwork.metric.scoring;

import java.time.Duration;

/**
 * How far a run is.
 *
 * @param done scores made, of {@code total}
 * @param elapsed since it began
 * @param remaining estimate from the pace so far; null before there is one
 */
public record Progress(long done, long total, Duration elapsed, Duration remaining) {
  static Progress of(long done, long total, long nanos) {
    var remaining =
        done == 0 ? null : Duration.ofNanos((long) ((double) nanos / done * (total - done)));
    return new Progress(done, total, Duration.ofNanos(nanos), remaining);
  }
}
