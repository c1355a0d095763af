package groundwork.cli;

import groundwork.explanation.Explanation;
import groundwork.explanation.counterfactual.Counterfactuals;
import groundwork.explanation.example.Prototype;
import groundwork.explanation.importance.Importance;
import groundwork.explanation.rule.Rule;
import java.util.List;

/** What a way to explain came to. */
sealed interface Found {
  /**
   * @param shown one value per token for texts, else those of the explanation
   */
  record Values(Explanation explanation, double[] shown) implements Found {}

  record Changes(Counterfactuals counterfactuals) implements Found {}

  record Anchor(Rule rule) implements Found {}

  /** Neighbours or prototypes, and what they are of. */
  record Shown(List<Prototype> prototypes, Shelf shelf) implements Found {}

  record Relied(Importance importance) implements Found {}
}
