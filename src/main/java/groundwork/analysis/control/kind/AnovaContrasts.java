package groundwork.analysis.control.kind;

import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.groups.Coefficients;
import groundwork.statistics.groups.PostHoc;
import groundwork.statistics.groups.ReferenceGrid;
import groundwork.statistics.multiple.Adjustment;
import java.util.List;
import java.util.Locale;

/** What compares groups after an analysis of variance: {@code posthoc}, or {@code contrasts}. */
final class AnovaContrasts {
  private AnovaContrasts() {}

  static void add(
      FindingBuilder finding,
      Analysis analysis,
      ModelMatrix matrix,
      FactorCells cells,
      boolean oneFactor) {
    var posthoc = posthoc(analysis, oneFactor);
    if (analysis.has("specs") || analysis.has("contrasts")) {
      marginal(finding, analysis, matrix);
    } else if (oneFactor && !posthoc.equals("none")) {
      pairs(finding, analysis, posthoc, cells);
    } else if (posthoc.equals("tukey")) {
      var adjust = analysis.has("posthoc") ? "tukey" : analysis.text("adjust", "tukey");
      for (var factor : cells.factors().keySet()) {
        marginal(finding, analysis.with("specs", factor).with("adjust", adjust), matrix);
      }
    } else if (!posthoc.equals("none")) {
      throw new IllegalArgumentException(
          "posthoc %s compares the groups of one factor; name specs and contrasts instead"
              .formatted(posthoc));
    }
  }

  /** A plan that only says how comparisons are corrected wants them. */
  private static String posthoc(Analysis analysis, boolean oneFactor) {
    var given = analysis.text("posthoc");
    if (given.isPresent() || !analysis.has("adjust")) {
      return given.orElse("none");
    }
    return analysis.text("adjust", "").equals("tukey") || !oneFactor ? "tukey" : "pairwise-t";
  }

  private static void pairs(
      FindingBuilder finding, Analysis analysis, String posthoc, FactorCells cells) {
    List<String> levels = cells.factors().values().iterator().next();
    var values = cells.values();
    switch (posthoc) {
      case "tukey" ->
          PairTable.add(finding, PostHoc.tukey(values, analysis.level()), levels, "Tukey", "tukey");
      case "games-howell" ->
          PairTable.add(
              finding,
              PostHoc.gamesHowell(values, analysis.level()),
              levels,
              "Games-Howell",
              "games-howell");
      case "pairwise-t" -> {
        var adjustment = Adjustment.named(analysis.text("adjust", "holm"));
        PairTable.add(
            finding,
            PostHoc.pairwiseT(values, adjustment),
            levels,
            "pooled t",
            adjustment.name().toLowerCase(Locale.ROOT));
      }
      default ->
          throw new IllegalArgumentException(
              "after an analysis of variance posthoc is tukey, games-howell, pairwise-t or none,"
                  + " not "
                  + posthoc);
    }
  }

  /**
   * Marginal means of a linear model.
   *
   * @throws IllegalArgumentException if empty cells leave them undefined
   */
  static void marginal(FindingBuilder finding, Analysis analysis, ModelMatrix matrix) {
    var full = matrix.fullRank();
    if (!full.dropped().isEmpty()) {
      finding.warn(
          "not-estimable",
          "Marginal means are not defined: there are no data for "
              + String.join(", ", full.dropped()));
      return;
    }
    ModelContrasts.add(
        finding,
        analysis,
        ReferenceGrid.of(full),
        Coefficients.leastSquares(full.y(), full.columns()),
        "least squares");
  }
}
