package groundwork.metric.measure.proxy;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.model.Parameters;
import groundwork.model.Shape;
import java.util.Map;

/**
 * How many things a reader has to keep in mind: the chunks of the features that carry a share of
 * the explanation. In a picture what touches is one chunk (sides, not corners; channels of a place
 * belong together), and a chunk has one sign; elsewhere each feature is one. Lower is simpler.
 *
 * @param share of the absolute mass that counts, in (0, 1]
 * @see <a href="https://doi.org/10.48550/arXiv.1902.00006">Lage et al. (2019)</a>
 * @see <a href="https://doi.org/10.48550/arXiv.1702.08608">Doshi-Velez and Kim (2017)</a>
 */
public record CognitiveChunks(double share) implements LocalMetric {
  public static final String ID = "cognitive-chunks";

  public CognitiveChunks {
    Parameters.require(share > 0 && share <= 1, "\"share\" is %s; it must be in (0, 1]", share);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Cognitive chunks")
        .says(
            "Things to keep in mind: features, or connected parts of a picture, that carry the"
                + " share of the absolute weight.")
        .property("compactness")
        .lower(1.0, null, "chunks")
        .with(Map.of("share", share))
        .assumes(
            "What touches in a picture is taken in at once; a feature of a table is one thing.")
        .source("10.48550/arXiv.1902.00006")
        .validated(
            "people took longer and found it harder with more chunks in rule explanations (Lage et"
                + " al. 2019, 10.48550/arXiv.1902.00006); not validated for attributions");
  }

  @Override
  public Score score(Case explained) {
    if (Attributions.zero(explained.attribution())) {
      return Score.none(Attributions.ZERO);
    }
    int[] heavy = Heaviest.of(explained.attribution(), share);
    var shape = explained.background().shape();
    return Score.of(shape == null ? heavy.length : parts(explained.attribution(), heavy, shape));
  }

  private static int parts(double[] attribution, int[] heavy, Shape shape) {
    int[] sign = new int[shape.places()]; // of the sum over the channels, where a place counts
    for (int at : heavy) {
      int place = at % shape.places();
      double sum = 0;
      for (int channel = 0; channel < shape.channels(); channel++) {
        sum += attribution[channel * shape.places() + place];
      }
      sign[place] = sum < 0 ? -1 : 1;
    }
    int parts = 0;
    int[] todo = new int[4 * sign.length + 1];
    for (int place = 0; place < sign.length; place++) {
      if (sign[place] != 0) {
        parts++;
        clear(sign, place, shape, todo);
      }
    }
    return parts;
  }

  private static void clear(int[] sign, int from, Shape shape, int[] todo) {
    int one = sign[from];
    int n = 0;
    todo[n++] = from;
    while (n > 0) {
      int place = todo[--n];
      if (sign[place] != one) {
        continue;
      }
      sign[place] = 0;
      int column = place % shape.width();
      if (column > 0) {
        todo[n++] = place - 1;
      }
      if (column < shape.width() - 1) {
        todo[n++] = place + 1;
      }
      if (place >= shape.width()) {
        todo[n++] = place - shape.width();
      }
      if (place < sign.length - shape.width()) {
        todo[n++] = place + shape.width();
      }
    }
  }
}
