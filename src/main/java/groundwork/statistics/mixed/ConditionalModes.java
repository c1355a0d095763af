package groundwork.statistics.mixed;

import java.util.List;

/**
 * Conditional modes of one random term: each level's deviation from the fixed part, shrunk.
 *
 * @param group name of the grouping factor
 * @param names of the term's columns
 * @param levels labels of the levels that occur
 * @param values {@code values[l][k]} for level l and column k
 */
public record ConditionalModes(
    String group, List<String> names, List<String> levels, double[][] values) {}
