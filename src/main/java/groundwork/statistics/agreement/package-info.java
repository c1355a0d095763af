/**
 * Agreement of raters and reliability of scales.
 *
 * <p><b>Which one.</b> Two raters and names: {@link groundwork.statistics.agreement.Kappa}, or
 * {@link groundwork.statistics.agreement.Gwet} where one category prevails. Many raters: {@link
 * groundwork.statistics.agreement.FleissKappa}; with missing ratings, or an order or distances:
 * {@link groundwork.statistics.agreement.Krippendorff}; measurements: {@link
 * groundwork.statistics.agreement.Icc}, two of them {@link
 * groundwork.statistics.agreement.Concordance}. Scales: {@link
 * groundwork.statistics.agreement.Alpha} and {@link groundwork.statistics.agreement.Omega}
 * together, {@link groundwork.statistics.agreement.Guttman} beside; two items: {@link
 * groundwork.statistics.agreement.SpearmanBrown}.
 *
 * <p>Where a whole result is undefined for the data (one category throughout, no variance), it is
 * refused with that reason.
 */
package groundwork.statistics.agreement;
