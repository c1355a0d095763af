/**
 * Statistics as pure functions: plain arrays in, an immutable record out.
 *
 * <p><b>Purpose.</b> Estimates with their uncertainty, defined exactly once and checked against R.
 *
 * <p><b>Operations.</b> Here what all share: {@link groundwork.statistics.Summary}, {@link
 * groundwork.statistics.Mean#student}, {@link groundwork.statistics.Proportion#wilson}, {@link
 * groundwork.statistics.ProportionDifference#newcombe}, {@link groundwork.statistics.Quantile},
 * {@link groundwork.statistics.GeometricMeanRatio} and {@link groundwork.statistics.Bootstrap} (of
 * values, of whole participants, of participants and items at once, of anything addressed by an
 * index). The rest by what is asked: two groups (compare), several (groups), counts, effect sizes
 * (effect), agreement and reliability (agreement), correlation and regression (association), mixed
 * models (mixed), choices (choice), decisions with advice (decision), times (survival), power
 * (power); with distributions, multiplicity and design matrices beside them.
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
 *       with a given seed); a bootstrap keeps no indices, and can be replayed from its index
 *       matrix.
 *   <li>Expected values in the tests come from R 4.2.2 and stand under the R call that gave them.
 * </ul>
 *
 * <p><b>Out of scope.</b> Reading data, choosing the analysis, wording results (room analysis).
 */
package groundwork.statistics;
