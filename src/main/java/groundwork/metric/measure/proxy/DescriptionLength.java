package groundwork.metric.measure.proxy;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Score;
import groundwork.model.Parameters;
import java.util.Map;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * How many bits it takes to write the explanation down: which k of the d features have a weight,
 * {@code log2(d + 1) + log2 C(d, k)}, and k weights rounded to {@code bits} bits with a sign each.
 * A weight that rounds to zero is not written. Lower is simpler.
 *
 * @param bits of one weight without its sign, 1 to 32: the scale is the explanation's largest
 * @see <a href="https://doi.org/10.1016/0005-1098(78)90005-5">Rissanen (1978)</a>
 */
public record DescriptionLength(int bits) implements LocalMetric {
  public static final String ID = "description-length";

  public DescriptionLength {
    Parameters.require(bits >= 1 && bits <= 32, "\"bits\" is %s; it must be 1 to 32", bits);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Description length")
        .says("Bits it takes to write down which features have a weight, and the rounded weights.")
        .property("compactness")
        .lower(0.0, null, "bit")
        .with(Map.of("bits", bits))
        .assumes("Reading is work in proportion to what is written; the form is a list of weights.")
        .source("10.1016/0005-1098(78)90005-5")
        .validated(Proxies.SIZE);
  }

  @Override
  public Score score(Case explained) {
    double largest = 0;
    for (double value : explained.attribution()) {
      largest = Math.max(largest, Math.abs(value));
    }
    double steps = Math.pow(2, bits) - 1;
    int d = explained.size();
    int k = 0;
    for (double value : explained.attribution()) {
      k += largest > 0 && Math.rint(Math.abs(value) / largest * steps) > 0 ? 1 : 0;
    }
    double which = Math.log(d + 1) + CombinatoricsUtils.binomialCoefficientLog(d, k);
    return Score.of(which / Math.log(2) + k * (bits + 1.0));
  }
}
