package groundwork.access.entity;

import java.time.Instant;

/** One thing that somebody did. */
public record AuditEntry(Instant at, String actor, String action, String subject) {}
