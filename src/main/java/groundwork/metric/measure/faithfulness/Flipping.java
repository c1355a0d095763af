package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scaling;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import groundwork.model.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The area under the target's output while features are removed from the input (pixel-flipping,
 * deletion: lower is better) or come into the baseline (insertion: higher is better), by falling
 * attribution. The curve begins with the output before the first step; its width is the share of
 * features changed, from 0 to 1, so that an area of probabilities is in [0, 1].
 *
 * <p>Quantus leaves the point before the first step out and takes each step as 1 wide. Its baseline
 * {@code mean} is that of the values left so far; of {@code uniform}, one number is drawn for each
 * step.
 *
 * @param step features that change at a time, at least 1; 0 where {@code share} says how many
 * @param share of all features that change at a time, in (0, 1]; 0 where {@code step} does
 * @param places whether all channels of a place of an image change together, by the sum of their
 *     attributions: features are places then; never in Quantus
 * @see <a href="https://doi.org/10.1371/journal.pone.0130140">Bach et al. (2015)</a>
 * @see <a href="https://doi.org/10.48550/arXiv.1806.07421">Petsiuk et al. (2018)</a>
 */
record Flipping(Curve which, int step, double share, boolean places, Removal removal)
    implements LocalMetric {
  /** Which of the two ways, under which name. */
  enum Curve {
    PIXEL_FLIPPING("pixel-flipping", "Pixel-flipping", "10.1371/journal.pone.0130140"),
    DELETION("deletion", "Deletion", "10.48550/arXiv.1806.07421"),
    INSERTION("insertion", "Insertion", "10.48550/arXiv.1806.07421");

    final String id;
    final String title;
    final String source;

    Curve(String id, String title, String source) {
      this.id = id;
      this.title = title;
      this.source = source;
    }
  }

  static final List<Kind> KINDS = Arrays.stream(Curve.values()).map(Flipping::kind).toList();

  private static Kind kind(Curve which) {
    String[] libraries = which == Curve.INSERTION ? new String[0] : new String[] {Removal.QUANTUS};
    return Faithfulness.kind(
        which.id,
        p -> {
          double share = p.number("share", 0);
          int step = p.integer("step", share == 0 ? 1 : 0);
          var removal = Removal.of(p, libraries);
          boolean places =
              !removal.quantus() && p.word("together", "place", "value").equals("place");
          return removal
              .prepared(p, false, false, Scaling.SET)
              .before(new Flipping(which, step, share, places, removal));
        },
        new Setting("step", 1, "features that change at a time, at least 1; or give share"),
        new Setting("share", 0, "of all features that change at a time, in (0, 1]"),
        new Setting(
            "together",
            "place",
            "place or value: whether all channels of a place of an image change together"),
        Removal.settings(libraries),
        Prepared.settings(false));
  }

  Flipping {
    Parameters.require(
        step >= 1 && share == 0 || step == 0 && share > 0 && share <= 1,
        "either \"step\" (at least 1) or \"share\" (in (0, 1]) is needed, not %s and %s",
        step,
        share);
  }

  private boolean inserting() {
    return which == Curve.INSERTION;
  }

  @Override
  public Card card() {
    boolean bounded = removal.output() == Output.PROBABILITY;
    Double low = bounded ? 0.0 : null;
    Double high = bounded && !removal.quantus() ? 1.0 : null;
    String unit = removal.quantus() ? "sum over steps" : bounded ? "probability" : "logit";
    var parameters =
        removal.parameters(
            Map.of("step", step, "share", share, "together", places ? "place" : "value"));
    if (inserting()) {
      parameters.remove("compatibility");
    }
    var card =
        Card.of(which.id, "1", which.title)
            .says(
                "Area under the explained class's output while features %s by falling attribution."
                    .formatted(inserting() ? "come into the baseline" : "are taken away"))
            .property("correctness")
            .with(parameters)
            .assumes(
                "The model's answers to half-changed inputs mean something; %s"
                    .formatted("an output that hardly changes shows little."))
            .source(which.source)
            .needs(Need.MODEL);
    return inserting()
        ? card.higher(low, high, unit)
        : card.lower(low, high, unit)
            .validated(
                "Deletion scores did not predict how useful explanations were to people"
                    + " (Colin et al. 2022, arXiv:2112.04417).");
  }

  @Override
  public Score score(Case explained) {
    double[] attribution = explained.attribution();
    if (!removal.quantus() && Attributions.constant(attribution)) {
      return Score.none(Attributions.zero(attribution) ? Attributions.ZERO : Attributions.CONSTANT);
    }
    int d = explained.size();
    int channels = places ? channels(explained) : 1;
    int at = channels * (step > 0 ? step : (int) Math.max(1, Math.round(share * d / channels)));
    int[] order = channels == 1 ? removal.descending(attribution) : ofPlaces(attribution, channels);
    double[] curve =
        inserting()
            ? removal.inserting(explained, order, at)
            : removal.removing(explained, order, at);
    if (!removal.quantus() && Attributions.constant(curve) && removal.idle(explained)) {
      return Score.none(Removal.IDLE);
    }
    if (removal.quantus()) {
      double[] after = Arrays.copyOfRange(curve, 1, curve.length);
      return Score.curve(area(after, after.length, 1), after);
    }
    return Score.curve(area(curve, d, at) / d, curve);
  }

  private static int channels(Case explained) {
    Shape shape = explained.background().shape();
    return shape == null ? 1 : shape.channels();
  }

  /** All channels of the place with the highest sum first. */
  private static int[] ofPlaces(double[] attribution, int channels) {
    double[] sums = new double[attribution.length / channels];
    for (int i = 0; i < attribution.length; i++) {
      sums[i % sums.length] += attribution[i];
    }
    int[] places = Attributions.descending(sums);
    int[] order = new int[attribution.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i % channels * sums.length + places[i / channels];
    }
    return order;
  }

  /** Trapezoids of {@code step} width, the last one reaching to {@code end} only. */
  private static double area(double[] curve, int end, int step) {
    double area = 0;
    for (int i = 1; i < curve.length; i++) {
      double width = Math.min(end, i * step) - (i - 1) * step;
      area += (curve[i - 1] + curve[i]) / 2 * width;
    }
    return area;
  }
}
