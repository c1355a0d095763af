package groundwork.trial.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A link for one person, who may come back by it as often as needed and on any device.
 *
 * @param label who it is for: kept with the identities, apart from every answer
 * @param lastSeen when they were in the study last, or null
 * @param url from the root of this server; only when it was just made, else null
 */
public record Invitation(
    UUID id,
    String label,
    State state,
    Instant createdAt,
    Instant revokedAt,
    Instant lastSeen,
    String url) {
  /** How far it got. */
  public enum State {
    /** Nobody agreed by it yet; looking at it changes nothing. */
    NOT_BEGUN,
    BEGUN,
    /** Came to the end. */
    DONE,
    /** The run ended otherwise: declined a check, left, ran out of time. */
    ENDED,
    /** The link leads nowhere any more. */
    REVOKED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
