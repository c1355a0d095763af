package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.statistics.ProportionDifference;
import groundwork.statistics.counts.CohensH;
import groundwork.statistics.counts.CramersV;
import groundwork.statistics.counts.Ratio;

/** How large an association of counts is. */
final class CountEffects {
  private CountEffects() {}

  static EffectSize cramersV(CountRows rows, double level) {
    var v = CramersV.of(rows.table(), level);
    return EffectSize.of("V", v.estimate(), v.interval());
  }

  /** Members of a 2 x 2 table: of the first column's answer, first row against second. */
  static void add(FindingBuilder finding, CountRows rows, double level) {
    var adjusted = CramersV.adjusted(rows.table(), level);
    finding.and("adjustedV", EffectSize.of("adjusted V", adjusted.estimate(), adjusted.interval()));
    if (!rows.twoByTwo()) {
      return;
    }
    finding.and(
        "effectsOf",
        "%s = %s, %s against %s"
            .formatted(
                rows.column(),
                rows.columnLevels().getFirst(),
                rows.rowLevels().getFirst(),
                rows.rowLevels().getLast()));
    finding.and("phi", CramersV.phi(rows.table()));
    int[][] n = rows.table().counts();
    int[] sums = rows.table().rowSums();
    Ratio.odds(rows.table(), level)
        .ifPresentOrElse(
            odds -> finding.and("oddsRatio", EffectSize.of("OR", odds.estimate(), odds.interval())),
            () ->
                finding.warn(
                    "empty-cell", "A cell is empty: the odds ratio and its error are undefined."));
    Ratio.risk(rows.table(), level)
        .ifPresent(
            risk ->
                finding.and("riskRatio", EffectSize.of("RR", risk.estimate(), risk.interval())));
    var difference = ProportionDifference.newcombe(n[0][0], sums[0], n[1][0], sums[1], level);
    finding.and(
        "riskDifference",
        EffectSize.of("risk difference", difference.estimate(), difference.interval()));
    var h = CohensH.of(n[0][0], sums[0], n[1][0], sums[1], level);
    finding.and("h", EffectSize.of("h", h.estimate(), h.interval()));
  }
}
