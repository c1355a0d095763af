package groundwork.statistics.counts;

import groundwork.statistics.Alternative;
import groundwork.statistics.Check;
import groundwork.statistics.Interval;

/**
 * Fisher's exact test of a 2 x 2 table, given its row and column sums.
 *
 * @param p exact; two-sided it adds up all tables no more probable than the one seen
 * @param oddsRatio conditional maximum likelihood estimate, which is not a·d / (b·c): nearer to 1;
 *     0 or infinite at the end of what the sums allow
 * @param interval exact interval of the odds ratio; one-sided for a one-sided alternative, with 0
 *     or infinity as its other end
 */
public record FisherExact(double p, double oddsRatio, Interval interval) {
  /**
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if the table is not 2 x 2, has an empty row or column, or the
   *     level is out of range
   * @see <a href="https://doi.org/10.2307/2342435">Fisher (1935)</a>
   */
  public static FisherExact of(Crosstab table, Alternative alternative, double level) {
    table.twoByTwo();
    table.forIndependence();
    Check.level(level);
    int seen = table.counts()[0][0];
    var sums = Hypergeometric.of(table);
    double p =
        switch (alternative) {
          case LESS -> sums.atMost(seen, 0);
          case GREATER -> sums.atLeast(seen, 0);
          case TWO_SIDED -> sums.noMoreProbableThan(seen);
        };
    double tail = alternative == Alternative.TWO_SIDED ? (1 - level) / 2 : 1 - level;
    double low = alternative == Alternative.LESS ? 0 : sums.lower(seen, tail);
    double high =
        alternative == Alternative.GREATER ? Double.POSITIVE_INFINITY : sums.upper(seen, tail);
    return new FisherExact(p, sums.likeliest(seen), new Interval(low, high, level));
  }
}
