/**
 * Questions to a model from inside a figure: what if, a drawing, a training, a round of feedback.
 *
 * <p><b>Purpose.</b> {@code POST /api/take/{slug}/run/queries} answers a question about the figure
 * of the present step ({@link groundwork.query.control.Queries}) with the set's model, which never
 * leaves the server, and keeps question and answer for ever. From them come measures that are
 * stored with the answer ({@link groundwork.query.control.QueryMeasures}).
 *
 * <p><b>Decisions.</b> The model is asked first; then, in one short transaction that holds the
 * run's row, the budget is counted and the question stored. So two windows cannot have more than
 * one budget, a model that fails costs nothing, and a retry (same number) counts once. A question
 * belongs to the answer of its step: once that is stored, nothing is added.
 *
 * <p>Where a task asks for the output of the item, the item as it is gets no answer, and neither
 * does a change that the model cannot see (another case of letters, a word that it does not know):
 * either would hand over the answer. A small real change is answered; how much it tells is a choice
 * of the study. What the goal is worth, tables of answers and right answers stand under {@code key}
 * and never leave the server.
 *
 * <p><b>Out of scope.</b> Drawing figures: the pages do. Metrics of explanations: room {@code
 * metric}.
 */
package groundwork.query;
