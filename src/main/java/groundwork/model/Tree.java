package groundwork.model;

import java.util.ArrayList;
import java.util.List;

/** A decision tree: tests of one input each, down to leaves with numbers. Immutable. */
public final class Tree {
  /** A place in a tree. */
  public sealed interface Node {}

  /**
   * @param left the node where the test holds; a larger index than the split's own
   * @param right the node where it does not; likewise
   */
  public record Split(Literal test, int left, int right) implements Node {}

  /** What the tree says. Not to be changed. */
  public record Leaf(double[] values) implements Node {}

  private final List<Node> nodes;
  private final int[] depths; // of each node, in tests above it
  private final int outputs;

  /**
   * @param nodes the first is the root; each other is left or right of exactly one before it
   * @throws IllegalArgumentException if they are no tree, or leaves have different sizes
   */
  public Tree(List<? extends Node> nodes) {
    this.nodes = List.copyOf(nodes);
    this.depths = new int[nodes.size()];
    boolean[] hung = new boolean[nodes.size()];
    int size = -1;
    for (int at = 0; at < nodes.size(); at++) {
      if (at > 0 && !hung[at]) {
        throw new IllegalArgumentException("node %d hangs on no split before it".formatted(at));
      }
      switch (this.nodes.get(at)) {
        case Split split -> {
          hang(at, split.left(), hung);
          hang(at, split.right(), hung);
        }
        case Leaf leaf -> {
          size = size < 0 ? leaf.values().length : size;
          requireLeaf(at, leaf.values(), size);
        }
      }
    }
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a tree has at least one node");
    }
    this.outputs = size;
  }

  private void hang(int from, int to, boolean[] hung) {
    if (to <= from || to >= nodes.size() || hung[to]) {
      throw new IllegalArgumentException(
          "node %d leads to node %d, which is %s"
              .formatted(
                  from,
                  to,
                  to <= from
                      ? "not after it"
                      : to >= nodes.size() ? "not there" : "led to before"));
    }
    hung[to] = true;
    depths[to] = depths[from] + 1;
  }

  private static void requireLeaf(int at, double[] values, int size) {
    if (values.length != size || size == 0) {
      throw new IllegalArgumentException(
          "leaf %d has %d values, the first leaf has %d".formatted(at, values.length, size));
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("leaf %d has the value %s".formatted(at, value));
      }
    }
  }

  public List<Node> nodes() {
    return nodes;
  }

  /** Tests on the longest path. */
  public int depth() {
    int depth = 0;
    for (int one : depths) {
      depth = Math.max(depth, one);
    }
    return depth;
  }

  public int leaves() {
    return (nodes.size() + 1) / 2;
  }

  /** How many numbers a leaf has. */
  public int outputs() {
    return outputs;
  }

  /** One more than the largest input asked for. */
  public int inputs() {
    int inputs = 0;
    for (Node node : nodes) {
      inputs = node instanceof Split split ? Math.max(inputs, split.test().feature() + 1) : inputs;
    }
    return inputs;
  }

  /** The numbers of the leaf that a row comes to. Not to be changed. */
  public double[] values(double[] row) {
    int at = 0;
    while (nodes.get(at) instanceof Split split) {
      at = split.test().holds(row) ? split.left() : split.right();
    }
    return ((Leaf) nodes.get(at)).values();
  }

  /** The tests that hold for a row on its way from the root; as many as its leaf is deep. */
  public List<Literal> path(double[] row) {
    var path = new ArrayList<Literal>();
    int at = 0;
    while (nodes.get(at) instanceof Split split) {
      boolean left = split.test().holds(row);
      path.add(left ? split.test() : split.test().not());
      at = left ? split.left() : split.right();
    }
    return path;
  }
}
