package groundwork.metric.measure.region;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetScores;
import groundwork.metric.measure.Asked;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Draws;
import groundwork.metric.measure.Kind;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import groundwork.model.Shape;
import groundwork.statistics.Mean;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * ROAD, remove and debias: how often the prediction stands when the most relevant places of an
 * image are removed and filled from their neighbours ({@link Imputation}) with a little noise, so
 * that the shape of what was removed gives nothing away. Of one image the curve is 1 or 0 for each
 * percentage (with several samples, the share of them), the score its mean; of a set the curve is
 * the share of images. The relevance of a place is the sum over its channels.
 *
 * @param percentages of the places that are removed, each at least 0 and below 100
 * @param order morf: the most relevant go first, lower is better; lerf: the least, higher is better
 * @param noise standard deviation of what is added to each filled value; recorded draws {@value
 *     #DRAWS}, d values for each percentage (and sample), are added as they are instead
 * @param samples how often noise is drawn, at least 1
 * @param truth whether the true class has to be predicted rather than the explained one
 * @param quantus whether Quantus 0.6.0 is reproduced: images of one channel, the number of places
 *     rounded down
 * @see <a href="https://proceedings.mlr.press/v162/rong22a.html">Rong et al. (2022)</a>
 */
public record Road(
    List<Double> percentages,
    Parts.Order order,
    double noise,
    int samples,
    boolean truth,
    boolean quantus)
    implements LocalMetric {
  public static final String ID = "road";
  static final String DRAWS = "road-noise"; // not that of other metrics, which means something else
  private static final Need[] IMAGES = {Need.MODEL, Need.IMAGE};
  private static final List<Double> TENTHS =
      List.of(10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0);
  private static final List<Double> ODD =
      IntStream.range(0, 50).mapToObj(i -> 2.0 * i + 1).toList();

  public Road {
    percentages = List.copyOf(percentages);
    Parameters.require(!percentages.isEmpty(), "\"percentages\" is empty");
    for (double percentage : percentages) {
      Parameters.require(
          percentage >= 0 && percentage < 100,
          "percentage %s is not at least 0 and below 100: something must be left to fill from",
          percentage);
    }
    Parameters.require(noise >= 0, "\"noise\" is %s; it must not be negative", noise);
    Parameters.require(samples >= 1, "\"samples\" is %s; at least 1 is needed", samples);
    Parameters.require(
        !quantus || samples == 1 && order == Parts.Order.MORF && !truth,
        "Quantus draws one sample, removes the most relevant first and asks for the explained"
            + " class");
  }

  static Kind kind() {
    return Kind.of(
        ID,
        p -> {
          boolean quantus = Regions.quantus(p);
          var percentages = p.numbers("percentages");
          return Regions.prepared(p)
              .before(
                  new Road(
                      percentages.isEmpty() ? quantus ? ODD : TENTHS : percentages,
                      Parts.Order.of(p.word("order", Parts.Order.WORDS)),
                      p.number("noise", 0.01),
                      p.integer("samples", 1),
                      p.word("against", "target", "truth").equals("truth"),
                      quantus));
        },
        Regions.settings(
            new Setting(
                "percentages",
                TENTHS,
                "of the places that are removed, each at least 0 and below 100"),
            Parts.Order.setting(),
            new Setting("noise", 0.01, "standard deviation of what is added to filled values"),
            new Setting("samples", 1, "how often noise is drawn, at least 1"),
            new Setting("against", "target", "target or truth: the class to be predicted")));
  }

  @Override
  public Card card() {
    var parameters = new TreeMap<String, Object>();
    parameters.put("percentages", percentages);
    parameters.put("order", order.word());
    parameters.put("noise", noise);
    parameters.put("samples", samples);
    parameters.put("against", truth ? "truth" : "target");
    parameters.put("compatibility", quantus ? Regions.QUANTUS : "");
    var card =
        Card.of(ID, "1", "ROAD (" + order.word() + ")")
            .says(
                "Share of images that are still recognised when places are removed and filled from"
                    + " their neighbours.")
            .property("correctness")
            .with(parameters)
            .assumes(
                truth
                    ? "The true class is known; neighbours say what a place would be without"
                        + " information."
                    : "The explained class is the predicted one; neighbours say what a place would"
                        + " be without information.")
            .source("10.48550/arXiv.2202.00449")
            .needs(truth ? new Need[] {Need.MODEL, Need.IMAGE, Need.TRUTH} : IMAGES);
    return order == Parts.Order.LERF
        ? card.higher(0.0, 1.0, "share")
        : card.lower(0.0, 1.0, "share");
  }

  @Override
  public Score score(Case explained) {
    var shape = explained.background().shape();
    if (shape == null) {
      return Score.none("these values are no image: a place cannot be filled from its neighbours");
    }
    if (quantus && shape.channels() > 1) {
      return Score.none("Quantus 0.6.0 fails on images of more than one channel");
    }
    if (Classes.none(explained)) {
      return Score.none(Classes.NONE);
    }
    int wanted = truth ? explained.truth() : explained.target();
    if (wanted < 0) {
      return Score.none("the true class is not known");
    }
    double[] relevance = relevance(explained, shape);
    if (!quantus && order != Parts.Order.RANDOM && Attributions.constant(relevance)) {
      return Score.none(Attributions.CONSTANT);
    }
    int[] sequence = Parts.values(relevance.length).order(explained, order, relevance, quantus);
    int[] classes = Asked.classes(explained.model(), rows(explained, shape, sequence));
    double[] curve = new double[percentages.size()];
    double[] ofSample = new double[samples];
    for (int i = 0; i < classes.length; i++) {
      double stands = classes[i] == wanted ? 1 : 0;
      curve[i % curve.length] += stands / samples;
      ofSample[i / curve.length] += stands / curve.length;
    }
    Double error = samples == 1 ? null : Math.sqrt(Mean.variance(ofSample) / samples);
    return new Score(Curves.mean(curve), error, null, curve);
  }

  /** The curve of a set is the mean of the images' curves: a share of images. */
  @Override
  public SetScores scores(List<Case> cases) {
    var each = cases.stream().map(this::score).toList();
    double[][] curves =
        each.stream().filter(Score::defined).map(Score::curve).toArray(double[][]::new);
    if (curves.length == 0) {
      return SetScores.each(each);
    }
    double[] shares =
        IntStream.range(0, percentages.size())
            .mapToDouble(p -> Arrays.stream(curves).mapToDouble(curve -> curve[p]).sum())
            .map(sum -> sum / curves.length)
            .toArray();
    return new SetScores(each, Score.curve(Curves.mean(shares), shares));
  }

  private double[] relevance(Case explained, Shape shape) {
    double[] values = explained.attribution();
    double[] places = new double[shape.places()];
    for (int i = 0; i < values.length; i++) {
      places[i % places.length] += values[i];
    }
    return places;
  }

  private int removed(double percentage, int places) {
    double exact = places * percentage / 100;
    return quantus ? (int) exact : (int) Math.clamp(Math.round(exact), 0, places - 1L);
  }

  /** Sample by sample, in each the images of all percentages. */
  private double[][] rows(Case explained, Shape shape, int[] sequence) {
    int count = percentages.size();
    double[][] rows = new double[samples * count][];
    int[][] removed = new int[count][];
    for (int p = 0; p < count; p++) {
      removed[p] = Arrays.copyOf(sequence, removed(percentages.get(p), shape.places()));
      double[] filled = new Imputation(shape, removed[p]).fill(explained.input());
      for (int sample = 0; sample < samples; sample++) {
        rows[sample * count + p] = filled.clone();
      }
    }
    double[][] recorded = explained.recorded().get(DRAWS);
    Parameters.require(
        recorded == null || recorded.length == rows.length,
        "item %s: %s has %s rows for %s filled images",
        explained.item(),
        DRAWS,
        recorded == null ? 0 : recorded.length,
        rows.length);
    var normal = ZigguratSampler.NormalizedGaussian.of(Draws.of(explained, ID));
    for (int i = 0; i < rows.length && (noise > 0 || recorded != null); i++) {
      for (int place : removed[i % count]) {
        for (int at = place; at < rows[i].length; at += shape.places()) {
          rows[i][at] += recorded == null ? noise * normal.sample() : recorded[i][at];
        }
      }
    }
    return rows;
  }
}
