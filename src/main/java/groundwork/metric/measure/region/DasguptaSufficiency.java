package groundwork.metric.measure.region;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetMetric;
import groundwork.metric.entity.SetScores;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The sufficiency of Dasgupta et al.: of the other inputs to which the same explanation applies,
 * the share that gets the same prediction. An explanation applies to another input if that input's
 * own explanation is near: at most {@code threshold} times the largest distance between any two of
 * the set. Distances are Euclidean over the values divided by their standard deviation in the set;
 * values that are the same in all explanations tell nothing apart and are left out. Not to be
 * confused with the sufficiency of DeYoung et al. (2020).
 *
 * @param threshold in (0, 1]
 * @param quantus whether Quantus 0.6.0 is reproduced: a value that is the same in all explanations
 *     leaves nobody with a neighbour, and without a neighbour the score is 0
 * @see <a href="https://proceedings.mlr.press/v162/dasgupta22a.html">Dasgupta et al. (2022)</a>
 */
public record DasguptaSufficiency(double threshold, boolean quantus) implements SetMetric {
  public static final String ID = "dasgupta-sufficiency";
  private static final int MOST = 20_000;

  public DasguptaSufficiency {
    Parameters.require(
        threshold > 0 && threshold <= 1, "\"threshold\" is %s; it must be in (0, 1]", threshold);
  }

  static Kind kind() {
    return Kind.of(
        ID,
        p -> {
          boolean quantus = Regions.quantus(p);
          return Prepared.of(p, false, true)
              .before(new DasguptaSufficiency(p.number("threshold", 0.6), quantus));
        },
        Regions.settings(
            new Setting(
                "threshold", 0.6, "how near, as a share of the largest distance, in (0, 1]")));
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Sufficiency (Dasgupta)")
        .says("Share of the inputs with a similar explanation that have the same prediction.")
        .property("consistency")
        .higher(0.0, 1.0, "share")
        .with(Map.of("threshold", threshold, "compatibility", quantus ? Regions.QUANTUS : ""))
        .assumes(
            "Near explanations say the same; the set is large enough to have neighbours. The score"
                + " depends on the set.")
        .source("10.48550/arXiv.2202.00734")
        .needs(Need.MODEL);
  }

  @Override
  public SetScores scores(List<Case> cases) {
    int n = cases.size();
    String refusal = refusal(cases);
    if (refusal != null) {
      return SetScores.each(Collections.nCopies(n, Score.none(refusal)));
    }
    double[][] values = cases.stream().map(Case::attribution).toArray(double[][]::new);
    double[] variances = variances(values);
    double largest = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double distance = distance(values[i], values[j], variances);
        largest = Double.isNaN(distance) ? distance : Math.max(largest, distance);
      }
    }
    if (!quantus && largest == 0) {
      return SetScores.each(
          Collections.nCopies(n, Score.none("all explanations of the set are the same")));
    }
    int[] classes = Classes.of(cases);
    var scores = new ArrayList<Score>(n);
    for (int i = 0; i < n; i++) {
      scores.add(score(i, values, variances, largest, classes));
    }
    return SetScores.each(scores);
  }

  private static String refusal(List<Case> cases) {
    if (cases.size() < 2) {
      return "there is no other explanation to compare with";
    }
    if (cases.size() > MOST) {
      return "distances between all pairs of %d explanations; at most %d are compared"
          .formatted(cases.size(), MOST);
    }
    if (Classes.none(cases.getFirst())) {
      return Classes.NONE;
    }
    int d = cases.getFirst().size();
    return cases.stream().allMatch(one -> one.size() == d)
        ? null
        : "the explanations have different numbers of features: no distances";
  }

  private Score score(int i, double[][] values, double[] variances, double largest, int[] classes) {
    int near = 0;
    int same = 0;
    for (int j = 0; j < values.length; j++) {
      if (j == i) {
        continue;
      }
      double distance = distance(values[i], values[j], variances);
      if ((largest == 0 ? distance : distance / largest) <= threshold) { // never of NaN
        near++;
        same += classes[j] == classes[i] ? 1 : 0;
      }
    }
    if (near == 0 && !quantus) {
      return Score.none("no other explanation of the set is near");
    }
    return Score.of(near == 0 ? 0 : (double) same / near);
  }

  /** In compatibility mode a value without variance makes every distance NaN: 0 / 0. */
  private double distance(double[] a, double[] b, double[] variances) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      if (variances[i] > 0 || quantus) {
        sum += (a[i] - b[i]) * (a[i] - b[i]) / variances[i];
      }
    }
    return Math.sqrt(sum);
  }

  /**
   * Of each value over the set. Quantus stacks the set twice and adds up from the top, which
   * decides whether rounding leaves a constant value a variance; the factor that it costs cancels
   * out.
   */
  private double[] variances(double[][] values) {
    int times = quantus ? 2 : 1;
    int n = values.length * times;
    double[] means = new double[values[0].length];
    double[] variances = new double[means.length];
    for (int row = 0; row < n; row++) {
      add(means, values[row % values.length], null);
    }
    Arrays.setAll(means, i -> means[i] / n);
    for (int row = 0; row < n; row++) {
      add(variances, values[row % values.length], means);
    }
    Arrays.setAll(variances, i -> constant(values, i) && !quantus ? 0 : variances[i] / (n - 1));
    return variances;
  }

  private static void add(double[] sums, double[] row, double[] means) {
    for (int i = 0; i < sums.length; i++) {
      double value = means == null ? row[i] : (row[i] - means[i]) * (row[i] - means[i]);
      sums[i] += value;
    }
  }

  private static boolean constant(double[][] values, int i) {
    return Arrays.stream(values).allMatch(row -> row[i] == values[0][i]);
  }
}
