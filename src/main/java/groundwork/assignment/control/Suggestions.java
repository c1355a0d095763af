package groundwork.assignment.control;

import groundwork.stimulus.entity.OutputClass;
import java.util.ArrayList;
import java.util.List;

/**
 * Which output is suggested: {@code [class]}. It is what the model says in every second trial of
 * each cell; over two participants of an arm, each item has been suggested both ways.
 */
final class Suggestions {
  private Suggestions() {}

  static List<List<String>> of(ChoicePlan plan) {
    int[] ranks = plan.ranks();
    var shown = new ArrayList<List<String>>();
    for (int i = 0; i < ranks.length; i++) {
      var predicted = plan.predicted(plan.trials().get(i));
      int place = ranks[i] + plan.turn();
      var others =
          plan.version().stimuli().classes().stream()
              .map(OutputClass::id)
              .filter(id -> !id.equals(predicted))
              .toList();
      shown.add(List.of(place % 2 == 0 ? predicted : others.get(place / 2 % others.size())));
    }
    return shown;
  }
}
