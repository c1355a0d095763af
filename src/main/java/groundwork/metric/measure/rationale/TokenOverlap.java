package groundwork.metric.measure.rationale;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Ranked;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.List;
import java.util.Map;

/**
 * How far the most important features are those that people marked: F1 of precision and recall, or
 * size of the intersection by size of the union. In [0, 1], higher is better.
 *
 * @param k how many features an explanation has: at least 1, or 0 for as many as people marked
 * @param positive whether features without a positive value are never among them
 * @param ferret whether ferret 0.5 is reproduced: of equal values the later come first, and where
 *     no value is positive the score is 0
 * @see <a href="https://doi.org/10.18653/v1/2020.acl-main.408">DeYoung et al. (2020), ERASER</a>
 */
public record TokenOverlap(Measure measure, int k, boolean positive, boolean ferret)
    implements LocalMetric {
  /** What is made of the overlap. */
  public enum Measure {
    F1("token-f1", "Token F1"),
    IOU("token-iou", "Token IOU");

    private final String id;
    private final String title;

    Measure(String id, String title) {
      this.id = id;
      this.title = title;
    }
  }

  public TokenOverlap {
    Parameters.require(k >= 0, "\"k\" is %s; it must not be negative", k);
  }

  static Kind kind(Measure measure) {
    return Kind.of(
        measure.id,
        p -> {
          boolean ferret = p.compatibility(Ranked.FERRET).equals(Ranked.FERRET);
          return new TokenOverlap(
              measure, p.integer("k", ferret ? 5 : 0), p.flag("positive", ferret), ferret);
        },
        new Setting("k", 0, "how many features; 0: as many as people marked (ferret: 5)"),
        new Setting(
            "positive", false, "whether only features with a positive value count (ferret)"),
        Kind.compatibility(Ranked.FERRET));
  }

  @Override
  public Card card() {
    return Card.of(measure.id, "1", measure.title)
        .says(
            measure == Measure.F1
                ? "F1 of the most important features against those that people marked."
                : "Intersection over union of the most important features and those that people"
                    + " marked.")
        .property("coherence")
        .higher(0.0, 1.0, "share")
        .with(Map.of("k", k, "positive", positive, "compatibility", ferret ? Ranked.FERRET : ""))
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
    int marked = Rationales.marked(explained.mask());
    boolean[] top = top(explained, k == 0 ? marked : k);
    int size = Rationales.marked(top);
    if (size == 0 && !ferret) {
      return Score.none("no feature has a positive attribution");
    }
    int both = 0;
    for (int i = 0; i < top.length; i++) {
      both += top[i] && explained.mask()[i] ? 1 : 0;
    }
    return Score.of(
        measure == Measure.F1
            ? 2.0 * both / (size + marked) // precision both / size, recall both / marked
            : (double) both / (size + marked - both));
  }

  private boolean[] top(Case explained, int most) {
    int size = Math.min(most, explained.size());
    var ranked = new Ranked(size, List.of(), Ranked.Order.SIGNED, positive, Baseline.ZERO, ferret);
    boolean[][] tops = ranked.tops(explained);
    return tops.length == 0 ? new boolean[explained.size()] : tops[0];
  }
}
