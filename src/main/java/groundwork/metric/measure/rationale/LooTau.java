package groundwork.metric.measure.rationale;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Asked;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.statistics.association.Correlation;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Kendall's tau-b between the attributions and the fall of the target's output when each feature is
 * left out by itself. In [-1, 1], higher is better.
 *
 * @see <a href="https://doi.org/10.18653/v1/N19-1357">Jain and Wallace (2019)</a>
 */
public record LooTau(Baseline baseline, Output output) implements LocalMetric {
  public static final String ID = "loo-tau";
  private static final int MOST = 20_000; // tau takes n² steps

  static Kind kind() {
    return Kind.of(
        ID,
        p -> Prepared.of(p).before(new LooTau(Baseline.of(p), p.output())),
        Stream.concat(
                Stream.of(Baseline.setting(), Parameters.output("probability")),
                Stream.of(Prepared.settings(false)))
            .toArray(groundwork.model.Setting[]::new));
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Leave-one-out tau")
        .says(
            "Rank correlation (tau-b) between the attributions and the fall of the explained class's"
                + " output when each feature is left out.")
        .property("correctness")
        .higher(-1.0, 1.0, "correlation")
        .with(Map.of("baseline", baseline.word(), "output", output.word()))
        .assumes("What a feature does by itself is what it does: features do not work together.")
        .source("10.18653/v1/N19-1357")
        .needs(Need.MODEL);
  }

  @Override
  public Score score(Case explained) {
    int d = explained.size();
    if (d < 2 || d > MOST) {
      return Score.none("the input has %d features; tau is taken of 2 to %d".formatted(d, MOST));
    }
    if (Attributions.constant(explained.attribution())) {
      return Score.none(
          Attributions.zero(explained.attribution()) ? Attributions.ZERO : Attributions.CONSTANT);
    }
    double[] falls = falls(explained);
    var tau = Correlation.kendall(explained.attribution(), falls);
    return tau.isPresent()
        ? Score.of(tau.getAsDouble())
        : Score.none("the model answers the same without each feature: no correlation");
  }

  private double[] falls(Case explained) {
    int d = explained.size();
    double whole = Asked.whole(explained, output);
    double[] falls = new double[d];
    int atOnce = Asked.rowsAtOnce(d); // bounds the memory
    for (int from = 0; from < d; from += atOnce) {
      boolean[][] absent = new boolean[Math.min(atOnce, d - from)][d];
      for (int i = 0; i < absent.length; i++) {
        absent[i][from + i] = true;
      }
      double[] without = baseline.without(explained, absent, output);
      for (int i = 0; i < without.length; i++) {
        falls[from + i] = whole - without[i];
      }
    }
    return falls;
  }
}
