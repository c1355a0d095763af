/**
 * What all metrics of explanations share; each family has a package of its own below.
 *
 * <p>A metric is a pure function of {@link groundwork.metric.entity.Case cases}: a {@link
 * groundwork.metric.measure.Kind} makes it from settings, its card says every setting that is in
 * force, and a metric made from the settings on its card is the same metric.
 *
 * <p><b>Rules.</b> (2026-11-23)
 *
 * <ul>
 *   <li><b>Definition.</b> Without {@code compatibility} a metric does what its publication
 *       defines.
 *   <li><b>Compatibility.</b> With the name of a library it does what that library does, defects
 *       included; settings that are not given are then the library's own defaults: whether signs
 *       are dropped and attributions are brought to a scale, and for metrics that ask the model
 *       also the baseline and whether probabilities or logits are read. A setting that is given
 *       counts in every mode.
 *   <li><b>Preparation.</b> {@link groundwork.metric.measure.Prepared}: {@code normalise} divides
 *       attributions by {@code divisor} over the instance or over the whole set, then {@code abs}
 *       drops signs. Explanations that are made again are prepared like the one they are compared
 *       with; over a set, all of the same draw share one scale. Zeros everywhere stay zeros.
 *   <li><b>Ties.</b> Of equal values the lower index comes first ({@link
 *       groundwork.metric.measure.Attributions}); ranks of equals are their mean. In a mode whose
 *       library leaves equals as its sort happens to, {@link groundwork.metric.measure.NumpyOrder}.
 *   <li><b>No score.</b> Where a definition does not say what comes out, there is a reason in plain
 *       English and no number: never 0, never NaN without one. A library's mode gives the library's
 *       number where it has one.
 *   <li><b>Draws.</b> Seeds come from the run, the item and the metric ({@link
 *       groundwork.metric.measure.Draws}), so that all methods get the same draws and neither
 *       batches nor order change a score. Sampled scores come with their Monte Carlo error.
 *   <li><b>Recorded draws.</b> Where a case has them ({@link groundwork.metric.entity.Recorded})
 *       they are used whole instead of drawn ones: another library's numbers can be repeated.
 *   <li><b>Sets.</b> A metric whose score of one item depends on others is a {@link
 *       groundwork.metric.entity.SetMetric} and is given the whole set at once.
 *   <li><b>Spelling.</b> Names and words of settings are lower case with hyphens.
 * </ul>
 */
package groundwork.metric.measure;
