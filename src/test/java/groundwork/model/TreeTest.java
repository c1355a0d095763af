package groundwork.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundwork.model.Literal.Test;
import groundwork.model.Tree.Leaf;
import groundwork.model.Tree.Split;
import java.util.List;

class TreeTest {
  private static final Tree TREE =
      new Tree(
          List.of(
              new Split(new Literal(2, Test.AT_MOST, 1.5), 1, 4),
              new Split(new Literal(0, Test.EQUAL, 3), 2, 3),
              new Leaf(new double[] {1}),
              new Leaf(new double[] {2}),
              new Leaf(new double[] {3})));

  @org.junit.jupiter.api.Test
  void size_and_paths_by_hand() {
    assertThat(TREE.depth()).isEqualTo(2);
    assertThat(TREE.leaves()).isEqualTo(3);
    assertThat(TREE.inputs()).isEqualTo(3);
    assertThat(TREE.outputs()).isEqualTo(1);
    assertThat(TREE.values(new double[] {3, 0, 1.5})).containsExactly(1);
    assertThat(TREE.path(new double[] {4, 0, 1.5}))
        .containsExactly(new Literal(2, Test.AT_MOST, 1.5), new Literal(0, Test.OTHER, 3));
    assertThat(TREE.path(new double[] {4, 0, 1.6})).containsExactly(new Literal(2, Test.MORE, 1.5));
  }

  @org.junit.jupiter.api.Test
  void every_test_is_the_opposite_of_its_opposite() {
    for (Test test : Test.values()) {
      var literal = new Literal(0, test, 1);
      for (double x : new double[] {0, 1, 2}) {
        double[] row = {x};
        assertThat(literal.not().holds(row)).isNotEqualTo(literal.holds(row));
      }
      assertThat(literal.not().not()).isEqualTo(literal);
    }
  }

  /** By hand: 0.5 + 1 = 1.5 for a split to the left in both. */
  @org.junit.jupiter.api.Test
  void boosting_adds_to_a_base_and_a_forest_takes_the_mean() {
    var boosted =
        new TreeEnsemble(
            List.of(TreeEnsemble.Member.of(TREE), TreeEnsemble.Member.of(TREE)),
            3,
            List.of("no", "yes"),
            TreeEnsemble.Combination.SUM,
            new double[] {-4},
            Link.SIGMOID);
    double[][] rows = {{4, 0, 1}, {4, 0, 2}};
    assertThat(boosted.logits(rows)[0]).containsExactly(0, 0);
    assertThat(boosted.logits(rows)[1]).containsExactly(-2, 2);
    assertThat(boosted.probabilities(rows)[0]).containsExactly(0.5, 0.5);
    var mean =
        new TreeEnsemble(
            List.of(
                TreeEnsemble.Member.of(TREE),
                TreeEnsemble.Member.of(new Tree(List.of(new Leaf(new double[] {7}))))),
            3,
            List.of("value"),
            TreeEnsemble.Combination.MEAN,
            new double[] {0},
            Link.IDENTITY);
    assertThat(mean.logits(rows)[0]).containsExactly(4.5);
    assertThatThrownBy(() -> mean.probabilities(rows)).hasMessageContaining("output: logit");
  }

  @org.junit.jupiter.api.Test
  void a_tree_that_asks_for_more_inputs_than_there_are_is_refused() {
    assertThatThrownBy(() -> TreeEnsemble.single(TREE, 2, List.of("a")))
        .hasMessage("tree 0 asks for input 2, there are 2");
    assertThatThrownBy(() -> TreeEnsemble.single(TREE, 3, List.of("a", "b")))
        .hasMessage("tree 0 has 1 values per leaf for output all of 2");
  }

  @org.junit.jupiter.api.Test
  void rules_say_which_of_them_hold() {
    var rules =
        new RuleSet(
            List.of(
                new RuleSet.Rule(List.of(new Literal(0, Test.MORE, 1)), new double[] {0, 1}),
                new RuleSet.Rule(
                    List.of(new Literal(0, Test.MORE, 2), new Literal(1, Test.LESS, 1)),
                    new double[] {1, 0})),
            true,
            new double[] {0.5, 0.5},
            2,
            List.of("a", "b"));
    assertThat(rules.holding(new double[] {3, 0})).containsExactly(0, 1);
    assertThat(rules.holding(new double[] {2, 0})).containsExactly(0);
    assertThat(rules.holding(new double[] {1, 0})).isEmpty();
    double[][] rows = {{3, 0}, {1, 0}};
    assertThat(rules.probabilities(rows)[0]).containsExactly(0, 1);
    assertThat(rules.probabilities(rows)[1]).containsExactly(0.5, 0.5);
  }
}
