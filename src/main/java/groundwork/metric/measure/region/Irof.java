package groundwork.metric.measure.region;

import groundwork.explanation.Segments;
import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Asked;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Kind;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.List;
import java.util.TreeMap;

/**
 * Iterative removal of features: segments of an image (of anything else, single values) are taken
 * away one after the other, those with the highest mean attribution first; the curve is {@code
 * f(x_t) / f(x)} and starts with 1. The score is the area over it, by trapezoids, as a share of the
 * whole: 1 if the first step takes the whole output away, 0 if nothing matters, below 0 if the
 * output grows. Segments are superpixels of the image, or the recorded draws {@code segments} (one
 * row with a label for each value or each place).
 *
 * @param segments about how many superpixels
 * @param compactness how much place counts against colour in superpixels
 * @param normalised whether the area is divided by the number of segments
 * @see <a href="https://doi.org/10.48550/arXiv.2003.08747">Rieger and Hansen (2020)</a>
 */
public record Irof(
    int segments, double compactness, boolean normalised, Baseline baseline, Output output)
    implements LocalMetric {
  public static final String ID = "irof";
  static final String NOTHING =
      "the model's output for the input is 0 or next to it: no share of it can be taken";

  public Irof {
    Parameters.require(segments >= 2, "\"segments\" is %s; at least 2 are needed", segments);
    Parameters.require(compactness > 0, "\"compactness\" is %s; it must be positive", compactness);
  }

  static Kind kind() {
    return Kind.of(
        ID,
        p -> Regions.prepared(p).before(Regions.quantus(p) ? library(p) : own(p)),
        Regions.settings(
            new Setting("segments", 50, "about how many superpixels, at least 2"),
            new Setting("compactness", 10.0, "how much place counts against colour in them"),
            new Setting("normalised", true, "whether the area is divided by their number"),
            Baseline.setting(),
            Parameters.output("probability")));
  }

  private static Metric own(Parameters p) {
    return new Irof(
        p.integer("segments", 50),
        p.number("compactness", 10),
        p.flag("normalised", true),
        Baseline.of(p),
        p.output());
  }

  private static Metric library(Parameters p) {
    for (var own : List.of("segments", "compactness", "normalised")) {
      Parameters.require(
          !p.values().containsKey(own), "\"%s\" means nothing to Quantus' IROF", own);
    }
    return new QuantusIrof(Baseline.of(p, "mean"), p.output());
  }

  static Card card(TreeMap<String, Object> parameters, Double high, String unit) {
    return Card.of(ID, "1", "IROF")
        .says(
            "Area over the explained class's output as segments are taken away, the most relevant"
                + " first, as a share of the output for the whole input.")
        .property("correctness")
        .higher(null, high, unit)
        .with(parameters)
        .assumes(
            "Segments are parts that matter as a whole; the model's answer to inputs with replaced"
                + " segments means something.")
        .source("10.48550/arXiv.2003.08747")
        .validated(Regions.DELETION_RECORD)
        .needs(Need.MODEL);
  }

  @Override
  public Card card() {
    var parameters = new TreeMap<String, Object>();
    parameters.put("segments", segments);
    parameters.put("compactness", compactness);
    parameters.put("normalised", normalised);
    parameters.put("baseline", baseline.word());
    parameters.put("output", output.word());
    parameters.put("compatibility", "");
    return normalised
        ? card(parameters, output == Output.PROBABILITY ? 1.0 : null, "share")
        : card(parameters, null, "segments");
  }

  @Override
  public Score score(Case explained) {
    var parts = parts(explained);
    if (parts.count() < 2) {
      return Score.none(Parts.SINGLE);
    }
    double[] relevance = parts.means(explained.attribution());
    if (Attributions.constant(relevance)) {
      return Score.none(Parts.CONSTANT);
    }
    if (baseline.idle(explained)) {
      return Score.none(Baseline.IDLE);
    }
    double whole = Asked.whole(explained, output);
    if (whole == 0) {
      return Score.none(NOTHING);
    }
    int[] order = Attributions.descending(relevance);
    double[] outputs = parts.curve(explained, order, order.length, baseline, output);
    double[] curve = Curves.from(whole, outputs);
    for (int t = 0; t < curve.length; t++) {
      curve[t] /= whole;
    }
    double over = order.length - Curves.area(curve);
    return Double.isFinite(over)
        ? Score.curve(normalised ? over / order.length : over, curve)
        : Score.none(NOTHING);
  }

  private Parts parts(Case explained) {
    var recorded = Labels.recorded(explained);
    if (recorded != null) {
      return recorded;
    }
    var shape = explained.background().shape();
    return shape == null
        ? Parts.values(explained.size())
        : Labels.parts(explained, Segments.slic(explained.input(), shape, segments, compactness));
  }
}
