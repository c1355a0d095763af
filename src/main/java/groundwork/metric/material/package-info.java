/**
 * What is to be scored, from where researchers have it: a scoring document ({@code scoring/1}) with
 * arrays beside it, or a stimulus set.
 *
 * <p>{@link groundwork.metric.material.ArrayFiles} reads a file of numbers whatever its form;
 * {@link groundwork.metric.material.Imported} takes attributions as SHAP, Captum and LIME leave
 * them; {@link groundwork.metric.material.ScoringReader} turns a document into a {@link
 * groundwork.metric.scoring.Material} or into everything that is wrong with it. Pure, but for
 * {@link groundwork.metric.material.Source}, which is told where files are.
 */
package groundwork.metric.material;
