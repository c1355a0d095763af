/**
 * The analysis plan: what will be computed from the data, decided before there are any.
 *
 * <p><b>Purpose.</b> A {@code plan.yaml} (schema {@code plan/1}) names the data's columns, rules of
 * exclusion, derived measures and an ordered list of analyses. What cannot be run is refused with
 * place, rule and remedy.
 *
 * <p><b>Operations.</b> {@link groundwork.plan.control.PlanReader} checks a document against the
 * schema and against what must hold whatever the data, and reads it; {@link
 * groundwork.plan.control.UsedColumns} says which columns a plan speaks of, and where.
 *
 * <p><b>Decisions.</b> (2026-11-23)
 *
 * <ul>
 *   <li>Filters, rules, derived columns and formulas share one language ({@link
 *       groundwork.statistics.design.Expression}, {@link groundwork.statistics.design.Formula}).
 *   <li>What a plan must hold for its data is checked where the data are (room analysis).
 *   <li>A key that means nothing to a kind is remarked on; a plan that cannot be run is refused.
 *   <li>Derived columns are computed for all rows, so that exclusions can use them, and again for
 *       those that remain.
 * </ul>
 *
 * <p><b>Out of scope.</b> Running it (room analysis), statistics.
 */
package groundwork.plan;
