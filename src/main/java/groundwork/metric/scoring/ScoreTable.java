package groundwork.metric.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import groundwork.metric.entity.Card;
import java.util.List;
import java.util.Map;

/**
 * What a run of metrics found: {@code scores/1}. Numbers that there are none of are null.
 *
 * @param provenance version, seed, SHA-256 of everything that went in, and what was asked for
 * @param interval how the intervals of means were made
 * @param models each with how often it is right: no explanation is better than its model
 * @param cards what each metric means, with every parameter
 * @param cells one per model, method and metric
 * @param comparisons of the methods, over items, for each model and metric
 * @param controls each method beside each control
 * @param gaps between groups of items
 * @param scores of single items, made when they are read
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ScoreTable(
    String schema,
    String title,
    Map<String, Object> provenance,
    String interval,
    List<Accuracy> models,
    List<Measured> cards,
    List<Cell> cells,
    List<Comparison> comparisons,
    List<ControlComparison> controls,
    List<Gap> gaps,
    List<Warning> warnings,
    List<ItemScore> scores) {
  public static final String SCHEMA = "scores/1";

  /** Coverage of all intervals, and of Nemenyi's critical difference. */
  public static final double LEVEL = 0.95;

  /**
   * How often a model is right where the truth is known, with Wilson's interval.
   *
   * @param n items whose truth is known
   */
  public record Accuracy(String id, Double accuracy, Double low, Double high, int n) {}

  /** A metric's card under its key in this run. */
  public record Measured(String key, Card card) {}

  /**
   * @param control whether the method is there for comparison
   * @param n items with a score
   * @param mean of these; where the metric scores the whole set at once, that score
   * @param low of Student's interval of the mean
   * @param error Monte Carlo standard error of the mean: how far it may move under another seed
   * @param rank among the methods of this model and metric, 1 is best, equals share; null without a
   *     score
   * @param undefined items without a score
   * @param reasons how often each reason was given
   * @param overall the score of the whole set, where the metric has one
   * @param curve mean of the items' curves, or the whole set's
   */
  public record Cell(
      String model,
      String method,
      boolean control,
      String metric,
      int n,
      Double mean,
      Double low,
      Double high,
      Double error,
      Double rank,
      int undefined,
      Map<String, Integer> reasons,
      Overall overall,
      double[] curve) {
    Cell ranked(Double place) {
      return new Cell(
          model, method, control, metric, n, mean, low, high, error, place, undefined, reasons,
          overall, curve);
    }
  }

  /** The score of a whole set. */
  public record Overall(Double value, Double error, String reason, double[] curve) {}

  /**
   * @param n items that all these methods have a score for
   */
  public record Comparison(
      String model, String metric, int n, FriedmanTest friedman, Nemenyi nemenyi, String reason) {}

  /** Friedman's chi-square of the ranks within items. */
  public record FriedmanTest(double statistic, double df, double p) {}

  /**
   * Methods whose mean ranks are further apart than the critical difference differ.
   *
   * @param meanRanks by method, 1 is best
   */
  public record Nemenyi(double criticalDifference, Map<String, Double> meanRanks) {}

  /**
   * @param difference mean over items of the method's score less the control's, turned so that
   *     above zero is better
   * @param p of Wilcoxon's signed-rank test, two-sided, not corrected for the number of tests
   * @param better whether the whole interval is above zero
   */
  public record ControlComparison(
      String model,
      String method,
      String metric,
      String control,
      int n,
      Double difference,
      Double low,
      Double high,
      Double p,
      Boolean better) {}

  /**
   * The difference of a metric's mean between two groups of items (after Dai et al. 2022,
   * 10.1145/3514094.3534159), with Welch's interval.
   */
  public record Gap(
      String model,
      String method,
      String metric,
      String first,
      String second,
      int firstN,
      int secondN,
      Double firstMean,
      Double secondMean,
      Double gap,
      Double low,
      Double high) {}

  /** One item's score, or the reason why there is none. */
  public record ItemScore(
      String model,
      String method,
      String metric,
      String item,
      Double value,
      Double error,
      String reason,
      double[] curve) {}

  static ScoreTable of(Scores scores) {
    var cells = Cells.of(scores);
    return new ScoreTable(
        SCHEMA,
        scores.material.title(),
        Cells.provenance(scores),
        "Student's t over items, 95 %",
        Cells.accuracies(scores),
        scores.request.metrics().stream()
            .map(one -> new Measured(one.key(), one.metric().card()))
            .toList(),
        cells,
        Comparisons.of(scores),
        Comparisons.withControls(scores),
        Gaps.of(scores),
        Warning.of(scores),
        new ItemScores(scores));
  }
}
