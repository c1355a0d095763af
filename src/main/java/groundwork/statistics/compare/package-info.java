/**
 * Two groups, or one against a value: tests with their intervals, and Bayes factors.
 *
 * <p><b>Purpose.</b> Everything that a comparison of two conditions reports.
 *
 * <p><b>Operations.</b> {@link groundwork.statistics.compare.TTest}, {@link
 * groundwork.statistics.compare.MannWhitney}, {@link groundwork.statistics.compare.SignedRank},
 * {@link groundwork.statistics.compare.SignTest}, {@link
 * groundwork.statistics.compare.HodgesLehmann}, {@link groundwork.statistics.compare.Permutation},
 * {@link groundwork.statistics.compare.Equivalence}, {@link
 * groundwork.statistics.compare.BayesFactor}, {@link
 * groundwork.statistics.compare.KolmogorovSmirnov}; and the checks of assumptions {@link
 * groundwork.statistics.compare.ShapiroWilk}, {@link groundwork.statistics.compare.Variances}.
 *
 * <p><b>Decisions.</b> (2026-11-23)
 *
 * <ul>
 *   <li>The first sample is compared with the second: differences are first - second, {@code
 *       GREATER} says that the first is larger, and U is given for both groups by name.
 *   <li>A test that would divide by zero (constant data, no difference that is not zero) is
 *       refused, as there is no p.
 *   <li>Exact rank tests are exact with ties too: over all ways to deal the midranks.
 * </ul>
 */
package groundwork.statistics.compare;
