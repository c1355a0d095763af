package groundwork.metric.measure.attack;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Kind;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Map;

/**
 * The size of the smallest change of the input found that turns the prediction: the more, the
 * harder the model is to fool there. It says nothing of the explanation: it is the same for every
 * method, and stands beside what explanations do when inputs change.
 *
 * <p>Quantities move within the range of what is known and in its standard deviations; a category
 * takes other options and counts as one step. What is found is an upper bound of the true smallest
 * change: a larger budget never makes the true one larger.
 *
 * @param length how steps are summed up
 * @param absolute whether steps are in the input's own unit instead
 * @param budget how many rows the model is asked about at most
 * @see <a href="https://doi.org/10.1109/CVPR.2016.282">Moosavi-Dezfooli et al. (2016)</a>
 */
record PredictionAttack(Length length, boolean absolute, int budget) implements LocalMetric {
  static final String ID = "prediction-attack";

  PredictionAttack {
    Parameters.require(budget >= 10, "\"budget\" is %s; at least 10 are needed", budget);
  }

  static Kind kind() {
    return Kind.of(
        ID,
        p ->
            new PredictionAttack(
                Length.of(p.word("norm", Length.words())),
                p.word("scale", "deviation", "absolute").equals("absolute"),
                p.integer("budget", 2000)),
        new Setting("norm", "l2", "size of a change: l2, l1, linf, or l0 (values changed)"),
        new Setting(
            "scale", "deviation", "unit of steps: deviation (of what is known) or absolute"),
        new Setting("budget", 2000, "rows the model is asked about at most, at least 10"));
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Attack on the prediction")
        .says(
            "Size of the smallest change of the input found that turns the prediction: an upper"
                + " bound of the true smallest one. The same for every method.")
        .property("continuity")
        .higher(
            0.0,
            null,
            length == Length.L0
                ? "values changed"
                : absolute ? "the input's own unit" : "standard deviations")
        .with(
            Map.of(
                "norm",
                length.word(),
                "scale",
                absolute ? "absolute" : "deviation",
                "budget",
                budget))
        .assumes("Values may change one by one, within the range of what is known.")
        .source("10.1109/CVPR.2016.282")
        .needs(Need.MODEL);
  }

  @Override
  public Score score(Case explained) {
    var refusal = Room.refusal(explained, absolute);
    if (refusal != null) {
      return Score.none(refusal);
    }
    var room = Room.of(explained, absolute);
    var search = new Search(room, length, new Target(explained, room, budget));
    double size = search.smallest(explained);
    return Double.isInfinite(size)
        ? Score.none(
            "no change was found that turns the prediction, with %d questions".formatted(budget))
        : Score.of(size);
  }
}
