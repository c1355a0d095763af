package groundwork.making;

import java.util.List;

/**
 * Trees laid out for speed: each one full to the greatest depth, its nodes and its leaves in
 * arrays.
 */
final class Forest {
  private static final int NODES = (1 << BoostedTrees.DEPTH) - 1;
  private static final int LEAVES = NODES + 1;

  private final int trees;
  private final int[] feature;
  private final boolean[] option;
  private final double[] bound;
  private final double[] leaf;

  Forest(List<BoostedTrees.Node> trees) {
    this.trees = trees.size();
    this.feature = new int[this.trees * NODES];
    this.option = new boolean[feature.length];
    this.bound = new double[feature.length];
    this.leaf = new double[this.trees * LEAVES];
    for (int tree = 0; tree < this.trees; tree++) {
      fill(tree, 0, trees.get(tree));
    }
  }

  /** A leaf that comes early stands at every place below it. */
  private void fill(int tree, int at, BoostedTrees.Node node) {
    if (at >= NODES) {
      leaf[tree * LEAVES + at - NODES] = node.bound();
      return;
    }
    if (!node.isLeaf()) {
      feature[tree * NODES + at] = node.feature();
      option[tree * NODES + at] = node.option();
      bound[tree * NODES + at] = node.bound();
    }
    fill(tree, 2 * at + 1, node.isLeaf() ? node : node.yes());
    fill(tree, 2 * at + 2, node.isLeaf() ? node : node.no());
  }

  /** The log-odds of the second class. */
  double logOdds(double[] row) {
    double sum = 0;
    for (int tree = 0; tree < trees; tree++) {
      int first = tree * NODES;
      int at = 0;
      while (at < NODES) {
        int node = first + at;
        double value = row[feature[node]];
        at = 2 * at + ((option[node] ? value == bound[node] : value <= bound[node]) ? 1 : 2);
      }
      sum += leaf[tree * LEAVES + at - NODES];
    }
    return sum;
  }
}
