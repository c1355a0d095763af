/**
 * Statistics as pure functions: plain arrays in, an immutable record out.
 *
 * <p><b>Purpose.</b> Estimates with their uncertainty, defined exactly once and checked against R.
 *
 * <p><b>Operations.</b> {@link groundwork.statistics.Proportion#wilson}, {@link
 * groundwork.statistics.ProportionDifference#newcombe}, {@link groundwork.statistics.Mean#student},
 * {@link groundwork.statistics.Quantile}, {@link groundwork.statistics.Bootstrap} (of values, of
 * participants, of anything addressed by an index), {@link groundwork.statistics.agreement.Alpha},
 * {@link groundwork.statistics.association.Correlation}, {@link
 * groundwork.statistics.decision.Reliance}.
 *
 * <p><b>Decisions.</b> (2026-11-23)
 *
 * <ul>
 *   <li>The record is the result; a static maker is the method. Choices are names of makers, never
 *       booleans.
 *   <li>NaN, infinity and impossible input are refused with a message that names the argument;
 *       nothing is dropped or imputed here. A quantity that is defined for no data of this kind (a
 *       rate over nothing) is said to be undefined, never zero.
 *   <li>Distributions come from Commons Statistics, random numbers from Commons RNG (xoshiro256++
 *       with a given seed); a bootstrap can be replayed from its index matrix.
 *   <li>Expected values in the tests come from R 4.2.2 and stand under the R call that gave them.
 * </ul>
 *
 * <p><b>Out of scope.</b> Reading data, choosing the analysis, wording results (room analysis).
 */
package groundwork.statistics;
