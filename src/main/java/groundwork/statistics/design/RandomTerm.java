package groundwork.statistics.design;

import java.util.Arrays;
import java.util.List;

/**
 * One random-effects term {@code (z | group)}: every level of the grouping factor has its own
 * coefficients on the columns of z.
 *
 * @param group name of the grouping factor
 * @param codes level of each observation, 0 to {@code levels.size() - 1}
 * @param levels labels of the levels
 * @param z columns first: {@code z[k][i]} is column k of observation i
 * @param names names of the columns, {@code (Intercept)} for the constant one
 */
public record RandomTerm(
    String group, int[] codes, List<String> levels, double[][] z, List<String> names) {

  /** A random intercept. */
  public static RandomTerm intercept(String group, int[] codes, List<String> levels) {
    double[] ones = new double[codes.length];
    Arrays.fill(ones, 1);
    return new RandomTerm(group, codes, levels, new double[][] {ones}, List.of("(Intercept)"));
  }

  public RandomTerm {
    if (z.length != names.size()) {
      throw new IllegalArgumentException(
          "%s: %d columns and %d names".formatted(group, z.length, names.size()));
    }
    for (int code : codes) {
      if (code < 0 || code >= levels.size()) {
        throw new IllegalArgumentException("%s: no level %d".formatted(group, code));
      }
    }
  }
}
