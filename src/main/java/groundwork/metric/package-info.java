/**
 * The functionally-grounded rung: scores of explanations that need no human.
 *
 * <p><b>Purpose.</b> Metrics that implement their paper and say what they did, over the methods and
 * controls of a stimulus set, as a persistent run with progress.
 *
 * <p><b>Operations.</b> {@link groundwork.metric.control.Metrics} is the catalogue: id and
 * parameters to a {@link groundwork.metric.entity.Metric}; {@link groundwork.metric.entity.Card}
 * says what each one means. {@code groundwork score} and runs on the server score the same cases by
 * the same classes: {@code material} gives cases from documents, files and stimulus sets, {@code
 * scoring} goes over them on all cores and makes the table, {@code control} keeps runs as jobs.
 * {@code /api/stimuli/{slug}/runs} and {@code /api/studies/{slug}/runs} start, show, follow and
 * cancel runs.
 *
 * <p><b>Decisions.</b> (2026-11-23)
 *
 * <ul>
 *   <li>A {@link groundwork.metric.entity.LocalMetric} scores one {@link
 *       groundwork.metric.entity.Case}, which carries everything it needs; a {@link
 *       groundwork.metric.entity.SetMetric} looks at all of them and is given all, never a part: so
 *       no score can depend on batching or order. Draws are seeded by run seed, item and metric,
 *       and not by method: every method meets the same draws, which makes comparisons between
 *       methods sharper.
 *   <li>What cannot be scored (no explanation, a constant one, nothing left to remove) is NaN with
 *       a reason; it is never 0, and never left out of a count.
 *   <li>Ties in a ranking go to the lower index. Rankings are by signed value, most strongly
 *       towards the predicted class first, unless a parameter says otherwise.
 *   <li>"Absent" means: replaced by the background. {@code baseline: expectation} (the default)
 *       averages the prediction over all background rows, all absent features taken from one row at
 *       a time; {@code baseline: centre} puts in the mean of a quantity and the commonest option of
 *       a category.
 *   <li>Two controls stand in every run, asked for or not: {@code random} (values drawn evenly from
 *       [-1, 1)) and {@code random-ranking} (each order of the features equally likely).
 *   <li>A re-explanation draws its own randomness, so that a method's sampling noise counts as
 *       instability; with one shared seed, the random control would look perfectly stable.
 *   <li>Probabilities are scored, never logits, unless a compatibility mode says otherwise. Where a
 *       library computes something else than its paper, a named compatibility mode reproduces it.
 * </ul>
 *
 * <p><b>Out of scope.</b> Making explanations (explanation), people (trial), intervals
 * (statistics), the page's table (analysis).
 */
package groundwork.metric;
