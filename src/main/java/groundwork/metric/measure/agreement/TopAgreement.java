package groundwork.metric.measure.agreement;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.NumpyOrder;
import groundwork.model.Parameters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The share of the k features of largest absolute value on which two explanations agree: that they
 * are among them, and in sign or rank as {@code what} says. Of equal sizes, the lower index comes
 * first; features of the same size share a rank, and those after them have theirs as if they did
 * not. In [0, 1], higher is more alike.
 *
 * <p>OpenXAI compares ranks place by place, without gaps after equal sizes, and takes as the other
 * explanation one of class 1, which it turns round where class 0 is explained; of equal sizes, the
 * one that numpy's quicksort leaves first comes first. It fails on a {@code k} that is a number of
 * features.
 *
 * @param k how many features; 0 for a share, -1 for all
 * @param share of the features, rounded up, where k is 0
 * @param area whether the mean over 1 to k is taken, by trapezoids, rather than the share at k
 * @see <a href="https://doi.org/10.48550/arXiv.2202.01602">Krishna et al. (2022)</a>
 */
public record TopAgreement(What what, int k, double share, boolean area, boolean openxai)
    implements LocalMetric {
  /** On what two explanations have to agree. */
  public enum What {
    FEATURE("feature-agreement", "Feature agreement", false, false),
    RANK("rank-agreement", "Rank agreement", true, false),
    SIGN("sign-agreement", "Sign agreement", false, true),
    SIGNED_RANK("signed-rank-agreement", "Signed rank agreement", true, true);

    final String id;
    private final String title;
    private final boolean rank;
    private final boolean sign;

    What(String id, String title, boolean rank, boolean sign) {
      this.id = id;
      this.title = title;
      this.rank = rank;
      this.sign = sign;
    }
  }

  public TopAgreement {
    Parameters.require(
        k >= -1, "\"k\" is %s; it must be a number of features, -1 for all or 0 for a share", k);
    Parameters.require(
        k != 0 || share > 0 && share < 1, "\"share\" is %s; it must lie in (0, 1)", share);
    Parameters.require(
        !openxai || k <= 0, "\"k\" is %s: OpenXAI fails on a number of features, give a share", k);
  }

  @Override
  public Card card() {
    var parameters = new HashMap<String, Object>(Map.of("k", k, "area", area));
    if (k == 0) {
      parameters.put("share", share);
    }
    if (openxai) {
      parameters.put("compatibility", Pair.OPENXAI);
    }
    return Card.of(what.id, "1", what.title)
        .says(
            "The share of the most important features on which two explanations agree"
                + (what.sign ? ", in sign" : "")
                + (what.rank ? ", in rank" : "")
                + ".")
        .property("coherence")
        .higher(0.0, 1.0, "share")
        .with(parameters)
        .assumes("The other explanation is of the same class, and worth agreeing with.")
        .source("10.48550/arXiv.2202.01602")
        .needs(Need.REFERENCE);
  }

  @Override
  public Score score(Case explained) {
    int d = explained.size();
    int most = k > 0 ? k : k < 0 ? d : (int) Math.ceil(share * d);
    if (most > d) {
      return Score.none("the input has %d features, fewer than %d".formatted(d, k));
    }
    return Pair.score(
        explained,
        true,
        !openxai,
        (own, other) -> agreement(own, turned(other, explained.target()), most));
  }

  private double[] turned(double[] reference, int target) {
    if (!openxai) {
      return reference;
    }
    double[] turned = reference.clone();
    for (int i = 0; i < turned.length; i++) {
      turned[i] *= 2 * target - 1;
    }
    return turned;
  }

  private double agreement(double[] a, double[] b, int most) {
    int[] first = order(a);
    int[] second = order(b);
    int[] ranksA = Pair.ranks(a, first, openxai);
    int[] ranksB = Pair.ranks(b, second, openxai);
    double[] shares = new double[most];
    int[] seen = new int[a.length];
    int agreed = 0;
    for (int place = 0; place < most; place++) {
      int one = first[place];
      int other = second[place];
      if (what.rank && openxai) {
        agreed += one == other && alike(a, b, ranksA, ranksB, one) ? 1 : 0;
      } else {
        // a feature counts once it is among the first of both
        agreed += ++seen[one] == 2 && alike(a, b, ranksA, ranksB, one) ? 1 : 0;
        agreed += ++seen[other] == 2 && alike(a, b, ranksA, ranksB, other) ? 1 : 0;
      }
      shares[place] = agreed / (place + 1.0);
    }
    if (!area || most == 1) {
      return shares[most - 1];
    }
    double sum = Arrays.stream(shares).sum() - (shares[0] + shares[most - 1]) / 2;
    return sum / (most - 1);
  }

  private int[] order(double[] values) {
    double[] sizes = Attributions.magnitudes(values);
    return openxai ? NumpyOrder.descending(sizes) : Attributions.descending(sizes);
  }

  private boolean alike(double[] a, double[] b, int[] ranksA, int[] ranksB, int feature) {
    return (!what.rank || ranksA[feature] == ranksB[feature])
        && (!what.sign || Math.signum(a[feature]) == Math.signum(b[feature]));
  }
}
