/**
 * Counts: tables of categories, shares against chance and against each other, changes of the same
 * people.
 *
 * <p><b>Operations.</b> {@link groundwork.statistics.counts.ChiSquare} (independence, Yates,
 * likelihood ratio, goodness of fit), {@link groundwork.statistics.counts.Simulated}, {@link
 * groundwork.statistics.counts.Trend}, {@link groundwork.statistics.counts.FisherExact} and {@link
 * groundwork.statistics.counts.FisherTable}, {@link groundwork.statistics.counts.McNemar}, {@link
 * groundwork.statistics.counts.CochranQ}, {@link groundwork.statistics.counts.BinomialTest}, {@link
 * groundwork.statistics.counts.ProportionTest}, {@link groundwork.statistics.counts.Ratio}, {@link
 * groundwork.statistics.counts.CohensH}, {@link groundwork.statistics.counts.CramersV}.
 *
 * <p><b>Decisions.</b> (2026-11-23)
 *
 * <ul>
 *   <li>A table with an empty row or column is refused, not mended: {@code withoutEmpty} says that
 *       something was left out.
 *   <li>Ratios with an empty cell are undefined; the one with Haldane's halves has its own name.
 *   <li>An exact test that would enumerate too long is refused; the simulated one is asked for by
 *       name, with a seed.
 * </ul>
 */
package groundwork.statistics.counts;
