package groundwork.metric.measure.rationale;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Ranked;
import groundwork.model.Setting;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How well the attributions, as soft scores, find the features that people marked: the area under
 * precision by recall as the threshold falls, equal values passing it together. In (0, 1], higher
 * is better; a random order has about the share of marked features.
 *
 * @param trapezoids whether points are joined by straight lines, beginning at recall 0 and
 *     precision 1, as ERASER and ferret do; otherwise the average precision, which does not flatter
 * @param positive whether negative values count as 0
 * @see <a href="https://doi.org/10.18653/v1/2020.acl-main.408">DeYoung et al. (2020), ERASER</a>
 */
public record TokenPrecision(boolean trapezoids, boolean positive, boolean ferret)
    implements LocalMetric {
  public static final String ID = "token-auprc";

  static Kind kind() {
    return Kind.of(
        ID,
        p -> {
          boolean ferret = p.compatibility(Ranked.FERRET).equals(Ranked.FERRET);
          String standard = ferret ? "trapezoids" : "steps";
          String other = ferret ? "steps" : "trapezoids";
          return Prepared.of(p)
              .before(
                  new TokenPrecision(
                      p.word("area", standard, other).equals("trapezoids"),
                      p.flag("positive", ferret),
                      ferret));
        },
        Stream.concat(
                Stream.of(
                    new Setting(
                        "area",
                        "steps",
                        "steps (average precision) or trapezoids (as ERASER and ferret)"),
                    new Setting("positive", false, "whether negative values count as 0 (ferret)"),
                    Kind.compatibility(Ranked.FERRET)),
                Stream.of(Prepared.settings(false)))
            .toArray(Setting[]::new));
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Token AUPRC")
        .says("Area under precision by recall of the attributions against what people marked.")
        .property("coherence")
        .higher(0.0, 1.0, "area")
        .with(
            Map.of(
                "area",
                trapezoids ? "trapezoids" : "steps",
                "positive",
                positive,
                "compatibility",
                ferret ? Ranked.FERRET : ""))
        .assumes(Rationales.PLAUSIBILITY)
        .source("10.18653/v1/2020.acl-main.408")
        .needs(Need.MASK);
  }

  @Override
  public Score score(Case explained) {
    var refusal = Rationales.refusal(explained, ferret);
    if (refusal != null) {
      return Score.none(refusal);
    }
    double[] values = explained.attribution().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = positive ? Math.max(0, values[i]) : values[i];
    }
    if (!ferret && Attributions.constant(values)) {
      return Score.none("no feature has a positive attribution");
    }
    return Score.of(area(values, explained.mask()));
  }

  private double area(double[] values, boolean[] mask) {
    int[] order = Attributions.descending(values);
    int marked = Rationales.marked(mask);
    int hits = 0;
    double area = 0;
    double recall = 0;
    double precision = 1;
    for (int from = 0, to; from < order.length; from = to) {
      for (to = from; to < order.length && values[order[to]] == values[order[from]]; to++) {
        hits += mask[order[to]] ? 1 : 0;
      }
      double nextRecall = (double) hits / marked;
      double nextPrecision = (double) hits / to;
      double height = trapezoids ? (precision + nextPrecision) / 2 : nextPrecision;
      area += (nextRecall - recall) * height;
      recall = nextRecall;
      precision = nextPrecision;
    }
    return area;
  }
}
