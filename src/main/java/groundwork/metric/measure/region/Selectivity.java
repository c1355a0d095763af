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
import groundwork.metric.measure.NumpyOrder;
import groundwork.model.Output;
import groundwork.model.Parameters;
import java.util.TreeMap;

/**
 * Selectivity: the target's output as all regions are taken away one after the other, the most
 * relevant first. The curve starts with the untouched input; the score is the area under it by
 * trapezoids over the share of regions that are gone, so that it is a mean output: for
 * probabilities in [0, 1], lower is better. A region is a square of an image, and a single value of
 * anything else; its relevance is the sum of its attributions.
 *
 * @param side of a square, in places, at least 1
 * @param quantus whether Quantus 0.6.0 is reproduced: the curve without its start (the score is its
 *     area with steps that are 1 wide), a row of values as an image of one line, its fillings
 * @see <a href="https://doi.org/10.1016/j.dsp.2017.10.011">Montavon et al. (2018)</a>
 */
public record Selectivity(int side, Baseline baseline, Output output, boolean quantus)
    implements LocalMetric {
  public static final String ID = "selectivity";

  public Selectivity {
    Parameters.require(side >= 1, "\"patch\" is %s; at least 1 is needed", side);
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
                  new Selectivity(
                      p.integer("patch", quantus ? 8 : 4),
                      Regions.baseline(p),
                      p.output(),
                      quantus));
        },
        Regions.settings(Regions.PATCH, Baseline.setting(), Parameters.output("probability")));
  }

  @Override
  public Card card() {
    var parameters = new TreeMap<String, Object>();
    parameters.put("patch", side);
    parameters.put("baseline", baseline.word());
    parameters.put("output", output.word());
    parameters.put("compatibility", quantus ? Regions.QUANTUS : "");
    boolean bounded = output == Output.PROBABILITY;
    return Card.of(ID, "1", "Selectivity")
        .says(
            quantus
                ? "Area under the explained class's output as patches are taken away, as Quantus 0.6.0 has it."
                : "Area under the explained class's output as regions are taken away, the most relevant first.")
        .property("correctness")
        .lower(bounded ? 0.0 : null, bounded && !quantus ? 1.0 : null, output.word())
        .with(parameters)
        .assumes(
            "The model's answer to inputs with replaced regions means something; the regions are as"
                + " large as what the model looks at.")
        .source("10.1016/j.dsp.2017.10.011")
        .validated(Regions.DELETION_RECORD)
        .needs(Need.MODEL);
  }

  @Override
  public Score score(Case explained) {
    double[] values = explained.attribution();
    if (quantus) {
      var patches = new Patches(QuantusFilling.shape(explained), side);
      var parts = new Parts(patches.members());
      int[] order = NumpyOrder.descending(parts.sums(values));
      double[] curve =
          new QuantusFilling(baseline).curve(explained, patches, order, order.length, output);
      return Score.curve(Curves.area(curve), curve);
    }
    var parts = Parts.of(explained, side);
    double[] relevance = parts.sums(values);
    if (parts.count() < 2) {
      return Score.none(Parts.SINGLE);
    }
    if (Attributions.constant(relevance)) {
      return Score.none(Parts.CONSTANT);
    }
    if (baseline.idle(explained)) {
      return Score.none(Baseline.IDLE);
    }
    int[] order = Attributions.descending(relevance);
    double[] curve =
        Curves.from(
            Asked.whole(explained, output),
            parts.curve(explained, order, order.length, baseline, output));
    return Score.curve(Curves.area(curve) / order.length, curve);
  }
}
