package groundwork.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ratios of sums over the cells of two crossed factors, for bootstraps that take whole participants
 * and whole items at once: trials on one item are no more independent than trials of one person.
 *
 * @param first names of the first factor (participants), in order of first appearance
 * @param second names of the second factor (items), likewise
 * @param firstOf place in {@code first} of each cell that has data
 * @param secondOf place in {@code second} of each cell
 * @param numerators sum within each cell
 * @param denominators sum within each cell; for means the number of values
 * @see <a href="https://doi.org/10.1214/07-AOAS122">Owen (2007), the pigeonhole bootstrap</a>
 */
public record Crossed(
    List<String> first,
    List<String> second,
    int[] firstOf,
    int[] secondOf,
    double[] numerators,
    double[] denominators) {

  /**
   * Means of values: numerator the sum, denominator the count.
   *
   * @param first n names, one a value (participants)
   * @param second n names, one a value (items)
   * @param values n values, all finite
   * @throws IllegalArgumentException if lengths differ, there is none, or a value is not finite
   */
  public static Crossed means(List<String> first, List<String> second, double[] values) {
    Check.sample("values", values, 1);
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    return ratios(first, second, values, ones);
  }

  /**
   * @param first n names, one a row (participants)
   * @param second n names, one a row (items)
   * @param above n finite numbers, summed above the line
   * @param below n finite numbers, summed below it
   * @throws IllegalArgumentException if lengths differ, there is none, or a number is not finite
   */
  public static Crossed ratios(
      List<String> first, List<String> second, double[] above, double[] below) {
    Check.sample("above", above, 1);
    Check.sample("below", below, 1);
    Check.sameLength("above", above.length, "below", below.length);
    Check.sameLength("first", first.size(), "above", above.length);
    Check.sameLength("second", second.size(), "above", above.length);
    var firsts = new LinkedHashMap<String, Integer>();
    var seconds = new LinkedHashMap<String, Integer>();
    var cells = new LinkedHashMap<Long, double[]>();
    for (int i = 0; i < above.length; i++) {
      long row = place(firsts, first.get(i));
      long column = place(seconds, second.get(i));
      double[] cell = cells.computeIfAbsent(row << 32 | column, key -> new double[2]);
      cell[0] += above[i];
      cell[1] += below[i];
    }
    return new Crossed(
        List.copyOf(firsts.keySet()),
        List.copyOf(seconds.keySet()),
        cells.keySet().stream().mapToInt(key -> (int) (key >> 32)).toArray(),
        cells.keySet().stream().mapToInt(Long::intValue).toArray(),
        cells.values().stream().mapToDouble(cell -> cell[0]).toArray(),
        cells.values().stream().mapToDouble(cell -> cell[1]).toArray());
  }

  /**
   * Sum of numerators over sum of denominators, a cell counting as often as its levels were drawn
   * together; NaN over nothing.
   */
  public double pooled(int[] drawnFirst, int[] drawnSecond) {
    int[] timesFirst = times(first.size(), drawnFirst);
    int[] timesSecond = times(second.size(), drawnSecond);
    double above = 0;
    double below = 0;
    for (int cell = 0; cell < firstOf.length; cell++) {
      double weight = (double) timesFirst[firstOf[cell]] * timesSecond[secondOf[cell]];
      above += weight * numerators[cell];
      below += weight * denominators[cell];
    }
    return below == 0 ? Double.NaN : above / below;
  }

  private static int[] times(int levels, int[] drawn) {
    int[] times = new int[levels];
    for (int level : drawn) {
      times[level]++;
    }
    return times;
  }

  private static int place(Map<String, Integer> places, String name) {
    Integer known = places.putIfAbsent(name, places.size());
    return known == null ? places.size() - 1 : known;
  }
}
