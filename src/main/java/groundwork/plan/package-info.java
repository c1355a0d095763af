/**
 * The analysis plan: what will be computed from the data, decided before there are any.
 *
 * <p><b>Purpose.</b> A {@code plan.yaml} (schema {@code plan/1}) names the data's columns, rules of
 * exclusion, derived measures and an ordered list of analyses. What cannot be run is refused with
 * place, rule and remedy.
 *
 * <p><b>Out of scope.</b> Running it (room analysis), statistics.
 */
package groundwork.plan;
