package groundwork.statistics.groups;

import groundwork.statistics.Check;
import groundwork.statistics.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Means that a model expects for the levels of some factors, other factors averaged with equal
 * weights, and contrasts between them. On the scale of the model's linear predictor.
 *
 * @param factors whose levels are compared
 * @param by factors within whose levels they are compared
 * @param means one for each combination of both
 * @see <a href="https://doi.org/10.1080/00031305.1980.10483031">Searle, Speed and Milliken
 *     (1980)</a>
 */
public record MarginalMeans(List<String> factors, List<String> by, List<MarginalMean> means) {
  /**
   * @param levels of each factor
   * @param weights of the model's coefficients
   * @param interval of this mean alone
   */
  public record MarginalMean(
      Map<String, String> levels,
      double[] weights,
      double estimate,
      double standardError,
      double df,
      Interval interval) {}

  /**
   * One contrast.
   *
   * @param by levels within which it was taken
   * @param statistic t, or z with infinite degrees of freedom
   * @param p of this contrast alone, two-sided
   * @param pAdjusted within its family: the contrasts with the same {@code by}
   * @param interval simultaneous over the family
   */
  public record MarginalContrast(
      String label,
      Map<String, String> by,
      double estimate,
      double standardError,
      double statistic,
      double df,
      double p,
      double pAdjusted,
      Interval interval) {}

  /**
   * @param model fitted with the columns that the grid has
   * @param factors at least one factor of the grid
   * @param by further factors, or none
   * @param level confidence level in (0, 1)
   * @throws IllegalArgumentException if the model has no such factor
   */
  public static MarginalMeans of(
      ReferenceGrid grid, Coefficients model, List<String> factors, List<String> by, double level) {
    Check.level(level);
    Check.atLeast("factors", factors.size(), 1);
    var all = new ArrayList<>(factors);
    all.addAll(by);
    var means = new ArrayList<MarginalMean>();
    for (var cell : grid.means(all)) {
      var mean = model.combine(cell.weights());
      double half = FamilyCorrection.NONE.critical(level, mean.df(), 2, 1) * mean.standardError();
      means.add(
          new MarginalMean(
              cell.levels(),
              cell.weights(),
              mean.estimate(),
              mean.standardError(),
              mean.df(),
              new Interval(mean.estimate() - half, mean.estimate() + half, level)));
    }
    return new MarginalMeans(List.copyOf(factors), List.copyOf(by), List.copyOf(means));
  }

  /** Labels of the combinations that are compared: levels joined by a blank, as in R. */
  public List<String> labels() {
    return families().values().iterator().next().stream().map(this::label).toList();
  }

  /**
   * Contrasts within each combination of {@code by}.
   *
   * @param model the one that the means came from
   * @param kind weights from the labels of the means, e.g. {@code ContrastWeights::pairwise}
   * @param correction within each family
   * @param level simultaneous confidence level in (0, 1)
   * @throws IllegalArgumentException if a contrast has no error: the model fixes its value
   */
  public List<MarginalContrast> contrasts(
      Coefficients model,
      Function<List<String>, List<ContrastWeights>> kind,
      FamilyCorrection correction,
      double level) {
    Check.level(level);
    var contrasts = new ArrayList<MarginalContrast>();
    families()
        .forEach(
            (by, family) -> {
              var weights = kind.apply(family.stream().map(this::label).toList());
              contrasts.addAll(family(by, family, weights, model, correction, level));
            });
    return List.copyOf(contrasts);
  }

  private static List<MarginalContrast> family(
      Map<String, String> by,
      List<MarginalMean> means,
      List<ContrastWeights> contrasts,
      Coefficients model,
      FamilyCorrection correction,
      double level) {
    var linear =
        contrasts.stream().map(one -> model.combine(combined(one.weights(), means))).toList();
    double[] t = new double[linear.size()];
    double[] df = new double[linear.size()];
    for (int i = 0; i < t.length; i++) {
      if (!(linear.get(i).standardError() > 0)) {
        throw new IllegalArgumentException(contrasts.get(i).label() + " has no error");
      }
      t[i] = linear.get(i).estimate() / linear.get(i).standardError();
      df[i] = linear.get(i).df();
    }
    double[] adjusted = correction.p(t, df, means.size());
    var family = new ArrayList<MarginalContrast>();
    for (int i = 0; i < t.length; i++) {
      var one = linear.get(i);
      double half = correction.critical(level, df[i], means.size(), t.length) * one.standardError();
      family.add(
          new MarginalContrast(
              contrasts.get(i).label(),
              by,
              one.estimate(),
              one.standardError(),
              t[i],
              df[i],
              FamilyCorrection.twoSided(t[i], df[i]),
              adjusted[i],
              new Interval(one.estimate() - half, one.estimate() + half, level)));
    }
    return family;
  }

  private static double[] combined(double[] contrast, List<MarginalMean> means) {
    double[] weights = new double[means.getFirst().weights().length];
    for (int mean = 0; mean < contrast.length; mean++) {
      for (int j = 0; j < weights.length; j++) {
        weights[j] += contrast[mean] * means.get(mean).weights()[j];
      }
    }
    return weights;
  }

  private Map<Map<String, String>, List<MarginalMean>> families() {
    var families = new LinkedHashMap<Map<String, String>, List<MarginalMean>>();
    for (var mean : means) {
      var key = new LinkedHashMap<String, String>();
      by.forEach(factor -> key.put(factor, mean.levels().get(factor)));
      families.computeIfAbsent(key, family -> new ArrayList<>()).add(mean);
    }
    return families;
  }

  private String label(MarginalMean mean) {
    return String.join(" ", factors.stream().map(mean.levels()::get).toList());
  }
}
