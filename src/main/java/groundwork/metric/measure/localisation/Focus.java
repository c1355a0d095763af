package groundwork.metric.measure.localisation;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Prepared;
import groundwork.model.Shape;
import java.util.Map;

/**
 * Of a mosaic of two by two pictures, the share of the positive attribution that lies on pictures
 * of the explained class: in [0, 1]. The mask marks the places of those pictures, so each quarter
 * of the image is marked as a whole or not at all; the first half of an odd side is the shorter
 * one.
 *
 * <p>Quantus 0.6.0 adds 1e-9 to the denominator.
 *
 * @see <a href="https://doi.org/10.48550/arXiv.2109.15035">Arias-Duart et al. (2022)</a>
 */
public record Focus(Prepared prepared) implements Masked {
  public static final String ID = "focus";

  @Override
  public Card card() {
    return Card.of(ID, "1", "Focus")
        .says(
            "Of a mosaic of four pictures, the share of the positive attribution that lies on those"
                + " of the explained class.")
        .property("contrastivity")
        .higher(0.0, 1.0, "share")
        .with(prepared.with(Map.of()))
        .assumes("The model knows the class of each picture of the mosaic by itself.")
        .source("10.48550/arXiv.2109.15035")
        .validated(Localisation.VALIDATION)
        .needs(Need.MASK, Need.IMAGE);
  }

  @Override
  public Score score(Case explained) {
    Shape shape = explained.background().shape();
    if (shape == null) {
      return Score.none("the values do not lie as an image");
    }
    return explained.mask() == null || mosaic(explained.mask(), shape)
        ? Masked.super.score(explained)
        : Score.none("the mask is not that of a mosaic: a quarter is marked in part");
  }

  @Override
  public Score empty() {
    return prepared.quantus() ? Score.of(0) : Masked.super.empty();
  }

  @Override
  public Score score(double[] values, boolean[] mask, int marked) {
    if (!prepared.quantus() && marked == values.length) {
      return Score.none("the mask marks everything");
    }
    double[] sums = Masked.sums(Masked.positive(values), mask);
    if (prepared.quantus()) {
      return Score.of(sums[0] / (sums[1] + 1e-9));
    }
    return sums[1] == 0 ? Score.none("no value is positive") : Score.of(sums[0] / sums[1]);
  }

  private static boolean mosaic(boolean[] mask, Shape shape) {
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int line = 0; line < shape.height(); line++) {
        for (int column = 0; column < shape.width(); column++) {
          int first =
              shape.index(
                  channel,
                  line < shape.height() / 2 ? 0 : shape.height() / 2,
                  column < shape.width() / 2 ? 0 : shape.width() / 2);
          if (mask[shape.index(channel, line, column)] != mask[first]) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
