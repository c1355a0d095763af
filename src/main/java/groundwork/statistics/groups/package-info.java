/**
 * More than two groups or conditions: tests of all at once, comparisons of pairs.
 *
 * <p><b>Operations.</b> Independent groups: {@link groundwork.statistics.groups.OneWay}, {@link
 * groundwork.statistics.groups.KruskalWallis}, {@link groundwork.statistics.groups.Jonckheere},
 * {@link groundwork.statistics.groups.PostHoc}. The same people under several conditions: {@link
 * groundwork.statistics.groups.Friedman}, {@link groundwork.statistics.groups.Quade}, {@link
 * groundwork.statistics.groups.RepeatedPostHoc}. Linear models: {@link
 * groundwork.statistics.groups.LinearAnova} (factorial, covariance, three types of sums of
 * squares), {@link groundwork.statistics.groups.RepeatedMeasures} (within factors, groups between).
 * Of any fitted model: {@link groundwork.statistics.groups.MarginalMeans} over a {@link
 * groundwork.statistics.groups.ReferenceGrid}, with contrasts.
 *
 * <p><b>Decisions.</b> (2026-11-23)
 *
 * <ul>
 *   <li>A difference is first - second, in the order of the groups.
 *   <li>Ties are corrected for wherever a correction is defined; Nemenyi's has none.
 *   <li>Rows with missing values are the caller's to leave out and to count.
 * </ul>
 */
package groundwork.statistics.groups;
