package groundwork.metric.measure;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetMetric;
import groundwork.metric.entity.SetScores;
import java.util.ArrayList;
import java.util.List;

/** A measure that scores many cases at once, because a method can explain many at once. */
public interface Scoring {
  Card card();

  /** One score per case, in their order. */
  List<Score> scores(List<Case> cases);

  /** As a metric: of whole sets if one case's score depends on the others. */
  default Metric metric(boolean whole) {
    return whole ? new Whole(this) : new Each(this);
  }

  /** Of cases by themselves, many at once. */
  record Each(Scoring scoring) implements LocalMetric {
    private static final int AT_ONCE = 1024;

    @Override
    public Card card() {
      return scoring.card();
    }

    @Override
    public Score score(Case explained) {
      return scoring.scores(List.of(explained)).getFirst();
    }

    @Override
    public SetScores scores(List<Case> cases) {
      var scores = new ArrayList<Score>(cases.size());
      for (int from = 0; from < cases.size(); from += AT_ONCE) {
        scores.addAll(scoring.scores(cases.subList(from, Math.min(cases.size(), from + AT_ONCE))));
      }
      return SetScores.each(scores);
    }
  }

  /** Of whole sets. */
  record Whole(Scoring scoring) implements SetMetric {
    @Override
    public Card card() {
      return scoring.card();
    }

    @Override
    public SetScores scores(List<Case> cases) {
      return SetScores.each(scoring.scores(cases));
    }
  }
}
