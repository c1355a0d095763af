/**
 * Distributions that the library beneath has not: noncentral t, F and chi-squared, the studentised
 * range, and the exact distributions of rank statistics, with ties or without.
 *
 * <p><b>Purpose.</b> Intervals of effect sizes, power, post hoc tests, exact rank tests.
 *
 * <p><b>Decisions.</b> (2026-11-23) Every probability is a sum of positive terms, for the lower and
 * for the upper tail separately: no tail is 1 minus the other, so that small probabilities are as
 * accurate, relatively, as large ones. Mixtures over the standard deviation are integrated by the
 * trapezoidal rule on the log scale, which converges exponentially for such integrands.
 *
 * <p><b>Out of scope.</b> Normal, t, F, chi-squared, beta, binomial: Commons Statistics.
 */
package groundwork.statistics.distribution;
