package groundwork.metric.measure.faithfulness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.model.Parameters;
import groundwork.model.Shape;
import groundwork.statistics.Mean;
import java.util.List;
import java.util.Map;

/**
 * What Quantus 0.6.0 calls infidelity: the patches of an image are replaced one after the other and
 * none is put back; the mean squared difference, over these steps, between the fall of the output
 * so far and the sum of {@code (x - x_t) · a}. Then the mean over sizes of patches and repetitions.
 *
 * @param samples repetitions, all alike unless the baseline is drawn
 * @param patches sides of square patches; there is no score where one does not divide the image's
 */
record PatchInfidelity(int samples, List<Double> patches, Removal removal) implements LocalMetric {
  PatchInfidelity {
    Parameters.require(samples >= 1, "\"samples\" is %s; at least 1 is needed", samples);
    for (double side : patches) {
      Parameters.require(
          side >= 1 && side == Math.rint(side),
          "\"patches\" has %s; a side is a whole number, at least 1",
          side);
    }
  }

  static PatchInfidelity of(Parameters p, Removal removal) {
    var patches = p.numbers("patches");
    return new PatchInfidelity(
        p.integer("samples", 10), patches.isEmpty() ? List.of(4.0) : patches, removal);
  }

  @Override
  public Card card() {
    return Card.of(Infidelity.ID, "1", "Infidelity (patches)")
        .says(
            "Mean squared difference between what the explanation says that patches replaced one"
                + " after the other do to the explained class's output and what they do.")
        .property("correctness")
        .lower(0.0, null, Infidelity.unit(removal.output()))
        .with(removal.parameters(Map.of("samples", samples, "patches", patches)))
        .assumes("Attributions are slopes, and the library's departure from its source is wanted.")
        .source("10.48550/arXiv.1901.09392")
        .needs(Need.MODEL, Need.IMAGE);
  }

  @Override
  public Score score(Case explained) {
    Shape shape = explained.background().shape();
    if (shape == null) {
      return Score.none("the input is no image: there are no patches");
    }
    for (double side : patches) {
      if (shape.height() % side != 0 || shape.width() % side != 0) {
        return Score.none(
            "patches of %d do not divide an image of %d x %d"
                .formatted((int) side, shape.height(), shape.width()));
      }
    }
    int steps = 0;
    for (double side : patches) {
      steps += (int) (shape.places() / (side * side));
    }
    var anew = Stepwise.of(explained, removal.baseline(), steps, samples);
    double[] losses = new double[samples];
    for (int sample = 0; sample < samples; sample++) {
      int step = 0;
      for (double side : patches) {
        losses[sample] += loss(explained, (int) side, anew, step, sample) / patches.size();
        step += (int) (shape.places() / (side * side));
      }
    }
    return Score.of(Mean.of(losses));
  }

  /**
   * @param first which of all steps is the first of this walk
   */
  private double loss(Case explained, int side, Stepwise anew, int first, int sample) {
    Shape shape = explained.background().shape();
    double[] input = explained.input();
    double[] filling = anew == null ? removal.baseline().rows(explained)[0] : null;
    int across = shape.width() / side;
    int steps = shape.places() / (side * side);
    double[] said = new double[steps];
    double[] row = input.clone();
    var asking = new Asking(explained, removal.output(), steps + 1, 1);
    asking.row(input, steps);
    for (int step = 0; step < steps; step++) {
      double value = anew == null ? 0 : anew.value(row, first + step, sample);
      for (int place = 0; place < side * side; place++) {
        int line = step / across * side + place / side;
        int column = step % across * side + place % side;
        for (int channel = 0; channel < shape.channels(); channel++) {
          int i = shape.index(channel, line, column);
          row[i] = anew == null ? filling[i] : value;
        }
      }
      for (int i = 0; i < row.length; i++) {
        said[step] += explained.attribution()[i] * (input[i] - row[i]);
      }
      asking.row(row, step);
    }
    double[] outputs = asking.sums();
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      double miss = outputs[steps] - outputs[step] - said[step];
      sum += miss * miss;
    }
    return sum / steps;
  }
}
