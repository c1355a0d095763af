package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding.Random;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.statistics.mixed.RandomEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a mixed model's random part says, and what is doubtful about it. */
final class RandomParts {
  private static final int FEW = 5;

  private RandomParts() {}

  static void tell(
      FindingBuilder finding, List<RandomEffects> random, Map<String, Integer> groups) {
    groups.forEach(finding::group);
    for (var term : random) {
      for (int c = 0; c < term.names().size(); c++) {
        var correlations = new ArrayList<Double>();
        for (int d = 0; d < c; d++) {
          double correlation = term.correlations()[c][d];
          if (Double.isFinite(correlation)) {
            correlations.add(correlation);
          }
        }
        Double first = c > 0 && correlations.size() == c ? correlations.getFirst() : null;
        finding.random(
            new Random(term.group(), term.names().get(c), term.sd()[c], first, correlations));
      }
    }
    groups.forEach(
        (group, levels) -> {
          if (levels < FEW) {
            finding.warn(
                "few-levels",
                "%s has only %d levels: its variance is hardly known; enter it as a fixed effect"
                    .formatted(group, levels));
          }
        });
  }

  static void warn(
      FindingBuilder finding, boolean converged, List<String> singular, List<String> separation) {
    finding.converged(converged).singular(!singular.isEmpty());
    if (!converged) {
      finding.warn(
          "not-converged", "No maximum of the likelihood was found: simplify the random part.");
    }
    singular.forEach(
        what ->
            finding.warn(
                "singular",
                "Singular fit: %s. Simplify the random part: first the correlation, then the slope."
                    .formatted(what)));
    separation.forEach(what -> finding.warn("separation", what));
  }
}
