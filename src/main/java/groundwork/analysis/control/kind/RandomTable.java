package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding.Random;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.statistics.mixed.RandomEffects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Standard deviations and correlations of random effects, factors with most levels first. */
final class RandomTable {
  private RandomTable() {}

  static void add(
      FindingBuilder finding, List<RandomEffects> effects, Map<String, Integer> groups) {
    var ordered = new ArrayList<>(effects);
    ordered.sort(Comparator.comparingInt(term -> -groups.get(term.group())));
    for (RandomEffects term : ordered) {
      for (int k = 0; k < term.sd().length; k++) {
        var correlations = new ArrayList<Double>();
        for (int j = 0; j < k; j++) {
          if (Double.isFinite(term.correlations()[k][j])) {
            correlations.add(term.correlations()[k][j]);
          }
        }
        finding.random(
            new Random(
                term.group(),
                term.names().get(k),
                term.sd()[k],
                k == 0 ? null : term.correlations()[k][0],
                correlations));
      }
    }
    groups.entrySet().stream()
        .sorted(Comparator.comparingInt(group -> -group.getValue()))
        .forEach(group -> finding.group(group.getKey(), group.getValue()));
  }
}
