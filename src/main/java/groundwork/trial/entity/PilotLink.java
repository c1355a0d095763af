package groundwork.trial.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * A link for people who try a study out.
 *
 * @param valid neither expired nor revoked
 * @param url from the root of this server; only when it was just made, else null
 */
public record PilotLink(
    UUID id,
    String label,
    Instant createdAt,
    Instant expiresAt,
    Instant revokedAt,
    boolean valid,
    String url) {}
