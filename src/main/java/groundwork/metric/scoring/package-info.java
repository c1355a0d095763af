/**
 * Scores of many explanations: models x methods x metrics over all items, with the controls beside.
 *
 * <p>{@link groundwork.metric.scoring.Material} is what is scored, from wherever it comes; {@link
 * groundwork.metric.scoring.Engine} makes the scores on all cores; {@link
 * groundwork.metric.scoring.ScoreTable} is what is said about them. Pure: no server, no clock, no
 * files.
 *
 * <p><b>Decisions.</b> (2026-11-23)
 *
 * <ul>
 *   <li>Scores are the same for any number of threads and any size of block: a local metric sees
 *       one case, a set metric all of them, and results are taken in the order of the items.
 *   <li>A case is made once and given to all metrics, since explaining may cost more than scoring.
 *   <li>What cannot be scored is counted with its reason. What a metric needs and nothing gives is
 *       said once for the cell.
 *   <li>Intervals of means are Student's; ranks within a metric go from 1, the best; the test over
 *       methods is Friedman's with Nemenyi's critical difference over items that all methods have a
 *       score for.
 * </ul>
 */
package groundwork.metric.scoring;
