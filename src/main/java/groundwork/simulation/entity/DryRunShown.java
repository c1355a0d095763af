package groundwork.simulation.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A dry run as it goes.
 *
 * @param begun participants that came in, whatever became of them
 * @param failed participants that the server refused; {@code detail} says why of the first
 */
public record DryRunShown(
    UUID id,
    State state,
    int participants,
    long seed,
    double accuracy,
    Map<String, Double> effects,
    double dropout,
    int begun,
    int completed,
    int dropped,
    int failed,
    String detail,
    Instant createdAt,
    Instant finishedAt) {
  /** How far it is. */
  public enum State {
    QUEUED,
    RUNNING,
    DONE,
    CANCELLED,
    FAILED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public boolean ended() {
      return this != QUEUED && this != RUNNING;
    }
  }
}
