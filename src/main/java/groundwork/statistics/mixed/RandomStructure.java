package groundwork.statistics.mixed;

import groundwork.statistics.design.RandomTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How random effects lie: terms of one group (as {@code ||} gives them) share one block a level,
 * and the factor with the most effects comes first.
 *
 * <p>theta holds, term by term in the order given, the lower triangle of the relative covariance
 * factor T column by column, so that the covariance of one level's effects is sigma² T T'.
 */
final class RandomStructure {
  /**
   * A grouping factor with all columns of its terms.
   *
   * @param levels only those that occur
   * @param k effects a level
   * @param offset of the first effect among all effects
   */
  record Factor(String group, int[] codes, List<String> levels, int k, double[][] z, int offset) {
    int size() {
      return levels.size();
    }

    int effects() {
      return levels.size() * k;
    }
  }

  /** Where a term lies: its factor, its first column there, its first element of theta. */
  record Place(int factor, int column, int theta) {}

  final List<RandomTerm> terms;
  final List<Factor> factors;
  final List<Place> places;
  final int thetas;
  final int effects;

  private RandomStructure(List<RandomTerm> terms, List<Factor> factors, List<Place> places) {
    this.terms = terms;
    this.factors = factors;
    this.places = places;
    thetas = terms.stream().mapToInt(term -> triangle(term.z().length)).sum();
    effects = factors.stream().mapToInt(Factor::effects).sum();
  }

