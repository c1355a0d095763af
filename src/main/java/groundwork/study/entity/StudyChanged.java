package groundwork.study.entity;

/** Fired when a study was written, opened or closed, and heard once that is certain. */
public record StudyChanged(String slug) {}
