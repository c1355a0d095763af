package groundwork.metric.measure.proxy;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.model.Literal;
import groundwork.model.Predictor;
import groundwork.model.RuleSet;
import groundwork.model.Tree;
import groundwork.model.TreeEnsemble;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * How large a model of trees or rules is that explains itself, or the part of it that speaks about
 * one item. Lower is simpler; the explanation method does not matter.
 *
 * @param of which size, see {@link Size}
 * @see <a href="https://doi.org/10.48550/arXiv.1702.08608">Doshi-Velez and Kim (2017)</a>
 * @see <a href="https://doi.org/10.1145/2939672.2939874">Lakkaraju et al. (2016), on rules</a>
 */
public record ModelSize(Size of) implements LocalMetric {
  /** What is counted. */
  public enum Size {
    /** Tests on the longest path of the deepest tree. */
    TREE_DEPTH("Tree depth", "tests", true),
    TREE_LEAVES("Leaves", "leaves", true),
    TREE_NODES("Nodes", "nodes", true),
    /** Tests that the item passes, over all trees: the mean is weighted by traffic. */
    PATH_LENGTH("Path length", "tests", true),
    /** Different features asked about on the item's way. */
    PATH_FEATURES("Features on the path", "features", true),
    RULE_COUNT("Rules", "rules", false),
    RULE_LITERALS("Conditions of all rules", "conditions", false),
    RULE_LONGEST("Longest rule", "conditions", false),
    /** 1 where more than one rule holds for the item: the mean is the share. */
    RULE_OVERLAP("Rule overlap", "share", false),
    /** 1 where no rule holds for the item: the mean is the share. */
    RULE_UNCOVERED("Uncovered by rules", "share", false);

    private final String title;
    private final String unit;
    private final boolean trees;

    Size(String title, String unit, boolean trees) {
      this.title = title;
      this.unit = unit;
      this.trees = trees;
    }

    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  @Override
  public Card card() {
    return Card.of(of.id(), "1", of.title)
        .says(
            switch (of) {
              case TREE_DEPTH -> "Tests on the longest path of the model's deepest tree.";
              case TREE_LEAVES -> "Leaves of all trees of the model.";
              case TREE_NODES -> "Nodes of all trees of the model.";
              case PATH_LENGTH -> "Tests that the item passes on its way through the trees.";
              case PATH_FEATURES -> "Different features that the item is tested for on its way.";
              case RULE_COUNT -> "Rules of the model.";
              case RULE_LITERALS -> "Conditions of all rules of the model together.";
              case RULE_LONGEST -> "Conditions of the model's longest rule.";
              case RULE_OVERLAP -> "Whether more than one rule holds for the item.";
              case RULE_UNCOVERED -> "Whether no rule holds for the item.";
            })
        .property("compactness")
        .lower(0.0, of.unit.equals("share") ? 1.0 : null, of.unit)
        .with(Map.of())
        .assumes("People read the model itself, from the top, and do not use its redundancy.")
        .source(of.trees ? "10.48550/arXiv.1702.08608" : "10.1145/2939672.2939874")
        .validated(
            of.trees
                ? "not validated"
                : "longer and more rules cost people time and accuracy in part of the tasks (Lage"
                    + " et al. 2019, 10.48550/arXiv.1902.00006)")
        .needs(Need.MODEL);
  }

  @Override
  public Score score(Case explained) {
    return of.trees
        ? trees(explained.model().bare(), explained.input())
        : rules(explained.model().bare(), explained.input());
  }

  private Score trees(Predictor model, double[] input) {
    if (!(model instanceof TreeEnsemble ensemble)) {
      return Score.none("the model is no tree and no ensemble of trees");
    }
    var trees = ensemble.trees();
    return Score.of(
        switch (of) {
          case TREE_DEPTH -> trees.stream().mapToInt(Tree::depth).max().orElse(0);
          case TREE_LEAVES -> trees.stream().mapToInt(Tree::leaves).sum();
          case TREE_NODES -> trees.stream().mapToInt(tree -> tree.nodes().size()).sum();
          case PATH_LENGTH -> path(trees, input).size();
          default -> {
            var features = new HashSet<Integer>();
            path(trees, input).forEach(test -> features.add(test.feature()));
            yield features.size();
          }
        });
  }

  private static List<Literal> path(List<Tree> trees, double[] input) {
    var path = new ArrayList<Literal>();
    trees.forEach(tree -> path.addAll(tree.path(input)));
    return path;
  }

  private Score rules(Predictor model, double[] input) {
    if (!(model instanceof RuleSet set)) {
      return Score.none("the model is no set or list of rules");
    }
    return Score.of(
        switch (of) {
          case RULE_COUNT -> set.rules().size();
          case RULE_LITERALS -> set.rules().stream().mapToInt(r -> r.literals().size()).sum();
          case RULE_LONGEST ->
              set.rules().stream().mapToInt(r -> r.literals().size()).max().orElse(0);
          case RULE_OVERLAP -> set.holding(input).length > 1 ? 1 : 0;
          default -> set.holding(input).length == 0 ? 1 : 0;
        });
  }
}
