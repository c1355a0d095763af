package groundwork.study.entity;

/**
 * @param arm null to be put into one as participants are
 */
public record PreviewWanted(String arm) {}
