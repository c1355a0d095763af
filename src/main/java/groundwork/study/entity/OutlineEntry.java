package groundwork.study.entity;

import java.util.List;

/**
 * A block in the picture of a flow, as far as it can be read.
 *
 * @param pointer into the definition
 * @param depth 0, or 1 within a group, and so on
 * @param trials how many, or 0
 * @param onlyArms empty for all
 * @param when rule, or null
 * @param steps pages that a participant goes through here
 */
public record OutlineEntry(
    String id,
    String kind,
    String label,
    String pointer,
    int depth,
    int trials,
    List<String> onlyArms,
    String when,
    int steps) {}
