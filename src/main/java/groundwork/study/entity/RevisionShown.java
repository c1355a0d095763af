package groundwork.study.entity;

import java.time.Instant;
import java.util.Map;

/** The working files as they were once; storing them again brings them back. */
public record RevisionShown(
    int revision, Instant savedAt, String savedBy, String summary, Map<String, String> files) {}
