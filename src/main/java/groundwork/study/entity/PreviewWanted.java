package groundwork.study.entity;

/**
 * @param arm null to be put into one as participants are
 * @param at id of the block to begin at; null for the beginning
 */
public record PreviewWanted(String arm, String at) {}
