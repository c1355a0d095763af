package groundwork.metric.measure.randomisation;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Scoring;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The mean over several draws of the layers, with its standard error.
 *
 * @param draws the same measure, each with layers drawn anew; at least 2
 */
record Repeated(List<? extends Scoring> draws) implements Scoring {
  @Override
  public Card card() {
    var card = draws.getFirst().card();
    var parameters = new TreeMap<>(card.parameters());
    parameters.put("draws", draws.size());
    return card.with(parameters);
  }

  @Override
  public List<Score> scores(List<Case> cases) {
    var each = draws.stream().map(draw -> draw.scores(cases)).toList();
    var scores = new ArrayList<Score>(cases.size());
    for (int n = 0; n < cases.size(); n++) {
      int at = n;
      scores.add(mean(each.stream().map(draw -> draw.get(at)).toList()));
    }
    return scores;
  }

  private static Score mean(List<Score> scores) {
    double mean = 0;
    double[] curve = null;
    for (var score : scores) {
      if (!score.defined()) {
        return score;
      }
      mean += score.value() / scores.size();
      if (score.curve() != null) {
        curve = curve == null ? new double[score.curve().length] : curve;
        for (int i = 0; i < curve.length; i++) {
          curve[i] += score.curve()[i] / scores.size();
        }
      }
    }
    double squares = 0;
    for (var score : scores) {
      squares += (score.value() - mean) * (score.value() - mean);
    }
    double error = Math.sqrt(squares / (scores.size() - 1) / scores.size());
    return new Score(mean, error, null, curve);
  }
}
