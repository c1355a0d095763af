package groundwork.making;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A small classification tree that imitates a model: grown on what the model says (not on the
 * truth), splits by the Gini impurity. A quantity is split at a bound half-way between two values,
 * a category by one option against the others; of equally good splits the first feature and the
 * lowest bound win.
 */
record SurrogateTree(Node root, int leaves) {
  /**
   * @param n training rows that come here
   * @param second how many of them the model puts in the second class
   */
  record Node(int feature, boolean option, double bound, Node yes, Node no, int n, int second) {
    boolean isLeaf() {
      return yes == null;
    }

    boolean says() {
      return 2 * second > n;
    }

    Node next(double[] row) {
      return (option ? row[feature] == bound : row[feature] <= bound) ? yes : no;
    }
  }

  /**
   * @param second of each row, whether the model puts it in the second class
   * @param depth most questions on a way
   * @param least fewest rows in a leaf
   */
  static SurrogateTree grow(
      double[][] x, boolean[] second, boolean[] category, int depth, int least) {
    var growing = new Growing(x, second, category, least);
    Node root = growing.node(IntStream.range(0, x.length).toArray(), depth);
    return new SurrogateTree(root, leaves(root));
  }

  private static int leaves(Node node) {
    return node.isLeaf() ? 1 : leaves(node.yes) + leaves(node.no);
  }

  boolean says(double[] row) {
    return way(row).getLast().says();
  }

  /** From the root to the leaf. */
  List<Node> way(double[] row) {
    var way = new ArrayList<Node>();
    way.add(root);
    while (!way.getLast().isLeaf()) {
      way.add(way.getLast().next(row));
    }
    return way;
  }

  private record Growing(double[][] x, boolean[] second, boolean[] category, int least) {
    Node node(int[] rows, int depth) {
      int positive = count(rows, row -> second[row]);
      Node leaf = new Node(-1, false, 0, null, null, rows.length, positive);
      if (depth == 0 || positive == 0 || positive == rows.length) {
        return leaf;
      }
      double best = impurity(rows.length, positive) - 1e-9;
      int feature = -1;
      double bound = 0;
      for (int f = 0; f < category.length; f++) {
        for (double candidate : bounds(rows, f)) {
          int at = f;
          int yes = count(rows, row -> goes(row, at, candidate));
          int with = count(rows, row -> goes(row, at, candidate) && second[row]);
          if (yes >= least && rows.length - yes >= least) {
            double sum = impurity(yes, with) + impurity(rows.length - yes, positive - with);
            if (sum < best) {
              best = sum;
              feature = f;
              bound = candidate;
            }
          }
        }
      }
      if (feature < 0) {
        return leaf;
      }
      int f = feature;
      double b = bound;
      Node yes = node(Arrays.stream(rows).filter(row -> goes(row, f, b)).toArray(), depth - 1);
      Node no = node(Arrays.stream(rows).filter(row -> !goes(row, f, b)).toArray(), depth - 1);
      return same(yes, no) ? leaf : new Node(f, category[f], b, yes, no, rows.length, positive);
    }

    /** A question whose answers lead to the same is none. */
    private static boolean same(Node yes, Node no) {
      return yes.isLeaf() && no.isLeaf() && yes.says() == no.says();
    }

    private boolean goes(int row, int feature, double bound) {
      return category[feature] ? x[row][feature] == bound : x[row][feature] <= bound;
    }

    private double[] bounds(int[] rows, int feature) {
      double[] values =
          Arrays.stream(rows).mapToDouble(row -> x[row][feature]).sorted().distinct().toArray();
      return category[feature]
          ? values
          : IntStream.range(1, values.length)
              .mapToDouble(i -> (values[i - 1] + values[i]) / 2)
              .toArray();
    }

    private static int count(int[] rows, IntPredicate which) {
      return (int) Arrays.stream(rows).filter(which).count();
    }

    /** Times the number of rows. */
    private static double impurity(int n, int positive) {
      return n == 0 ? 0 : 2.0 * positive * (n - positive) / n;
    }
  }
}
