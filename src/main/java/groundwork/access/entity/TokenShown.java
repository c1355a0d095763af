package groundwork.access.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A bearer token as its researcher sees it.
 *
 * @param lastUsedAt to the minute; null if never
 * @param token only in the answer that made it
 */
public record TokenShown(
    UUID id,
    String label,
    Instant createdAt,
    Instant lastUsedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) String token) {}
