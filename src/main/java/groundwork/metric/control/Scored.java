package groundwork.metric.control;

import groundwork.metric.entity.Score;
import java.util.Map;

/**
 * What a unit came to.
 *
 * @param each by item; empty where the metric has no scores of single items
 * @param overall of all of them; null where it is their mean
 */
record Scored(Map<String, Score> each, Score overall) {}
