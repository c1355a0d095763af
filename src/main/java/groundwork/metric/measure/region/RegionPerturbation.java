package groundwork.metric.measure.region;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Asked;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Kind;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.TreeMap;

/**
 * Region perturbation: the target's output falls as regions are taken away one after the other; the
 * score is the mean of {@code f(x) - f(x_t)} over the steps t = 1.. (AOPC, the area over the
 * perturbation curve), which is the curve that is kept. A region is a square of an image, and a
 * single value of anything else; its relevance is the sum of its attributions.
 *
 * <p>Samek et al. also count the start, whose fall is 0: {@code start}.
 *
 * @param side of a square, in places, at least 1
 * @param regions how many regions are taken away at most, at least 1
 * @param start whether the untouched input counts as a step
 * @param quantus whether Quantus 0.6.0 is reproduced: its curve (the score is its area by
 *     trapezoids), a row of values as an image of one line, its fillings
 * @see <a href="https://doi.org/10.1109/TNNLS.2016.2599820">Samek et al. (2017)</a>
 */
public record RegionPerturbation(
    int side,
    int regions,
    Parts.Order order,
    boolean start,
    Baseline baseline,
    Output output,
    boolean quantus)
    implements LocalMetric {
  public static final String ID = "region-perturbation";

  public RegionPerturbation {
    Parameters.require(side >= 1, "\"patch\" is %s; at least 1 is needed", side);
    Parameters.require(regions >= 1, "\"regions\" is %s; at least 1 is needed", regions);
    Parameters.require(
        !quantus || !start, "\"start\" is true, but Quantus does not count the start");
    if (quantus) {
      new QuantusFilling(baseline); // refuses what Quantus does not know
    }
  }

  static Kind kind() {
    return Kind.of(
        ID,
        p -> {
          boolean quantus = Regions.quantus(p);
          return Regions.prepared(p)
              .before(
                  new RegionPerturbation(
                      p.integer("patch", quantus ? 8 : 4),
                      p.integer("regions", 100),
                      Parts.Order.of(p.word("order", Parts.Order.WORDS)),
                      p.flag("start", false),
                      Regions.baseline(p),
                      p.output(),
                      quantus));
        },
        Regions.settings(
            Regions.PATCH,
            new Setting("regions", 100, "how many regions are taken away at most, at least 1"),
            Parts.Order.setting(),
            new Setting("start", false, "whether the untouched input counts as a step"),
            Baseline.setting(),
            Parameters.output("probability")));
  }

  @Override
  public Card card() {
    var parameters = new TreeMap<String, Object>();
    parameters.put("patch", side);
    parameters.put("regions", regions);
    parameters.put("order", order.word());
    parameters.put("start", start);
    parameters.put("baseline", baseline.word());
    parameters.put("output", output.word());
    parameters.put("compatibility", quantus ? Regions.QUANTUS : "");
    var card =
        Card.of(ID, "1", "Region perturbation (AOPC, " + order.word() + ")")
            .says(
                quantus
                    ? "Area under the falls of the explained class's output as patches are taken away, as Quantus 0.6.0 has them."
                    : "Mean fall of the explained class's output as regions are taken away one after the other.")
            .property("correctness")
            .with(parameters)
            .assumes(
                "The model's answer to inputs with replaced regions means something; the regions are"
                    + " as large as what the model looks at.")
            .source("10.1109/TNNLS.2016.2599820")
            .validated(Regions.DELETION_RECORD)
            .needs(Need.MODEL);
    Double bound = output == Output.LOGIT || quantus ? null : 1.0;
    Double low = bound == null ? null : -bound;
    return order == Parts.Order.LERF
        ? card.lower(low, bound, output.word())
        : card.higher(low, bound, output.word());
  }

  @Override
  public Score score(Case explained) {
    double[] values = explained.attribution();
    double whole = Asked.whole(explained, output);
    if (quantus) {
      var patches = new Patches(QuantusFilling.shape(explained), side);
      var parts = new Parts(patches.members());
      int[] sequence = parts.order(explained, order, parts.sums(values), true);
      double[] curve =
          new QuantusFilling(baseline)
              .curve(explained, patches, sequence, Math.min(regions, parts.count()), output);
      double[] falls = falls(whole, curve);
      return Score.curve(Curves.area(falls), falls);
    }
    var parts = Parts.of(explained, side);
    double[] relevance = parts.sums(values);
    if (parts.count() < 2) {
      return Score.none(Parts.SINGLE);
    }
    if (order != Parts.Order.RANDOM && Attributions.constant(relevance)) {
      return Score.none(Parts.CONSTANT);
    }
    if (baseline.idle(explained)) {
      return Score.none(Baseline.IDLE);
    }
    int[] sequence = parts.order(explained, order, relevance, false);
    int steps = Math.min(regions, parts.count());
    double[] falls = falls(whole, parts.curve(explained, sequence, steps, baseline, output));
    double sum = Curves.mean(falls) * steps;
    return Score.curve(sum / (start ? steps + 1 : steps), falls);
  }

  private static double[] falls(double whole, double[] curve) {
    double[] falls = new double[curve.length];
    for (int step = 0; step < falls.length; step++) {
      falls[step] = whole - curve[step];
    }
    return falls;
  }
}
