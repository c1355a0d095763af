package groundwork.assignment.control;

import groundwork.stimulus.entity.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which two items are to be told apart, and which show the class: {@code [left, right, reference,
 * …]}. One of the two is the trial's item, on either side equally often. The other one, of which
 * the model says something else, and the references, of which it says the same, are items that this
 * participant is asked about nowhere.
 */
final class ItemPairs {
  /** As many show a class as a row of a page takes. */
  static final int REFERENCES = 3;

  private ItemPairs() {}

  static List<List<String>> of(ChoicePlan plan) {
    int[] ranks = plan.ranks();
    var used = new HashSet<String>();
    var shown = new ArrayList<List<String>>();
    for (int i = 0; i < ranks.length; i++) {
      var trial = plan.trials().get(i);
      var predicted = plan.predicted(trial);
      Predicate<Item> alike = item -> item.output(plan.model()).predicted().equals(predicted);
      var foil = plan.drawn(trial, "foil", alike.negate(), used, 1);
      var references = plan.drawn(trial, "reference", alike, used, REFERENCES);
      var ids = new ArrayList<String>();
      boolean left = (ranks[i] + plan.turn()) % 2 == 0;
      ids.add(left ? trial.item() : foil.getFirst());
      ids.add(left ? foil.getFirst() : trial.item());
      ids.addAll(references);
      shown.add(List.copyOf(ids));
    }
    return shown;
  }
}
