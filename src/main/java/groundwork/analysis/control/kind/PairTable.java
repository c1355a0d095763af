package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding.Contrast;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.statistics.groups.Comparison;
import groundwork.statistics.multiple.Adjustment;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Comparisons of pairs as contrasts of a finding. */
final class PairTable {
  private PairTable() {}

  /**
   * The statistic is estimate / error in each, t or z, also where p comes from the studentised
   * range.
   *
   * @param method as it is said, e.g. Dunn
   * @param adjust the correction that the pairs already have
   */
  static void add(
      FindingBuilder finding,
      List<Comparison> pairs,
      List<String> levels,
      String method,
      String adjust) {
    for (var pair : pairs) {
      var interval = pair.interval();
      finding.contrast(
          new Contrast(
              levels.get(pair.first()) + " - " + levels.get(pair.second()),
              Map.of(),
              method,
              pair.estimate(),
              pair.standardError(),
              pair.estimate() / pair.standardError(),
              Double.isInfinite(pair.df()) ? null : pair.df(),
              pair.p(),
              pair.pAdjusted(),
              adjust,
              interval.map(one -> one.low()).orElse(null),
              interval.map(one -> one.high()).orElse(null),
              null));
    }
  }

  /** A pair with a test of its own. */
  record Tested(String label, double estimate, Double z, double p, EffectSize size) {}

  /** Pairs that were each tested by themselves, corrected together. */
  static void tested(
      FindingBuilder finding, List<Tested> pairs, String method, Adjustment adjustment) {
    double[] p = adjustment.of(pairs.stream().mapToDouble(Tested::p).toArray());
    for (int i = 0; i < p.length; i++) {
      var pair = pairs.get(i);
      finding.contrast(
          new Contrast(
              pair.label,
              Map.of(),
              method,
              pair.estimate,
              null,
              pair.z,
              null,
              pair.p,
              p[i],
              adjustment.name().toLowerCase(Locale.ROOT),
              null,
              null,
              pair.size));
    }
  }
}
