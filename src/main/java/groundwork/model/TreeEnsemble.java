package groundwork.model;

import java.util.List;

/**
 * Trees that answer together: the mean of their leaves (one tree, a forest), or a base plus the sum
 * of them (boosting). Immutable.
 */
public final class TreeEnsemble implements Predictor {
  /** What becomes of the leaves. */
  public enum Combination {
    MEAN,
    SUM
  }

  /**
   * A tree and what it adds to.
   *
   * @param output which of the model's numbers its leaves of one value count for; -1 if a leaf has
   *     a value for each
   */
  public record Member(Tree tree, int output) {
    /** Whose leaves have all values. */
    public static Member of(Tree tree) {
      return new Member(tree, -1);
    }
  }

  private final List<Member> members;
  private final int inputs;
  private final List<String> classes;
  private final Combination combination;
  private final double[] base;
  private final Link link;

  /**
   * @param base for each number that the model ends in, what is added to it
   * @throws IllegalArgumentException if trees, inputs and classes do not fit
   */
  public TreeEnsemble(
      List<Member> members,
      int inputs,
      List<String> classes,
      Combination combination,
      double[] base,
      Link link) {
    this.members = List.copyOf(members);
    this.inputs = inputs;
    this.classes = List.copyOf(classes);
    this.combination = combination;
    this.base = base.clone();
    this.link = link;
    if (link == Link.SIGMOID && classes.size() != 2) {
      throw new IllegalArgumentException(
          "an output \"sigmoid\" tells two classes apart, there are " + classes.size());
    }
    if (base.length != link.raw(classes.size())) {
      throw new IllegalArgumentException(
          "%d base values, the trees add up to %d"
              .formatted(base.length, link.raw(classes.size())));
    }
    if (members.isEmpty()) {
      throw new IllegalArgumentException("an ensemble has at least one tree");
    }
    for (int at = 0; at < members.size(); at++) {
      require(at, members.get(at));
    }
  }

  private void require(int at, Member member) {
    if (member.tree().inputs() > inputs) {
      throw new IllegalArgumentException(
          "tree %d asks for input %d, there are %d"
              .formatted(at, member.tree().inputs() - 1, inputs));
    }
    int values = member.tree().outputs();
    boolean fits =
        member.output() < 0 ? values == base.length : values == 1 && member.output() < base.length;
    if (!fits) {
      throw new IllegalArgumentException(
          "tree %d has %d values per leaf for output %s of %d"
              .formatted(at, values, member.output() < 0 ? "all" : member.output(), base.length));
    }
    if (link == Link.PROBABILITY && combination == Combination.MEAN) {
      requireProbabilities(at, member.tree());
    }
  }

  private static void requireProbabilities(int at, Tree tree) {
    for (int node = 0; node < tree.nodes().size(); node++) {
      if (tree.nodes().get(node) instanceof Tree.Leaf leaf) {
        double sum = 0;
        boolean inside = true;
        for (double p : leaf.values()) {
          sum += p;
          inside &= p >= 0;
        }
        if (!inside || Math.abs(sum - 1) > 1e-6) {
          throw new IllegalArgumentException(
              "tree %d: the values of leaf %d are no probabilities that add up to 1 (sum %s)"
                  .formatted(at, node, sum));
        }
      }
    }
  }

  /** One tree whose leaves have a probability for each class. */
  public static TreeEnsemble single(Tree tree, int inputs, List<String> classes) {
    return forest(List.of(tree), inputs, classes);
  }

  /** The mean of trees whose leaves have a probability for each class. */
  public static TreeEnsemble forest(List<Tree> trees, int inputs, List<String> classes) {
    return new TreeEnsemble(
        trees.stream().map(Member::of).toList(),
        inputs,
        classes,
        Combination.MEAN,
        new double[classes.size()],
        Link.PROBABILITY);
  }

  public List<Tree> trees() {
    return members.stream().map(Member::tree).toList();
  }

  public List<Member> members() {
    return members;
  }

  public Combination combination() {
    return combination;
  }

  public Link link() {
    return link;
  }

  public double[] base() {
    return base.clone();
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public boolean hasLogits() {
    return link != Link.PROBABILITY;
  }

  @Override
  public double[][] probabilities(double[][] batch) {
    double[][] rows = raw(batch);
    for (int r = 0; r < rows.length; r++) {
      rows[r] = link.probabilities(rows[r]);
    }
    return rows;
  }

  @Override
  public double[][] logits(double[][] batch) {
    double[][] rows = raw(batch);
    for (int r = 0; r < rows.length; r++) {
      rows[r] = link.logits(rows[r]);
    }
    return rows;
  }

  private double[][] raw(double[][] batch) {
    Predictor.require(batch, inputs);
    double[][] rows = new double[batch.length][base.length];
    for (var member : members) { // tree by tree: each stays in the cache
      for (int r = 0; r < batch.length; r++) {
        double[] values = member.tree().values(batch[r]);
        if (member.output() >= 0) {
          rows[r][member.output()] += values[0];
        } else {
          for (int c = 0; c < values.length; c++) {
            rows[r][c] += values[c];
          }
        }
      }
    }
    double share = combination == Combination.MEAN ? members.size() : 1;
    for (double[] row : rows) {
      for (int c = 0; c < row.length; c++) {
        row[c] = base[c] + row[c] / share;
      }
    }
    return rows;
  }
}