  /**
   * @param terms at least one, each over n observations
   * @throws IllegalArgumentException if there is none, a term has another length or no column, or a
   *     value of its columns is not finite
   */
  static RandomStructure of(List<RandomTerm> terms, int n) {
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("terms are empty: a mixed model needs a random term");
    }
    terms.forEach(term -> check(term, n));
    var merged = new ArrayList<List<RandomTerm>>();
    for (RandomTerm term : terms) {
      merged.stream()
          .filter(same -> sameGroup(same.getFirst(), term))
          .findFirst()
          .ifPresentOrElse(
              same -> same.add(term), () -> merged.add(new ArrayList<>(List.of(term))));
    }
    var used = merged.stream().map(RandomStructure::factor).toList();
    var order = new ArrayList<Integer>();
    for (int f = 0; f < used.size(); f++) {
      order.add(f);
    }
    order.sort(Comparator.comparingInt(f -> -used.get(f).effects()));
    var factors = new ArrayList<Factor>();
    int offset = 0;
    for (int f : order) {
      var factor = used.get(f);
      factors.add(
          new Factor(factor.group, factor.codes, factor.levels, factor.k, factor.z, offset));
      offset += factor.effects();
    }
    var places = new ArrayList<Place>();
    int theta = 0;
    int[] taken = new int[merged.size()]; // columns of each factor that earlier terms hold
    for (RandomTerm term : terms) {
      int group = 0;
      while (!sameGroup(merged.get(group).getFirst(), term)) {
        group++;
      }
      places.add(new Place(order.indexOf(group), taken[group], theta));
      taken[group] += term.z().length;
      theta += triangle(term.z().length);
    }
    return new RandomStructure(List.copyOf(terms), List.copyOf(factors), List.copyOf(places));
  }

  /** T of a factor: k x k, row-major, lower triangular, block-diagonal over its terms. */
  double[] t(int factor, double[] theta) {
    int k = factors.get(factor).k;
    double[] t = new double[k * k];
    for (int term = 0; term < terms.size(); term++) {
      var place = places.get(term);
      if (place.factor == factor) {
        int columns = terms.get(term).z().length;
        int at = place.theta;
        for (int c = 0; c < columns; c++) {
          for (int r = c; r < columns; r++) {
            t[(place.column + r) * k + place.column + c] = theta[at++];
          }
        }
      }
    }
    return t;
  }

  /** Adds the elements of a k x k matrix that belong to theta; the reverse of {@link #t}. */
  void gather(int factor, double[] matrix, double scale, double[] theta) {
    int k = factors.get(factor).k;
    for (int term = 0; term < terms.size(); term++) {
      var place = places.get(term);
      if (place.factor == factor) {
        int columns = terms.get(term).z().length;
        int at = place.theta;
        for (int c = 0; c < columns; c++) {
          for (int r = c; r < columns; r++) {
            theta[at++] += scale * matrix[(place.column + r) * k + place.column + c];
          }
        }
      }
    }
  }

  /** 1 on the diagonals of T, 0 below. */
  double[] start() {
    double[] start = new double[thetas];
    for (int i : diagonal()) {
      start[i] = 1;
    }
    return start;
  }

  /** 0 on the diagonals of T, no bound below. */
  double[] lower() {
    double[] lower = new double[thetas];
    Arrays.fill(lower, Double.NEGATIVE_INFINITY);
    for (int i : diagonal()) {
      lower[i] = 0;
    }
    return lower;
  }

  /** Which elements of theta lie on a diagonal of T, in order of the terms' columns. */
  int[] diagonal() {
    var at = new ArrayList<Integer>();
    int first = 0;
    for (RandomTerm term : terms) {
      for (int k = term.z().length; k > 0; k--) {
        at.add(first);
        first += k;
      }
    }
    return at.stream().mapToInt(i -> i).toArray();
  }

  /** What each element of theta is to be measured by: 1 / √ mean of z² over a level's sum. */
  double[] scale(BlockedSystem system) {
    double[] out = new double[thetas];
    for (int g = 0; g < factors.size(); g++) {
      var factor = factors.get(g);
      int k = factor.k;
      double[] matrix = new double[k * k];
      for (int r = 0; r < k; r++) {
        double squares = Dense.dot(factor.z[r], 0, factor.z[r], 0, system.n);
        Arrays.fill(matrix, r * k, (r + 1) * k, Math.sqrt(factor.size() / squares));
      }
      gather(g, matrix, 1, out);
    }
    return out;
  }

  /** What each element of theta is measured in: one over its column's root mean square. */
  double[] units() {
    double[] out = new double[thetas];
    for (int g = 0; g < factors.size(); g++) {
      var factor = factors.get(g);
      int k = factor.k;
      double[] matrix = new double[k * k];
      for (int r = 0; r < k; r++) {
        int n = factor.z[r].length;
        double squares = Dense.dot(factor.z[r], 0, factor.z[r], 0, n) / n;
        Arrays.fill(matrix, r * k, (r + 1) * k, squares > 0 ? 1 / Math.sqrt(squares) : 1);
      }
      gather(g, matrix, 1, out);
    }
    return out;
  }

  static int triangle(int k) {
    return k * (k + 1) / 2;
  }

  private static boolean sameGroup(RandomTerm a, RandomTerm b) {
    return a.group().equals(b.group()) && Arrays.equals(a.codes(), b.codes());
  }

  private static Factor factor(List<RandomTerm> terms) {
    var first = terms.getFirst();
    int[] seen = new int[first.levels().size()];
    for (int code : first.codes()) {
      seen[code] = 1;
    }
    var levels = new ArrayList<String>();
    int[] to = new int[seen.length];
    for (int level = 0; level < seen.length; level++) {
      to[level] = levels.size();
      if (seen[level] == 1) {
        levels.add(first.levels().get(level));
      }
    }
    int[] codes =
        levels.size() == seen.length
            ? first.codes()
            : Arrays.stream(first.codes()).map(code -> to[code]).toArray();
    double[][] z = terms.stream().flatMap(t -> Arrays.stream(t.z())).toArray(double[][]::new);
    return new Factor(first.group(), codes, List.copyOf(levels), z.length, z, 0);
  }

  private static void check(RandomTerm term, int n) {
    if (term.codes().length != n) {
      throw new IllegalArgumentException(
          "%s has %d codes; the response has %d values"
              .formatted(term.group(), term.codes().length, n));
    }
    if (term.z().length == 0) {
      throw new IllegalArgumentException(term.group() + " has no column");
    }
    for (int k = 0; k < term.z().length; k++) {
      if (term.z()[k].length != n) {
        throw new IllegalArgumentException(
            "%s: column %s has %d values; the response has %d"
                .formatted(term.group(), term.names().get(k), term.z()[k].length, n));
      }
      for (int i = 0; i < n; i++) {
        if (!Double.isFinite(term.z()[k][i])) {
          throw new IllegalArgumentException(
              "%s: %s[%d] is %s".formatted(term.group(), term.names().get(k), i, term.z()[k][i]));
        }
      }
    }
  }
}
