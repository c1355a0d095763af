package groundwork.metric.scoring;

import groundwork.metric.scoring.ScoreTable.ItemScore;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;

/** All scores of single items as a list that makes each when it is read: there may be millions. */
final class ItemScores extends AbstractList<ItemScore> {
  private final List<Map.Entry<Scores.Place, Tally>> tallies;
  private final List<String> items;

  ItemScores(Scores scores) {
    tallies =
        scores.tallies.entrySet().stream().filter(entry -> entry.getValue().perItem()).toList();
    items = scores.material.items();
  }

  @Override
  public int size() {
    return tallies.size() * items.size();
  }

  @Override
  public ItemScore get(int index) {
    var entry = tallies.get(index / items.size());
    int item = index % items.size();
    var score = entry.getValue().score(item);
    var place = entry.getKey();
    return new ItemScore(
        place.model(),
        place.method(),
        place.metric(),
        items.get(item),
        Cells.number(score.value()),
        score.error(),
        score.reason(),
        score.curve());
  }
}
