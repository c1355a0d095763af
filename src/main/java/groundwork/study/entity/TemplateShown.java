package groundwork.study.entity;

import java.util.List;

/**
 * A template in a list.
 *
 * @param sets slugs of the stimulus sets that it works with
 */
public record TemplateShown(
    String id,
    String title,
    String summary,
    Rung rung,
    List<Task> tasks,
    String source,
    String doi,
    List<String> sets) {}
