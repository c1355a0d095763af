/**
 * Effect sizes with intervals.
 *
 * <p><b>Purpose.</b> How large a difference is, in units that studies can be compared in.
 *
 * <p><b>Operations.</b> {@link groundwork.statistics.effect.StandardisedDifference} (d, g, Δ, d_z,
 * d_av, d_rm), {@link groundwork.statistics.effect.Dominance} (Cliff's delta, rank-biserial, A12),
 * {@link groundwork.statistics.effect.ExplainedVariance} (η², partial η², ω², ε², f), {@link
 * groundwork.statistics.effect.ChiSquaredEffect} (w, φ, V).
 *
 * <p><b>Decisions.</b> (2026-11-23) Intervals are those of the noncentral t, F or χ² where that is
 * the definition, found by inverting the distribution to the last digits. Of the two conventions
 * for a share of variance, λ / (λ + df2) is the default, as in the R package effectsize, and λ / (λ
 * + df1 + df2 + 1), Smithson's, the other.
 *
 * <p><b>Out of scope.</b> Odds and risk ratios, Cohen's h and g, Kendall's W: with the tests of
 * counts and of many groups.
 */
package groundwork.statistics.effect;
