package groundwork.metric.measure.region;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetMetric;
import groundwork.metric.entity.SetScores;
import groundwork.metric.measure.Asked;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Draws;
import groundwork.metric.measure.NumpyOrder;
import groundwork.model.Output;
import groundwork.model.Parameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/**
 * IROF as Quantus 0.6.0 has it: the curve of {@code f(x_t) / f(x)} begins after the first step and
 * is filled up with zeros to the length of the longest curve of the set, the score is the number of
 * segments less the area under it, and the words of the baseline mean the whole set as it is at
 * that step: least, largest or mean value of all images. Its segmentation is not repeated: the
 * segments have to be given as the recorded draws {@code segments}.
 */
public record QuantusIrof(Baseline baseline, Output output) implements SetMetric {

  public QuantusIrof {
    Parameters.require(
        !baseline.word().equals("expectation") && !baseline.word().equals("centre"),
        "\"baseline\" is %s; Quantus knows a number, minimum, maximum, mean and uniform",
        baseline.word());
  }

  @Override
  public Card card() {
    var parameters = new TreeMap<String, Object>();
    parameters.put("baseline", baseline.word());
    parameters.put("output", output.word());
    parameters.put("compatibility", Regions.QUANTUS);
    return Irof.card(parameters, null, "segments");
  }

  @Override
  public SetScores scores(List<Case> cases) {
    String refusal = refusal(cases);
    if (refusal != null) {
      return SetScores.each(Collections.nCopies(cases.size(), Score.none(refusal)));
    }
    var parts = cases.stream().map(Labels::recorded).toList();
    int most = parts.stream().mapToInt(Parts::count).max().orElse(0);
    int[][] orders = new int[cases.size()][];
    double[][] now = new double[cases.size()][];
    for (int n = 0; n < now.length; n++) {
      orders[n] = NumpyOrder.descending(parts.get(n).means(cases.get(n).attribution()));
      now[n] = cases.get(n).input().clone();
    }
    double[] fillings = fillings(cases, parts, orders, now, most);
    var scores = new ArrayList<Score>();
    for (int n = 0; n < now.length; n++) {
      scores.add(score(cases.get(n), parts.get(n), orders[n], fillings, most));
    }
    return SetScores.each(scores);
  }

  private static String refusal(List<Case> cases) {
    for (var one : cases) {
      if (one.background().shape() == null) {
        return "these values are no image: Quantus 0.6.0 fails on them";
      }
      if (one.background().shape().channels() > 1) {
        return "Quantus 0.6.0 fails on images of more than one channel";
      }
      if (one.recorded().get("segments") == null) {
        return "Quantus' own segmentation is not repeated: give the segments as recorded draws";
      }
      if (one.size() != cases.getFirst().size()) {
        return "images of different sizes: no step that all of them take";
      }
      if (Labels.recorded(one).count() < 2) {
        return Parts.SINGLE;
      }
    }
    return null;
  }

  /** What goes in at each step: the images change together, since the words mean all of them. */
  private double[] fillings(
      List<Case> cases, List<Parts> parts, int[][] orders, double[][] now, int most) {
    double[] fillings = new double[most];
    for (int step = 0; step < most; step++) {
      fillings[step] =
          switch (baseline.word()) {
            case "minimum", "maximum", "mean" -> ofAll(now);
            case "uniform" -> 0; // drawn for each value where it is put in
            default -> Double.parseDouble(baseline.word());
          };
      for (int n = 0; n < now.length; n++) {
        if (step < orders[n].length) {
          for (int i : parts.get(n).members()[orders[n][step]]) {
            now[n][i] = fillings[step];
          }
        }
      }
    }
    return fillings;
  }

  private double ofAll(double[][] images) {
    double result = baseline.word().equals("mean") ? 0 : Double.POSITIVE_INFINITY;
    for (double[] image : images) {
      result =
          switch (baseline.word()) {
            case "minimum" -> Math.min(result, QuantusFilling.least(image, 1));
            case "maximum" -> Math.min(result, QuantusFilling.least(image, -1));
            default -> result + Curves.mean(image) / images.length;
          };
    }
    return baseline.word().equals("maximum") ? -result : result;
  }

  private Score score(Case explained, Parts parts, int[] order, double[] fillings, int most) {
    double whole = Asked.whole(explained, output);
    if (whole == 0) {
      return Score.none(Irof.NOTHING);
    }
    boolean uniform = baseline.word().equals("uniform");
    var random = Draws.of(explained, "baseline");
    double[] now = explained.input().clone();
    double[][] rows = new double[order.length][];
    for (int step = 0; step < order.length; step++) {
      for (int i : parts.members()[order[step]]) {
        now[i] = uniform ? random.nextDouble() : fillings[step];
      }
      rows[step] = now.clone();
    }
    double[] outputs = Asked.target(explained, rows, output);
    double[] curve = new double[most];
    for (int step = 0; step < outputs.length; step++) {
      curve[step] = outputs[step] / whole;
    }
    double over = order.length - Curves.area(curve);
    return Double.isNaN(over) ? Score.none(Irof.NOTHING) : Score.curve(over, curve);
  }
}
