package groundwork.statistics.groups;

import groundwork.statistics.Check;
import groundwork.statistics.Mean;
import groundwork.statistics.Ranks;
import java.util.Arrays;

/** The samples of several independent groups, checked. */
final class Samples {
  private final double[][] groups;

  /**
   * @throws IllegalArgumentException if there are fewer than two groups, one has fewer than {@code
   *     least} values, or a value is not finite
   */
  Samples(double[][] groups, int least) {
    if (groups.length < 2) {
      throw new IllegalArgumentException(
          "groups has %d samples; at least 2 are needed".formatted(groups.length));
    }
    for (int i = 0; i < groups.length; i++) {
      Check.sample("groups[" + i + "]", groups[i], least);
    }
    this.groups = groups;
  }

  int count() {
    return groups.length;
  }

  int size(int group) {
    return groups[group].length;
  }

  int n() {
    return Arrays.stream(groups).mapToInt(group -> group.length).sum();
  }

  double[] means() {
    return Arrays.stream(groups).mapToDouble(Mean::of).toArray();
  }

  double variance(int group) {
    return Mean.variance(groups[group]);
  }

  double[] pooled() {
    return Arrays.stream(groups).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Sum of squares of the values around their group's mean. */
  double within() {
    double sum = 0;
    for (double[] group : groups) {
      double mean = Mean.of(group);
      for (double value : group) {
        sum += (value - mean) * (value - mean);
      }
    }
    return sum;
  }

  /** The same groups with every value replaced by its rank among all. */
  Samples ranked() {
    double[] ranks = Ranks.mid(pooled());
    double[][] ranked = new double[groups.length][];
    int from = 0;
    for (int i = 0; i < groups.length; i++) {
      ranked[i] = Arrays.copyOfRange(ranks, from, from + groups[i].length);
      from += groups[i].length;
    }
    return new Samples(ranked, 1);
  }

  double[] group(int group) {
    return groups[group];
  }

  void refuseConstant() {
    double[] all = pooled();
    if (Arrays.stream(all).allMatch(value -> value == all[0])) {
      throw new IllegalArgumentException("groups hold one value only, " + all[0]);
    }
  }
}
