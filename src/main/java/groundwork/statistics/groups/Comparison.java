package groundwork.statistics.groups;

import groundwork.statistics.Interval;
import java.util.Optional;

/**
 * Two groups of several, compared after the test of all.
 *
 * @param first index of a group or condition
 * @param second index of a later one
 * @param estimate value of the first - value of the second: means, or mean ranks
 * @param standardError of the estimate
 * @param statistic t, z or the studentised range q, as the maker says, with the sign of the
 *     estimate
 * @param df degrees of freedom; infinite where the statistic is compared with a normal distribution
 * @param p two-sided, of this comparison alone; of the whole family already for the studentised
 *     range
 * @param pAdjusted p corrected for the family of all pairs
 * @param interval simultaneous interval of the estimate, for the studentised range only
 */
public record Comparison(
    int first,
    int second,
    double estimate,
    double standardError,
    double statistic,
    double df,
    double p,
    double pAdjusted,
    Optional<Interval> interval) {}
