package groundwork.statistics.counts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fisher's exact test of a table of any shape, given its sums (Freeman and Halton).
 *
 * @param p probability of all tables that are no more probable than the one seen
 */
public record FisherTable(double p) {
  /** Two tables whose log probabilities differ by less are equally probable. */
  private static final double TIE = 1e-7;

  private static final int LIMIT = 20_000_000;

  /**
   * Exact by a network over the columns: partial tables that leave the same row sums, in any order,
   * and have the same probability are one; a branch is closed as soon as all or none of its
   * completions are extreme. A thousand units in 2 x 5, or a hundred in 4 x 4, take less than a
   * second.
   *
   * @throws IllegalArgumentException if the table has fewer than two rows or columns or an empty
   *     one, or so many tables share its sums that enumerating them would take long: then {@link
   *     Simulated#fisher} answers
   * @see <a href="https://doi.org/10.1093/biomet/38.1-2.141">Freeman and Halton (1951)</a>
   * @see <a href="https://doi.org/10.2307/2288652">Mehta and Patel (1983)</a>
   */
  public static FisherTable of(Crosstab table) {
    return of(table, LIMIT);
  }

  /** Refused as soon as so many steps were taken, or are sure to be. */
  static FisherTable of(Crosstab table, int limit) {
    table.forIndependence();
    var turned = table.rows() <= table.columns() ? table : table.transposed();
    return new FisherTable(new Network(turned, limit).p());
  }

  /** The search; rows are not more than columns. */
  private static final class Network {
    private final LogFactorials factorials;
    private final int[] columns;
    private final int[] rows;
    private final Map<RowSums, double[]> extremes = new HashMap<>();
    private final double observed;
    private final String shape;
    private final int limit;
    private int steps;

    Network(Crosstab table, int limit) {
      this.limit = limit;
      factorials = new LogFactorials(table.n());
      columns = table.columnSums();
      Arrays.sort(columns); // taken from the last: the largest first
      rows = table.rowSums();
      observed = -factorials.sum(table.counts()) + TIE;
      shape = "%d x %d with n = %d".formatted(table.rows(), table.columns(), table.n());
    }

    double p() {
      var start = RowSums.of(rows);
      if (start.partial() > limit) {
        throw refusal();
      }
      double all = completions(start, columns.length);
      Map<RowSums, Map<Long, Past>> level = Map.of(start, Map.of(0L, new Past(0, 1)));
      double p = 0;
      for (int left = columns.length; left > 0; left--) {
        var next = new HashMap<RowSums, Map<Long, Past>>();
        for (var node : level.entrySet()) {
          double[] extreme = extremes(node.getKey(), left);
          double completions = completions(node.getKey(), left);
          var open = new ArrayList<Past>();
          for (Past past : node.getValue().values()) {
            if (past.log + extreme[1] <= observed) {
              p += past.paths * Math.exp(past.log + completions - all);
            } else if (past.log + extreme[0] <= observed) {
              open.add(past);
            }
          }
          if (!open.isEmpty()) {
            expand(node.getKey(), columns[left - 1], open, next);
          }
        }
        level = next;
      }
      return Math.min(1, p);
    }

    private void expand(
        RowSums from, int column, List<Past> open, Map<RowSums, Map<Long, Past>> next) {
      from.split(
          column,
          taken -> {
            count(open.size());
            double log = -factorials.sum(taken);
            var pasts = next.computeIfAbsent(from.without(taken), key -> new HashMap<>());
            for (Past past : open) {
              double sum = past.log + log;
              pasts.merge(
                  Math.round(sum * 1e9),
                  new Past(sum, past.paths),
                  (a, b) -> new Past(a.log, a.paths + b.paths));
            }
          });
    }

    /** Log weight of the least and the most probable completion of what is left. */
    private double[] extremes(RowSums sums, int left) {
      double[] known = extremes.get(sums);
      if (known != null) {
        return known;
      }
      double[] extreme = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
      if (left == 1) {
        extreme[0] = -factorials.sum(sums.values);
        extreme[1] = extreme[0];
      } else {
        sums.split(
            columns[left - 1],
            taken -> {
              count(1);
              double log = -factorials.sum(taken);
              double[] rest = extremes(sums.without(taken), left - 1);
              extreme[0] = Math.min(extreme[0], log + rest[0]);
              extreme[1] = Math.max(extreme[1], log + rest[1]);
            });
      }
      extremes.put(sums, extreme);
      return extreme;
    }

    /** Log of the weight of all tables with these row sums and the first columns' sums. */
    private double completions(RowSums sums, int left) {
      int n = 0;
      double log = -factorials.sum(sums.values);
      for (int j = 0; j < left; j++) {
        n += columns[j];
        log -= factorials.of(columns[j]);
      }
      return log + factorials.of(n);
    }

    private void count(int more) {
      steps += more;
      if (steps > limit) {
        throw refusal();
      }
    }

    private IllegalArgumentException refusal() {
      return new IllegalArgumentException(
          "a table of %s shares its sums with too many others to enumerate; simulate instead"
              .formatted(shape));
    }
  }

  /** Partial tables of one log weight, and how many there are. */
  private record Past(double log, double paths) {}
}
