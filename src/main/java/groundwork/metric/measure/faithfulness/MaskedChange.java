package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Direction;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.model.Output;
import groundwork.model.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the target's probability becomes when the input is multiplied by its explanation, brought to
 * [0, 1] by its smallest and largest size: {@code o} before, {@code o'} after. The average drop is
 * {@code max(0, o - o') / o}, the increase 1 where {@code o' > o}, the gain {@code max(0, o' - o) /
 * (1 - o)}; the averages are those over items.
 *
 * <p>With a baseline other than 0, features fade to it instead; a category is there or not.
 *
 * @see <a href="https://doi.org/10.1109/WACV.2018.00097">Chattopadhay et al. (2018)</a>
 * @see <a href="https://doi.org/10.48550/arXiv.2301.07002">Zhang et al. (2023)</a>
 */
record MaskedChange(Which which, Baseline baseline) implements LocalMetric {
  /** The three numbers. */
  enum Which {
    DROP(
        "average-drop",
        "Average drop",
        Direction.LOWER,
        "share of the probability",
        "10.1109/WACV.2018.00097"),
    INCREASE(
        "average-increase",
        "Average increase",
        Direction.HIGHER,
        "share of items",
        "10.1109/WACV.2018.00097"),
    GAIN(
        "average-gain",
        "Average gain",
        Direction.HIGHER,
        "share of the missing probability",
        "10.48550/arXiv.2301.07002");

    final String id;
    final String title;
    final Direction good;
    final String unit;
    final String source;

    Which(String id, String title, Direction good, String unit, String source) {
      this.id = id;
      this.title = title;
      this.good = good;
      this.unit = unit;
      this.source = source;
    }
  }

  static final List<Kind> KINDS =
      Arrays.stream(Which.values())
          .map(
              which ->
                  Faithfulness.kind(
                      which.id,
                      p -> Prepared.of(p, true).before(new MaskedChange(which, Baseline.of(p, 0))),
                      new Setting[] {Baseline.setting(0)},
                      Prepared.settings(true)))
          .toList();

  @Override
  public Card card() {
    var card =
        Card.of(which.id, "1", which.title)
            .says(
                switch (which) {
                  case DROP ->
                      "How much of the explained class's probability is lost when the input"
                          + " is faded by its explanation.";
                  case INCREASE ->
                      "Whether the explained class's probability rises when the input"
                          + " is faded by its explanation.";
                  case GAIN ->
                      "How much of the probability that the explained class lacks is gained"
                          + " when the input is faded by its explanation.";
                })
            .property("correctness")
            .with(Map.of("baseline", baseline.word()))
            .assumes("The baseline (0 unless said otherwise) means that there is nothing.")
            .source(which.source)
            .needs(Need.MODEL);
    return which.good == Direction.LOWER
        ? card.lower(0.0, 1.0, which.unit)
        : card.higher(0.0, 1.0, which.unit);
  }

  @Override
  public Score score(Case explained) {
    double[] sizes = explained.attribution();
    if (Attributions.constant(sizes)) {
      return Score.none(Attributions.zero(sizes) ? Attributions.ZERO : Attributions.CONSTANT);
    }
    double[] outputs = outputs(explained);
    if (outputs[0] == outputs[1] && idle(explained)) {
      return Score.none(Removal.IDLE);
    }
    double before = outputs[0];
    double change = outputs[1] - before;
    return switch (which) {
      case INCREASE -> Score.of(change > 0 ? 1 : 0);
      case DROP ->
          before == 0
              ? Score.none("the class has no probability to lose")
              : Score.of(Math.max(0, -change) / before);
      case GAIN ->
          before == 1
              ? Score.none("the class has no probability to gain")
              : Score.of(Math.max(0, change) / (1 - before));
    };
  }

  private boolean idle(Case explained) {
    return new Removal(baseline, Output.PROBABILITY, "").idle(explained);
  }

  /** As it is, and faded. */
  private double[] outputs(Case explained) {
    double[] sizes = explained.attribution();
    double low = Arrays.stream(sizes).min().orElseThrow();
    double high = Arrays.stream(sizes).max().orElseThrow();
    boolean[] category = explained.background().category();
    double[][] fillings = baseline.rows(explained);
    var asking = new Asking(explained, Output.PROBABILITY, 2, fillings.length);
    asking.row(explained.input(), 0);
    for (double[] filling : fillings) {
      double[] row = asking.row(explained.input(), 1);
      for (int i = 0; i < row.length; i++) {
        double kept = (sizes[i] - low) / (high - low);
        row[i] =
            category[i]
                ? kept >= 0.5 ? row[i] : filling[i]
                : kept * row[i] + (1 - kept) * filling[i];
      }
    }
    double[] outputs = asking.sums();
    outputs[1] /= fillings.length;
    return outputs;
  }
}
