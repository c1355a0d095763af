package groundwork.making;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Gradient boosting on the logistic loss with second-order steps (Friedman 2001, Chen and Guestrin
 * 2016). A quantity is split at a bound half-way between two values, a category by one option
 * against the others; of equally good splits the first feature and the lowest bound win. Leaves are
 * multiples of 2^-20, so that single precision adds them without error in any order.
 */
final class BoostedTrees {
  static final int TREES = 150;
  static final int DEPTH = 3;
  static final double RATE = 0.05;
  static final double SHARE = 0.7;
  static final int LEAST = 10;
  private static final double PENALTY = 1;
  private static final double GRAIN = 1 << 20;

  /** A leaf if {@code yes} is null: then {@code bound} is its value. */
  record Node(int feature, boolean option, double bound, Node yes, Node no) {
    boolean isLeaf() {
      return yes == null;
    }

    double at(double[] row) {
      Node node = this;
      while (!node.isLeaf()) {
        double value = row[node.feature];
        node = (node.option ? value == node.bound : value <= node.bound) ? node.yes : node.no;
      }
      return node.bound;
    }
  }

  private final double[][] x;
  private final boolean[] category;
  private final double[] gradient;
  private final double[] curvature;
  private final int[][] order; // of each feature: the rows by its value

  private BoostedTrees(double[][] x, boolean[] category) {
    this.x = x;
    this.category = category;
    this.gradient = new double[x.length];
    this.curvature = new double[x.length];
    this.order =
        IntStream.range(0, category.length)
            .mapToObj(
                feature ->
                    IntStream.range(0, x.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(row -> x[row][feature]))
                        .mapToInt(row -> row)
                        .toArray())
            .toArray(int[][]::new);
  }

  /**
   * The trees whose values add up to the log-odds of the second class. The first is a leaf: the
   * start.
   */
  static List<Node> train(double[][] x, boolean[] y, boolean[] category, long seed) {
    return new BoostedTrees(x, category).boost(y, seed);
  }

  private List<Node> boost(boolean[] y, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    int second = 0;
    for (boolean is : y) {
      second += is ? 1 : 0;
    }
    List<Node> trees = new ArrayList<>();
    trees.add(leaf(StrictMath.log((double) second / (y.length - second))));
    double[] z = new double[y.length];
    Arrays.fill(z, trees.get(0).bound);
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < y.length; i++) {
      all.add(i);
    }
    while (trees.size() <= TREES) {
      for (int i = 0; i < z.length; i++) {
        double p = LogisticRegression.sigmoid(z[i]);
        gradient[i] = (y[i] ? 1 : 0) - p;
        curvature[i] = p * (1 - p);
      }
      ListSampler.shuffle(random, all);
      Node tree =
          grow(
              all.stream().limit(Math.round(SHARE * y.length)).sorted().mapToInt(i -> i).toArray(),
              DEPTH);
      trees.add(tree);
      for (int i = 0; i < z.length; i++) {
        z[i] += tree.at(x[i]);
      }
    }
    return trees;
  }

  private Node grow(int[] rows, int depth) {
    double g = 0;
    double h = 0;
    for (int row : rows) {
      g += gradient[row];
      h += curvature[row];
    }
    Node best = depth > 0 ? new Search(rows, g, h).best() : null;
    if (best == null) {
      return leaf(RATE * g / (h + PENALTY));
    }
    Node split = best;
    return new Node(
        split.feature,
        split.option,
        split.bound,
        grow(Arrays.stream(rows).filter(row -> yes(split, row)).toArray(), depth - 1),
        grow(Arrays.stream(rows).filter(row -> !yes(split, row)).toArray(), depth - 1));
  }

  /**
   * The search for the best split of some rows: one pass over the values of each feature in order.
   */
  private final class Search {
    private final boolean[] in = new boolean[x.length];
    private final int count;
    private final double g;
    private final double h;
    private double gain = 1e-9;
    private Node best;

    Search(int[] rows, double g, double h) {
      for (int row : rows) {
        in[row] = true;
      }
      this.count = rows.length;
      this.g = g;
      this.h = h;
    }

    Node best() {
      for (int feature = 0; feature < category.length; feature++) {
        scan(feature);
      }
      return best;
    }

    private void scan(int feature) {
      double before = Double.NaN;
      double gYes = 0;
      double hYes = 0;
      int yes = 0;
      for (int row : order[feature]) {
        if (!in[row]) {
          continue;
        }
        double value = x[row][feature];
        if (yes > 0 && value != before) {
          consider(feature, category[feature] ? before : (before + value) / 2, gYes, hYes, yes);
          if (category[feature]) {
            gYes = 0;
            hYes = 0;
            yes = 0;
          }
        }
        before = value;
        gYes += gradient[row];
        hYes += curvature[row];
        yes++;
      }
      if (category[feature]) {
        consider(feature, before, gYes, hYes, yes);
      }
    }

    private void consider(int feature, double bound, double gYes, double hYes, int yes) {
      if (yes < LEAST || count - yes < LEAST) {
        return;
      }
      double found = score(gYes, hYes) + score(g - gYes, h - hYes) - score(g, h);
      if (found > gain) {
        gain = found;
        best = new Node(feature, category[feature], bound, null, null);
      }
    }
  }

  private static double score(double g, double h) {
    return g * g / (h + PENALTY);
  }

  private boolean yes(Node split, int row) {
    double value = x[row][split.feature];
    return split.option ? value == split.bound : value <= split.bound;
  }

  private static Node leaf(double value) {
    return new Node(-1, false, StrictMath.rint(value * GRAIN) / GRAIN, null, null);
  }
}
