package groundwork.plan.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which keys each kind of analysis needs and may carry. */
final class KindKeys {
  /** Keys that any analysis may carry. */
  private static final Set<String> ALL =
      Set.of(
          "id",
          "kind",
          "role",
          "title",
          "where",
          "unit",
          "by",
          "reference",
          "adjust",
          "level",
          "seed",
          "omit");

  /**
   * One line a kind: what it needs (a|b is one of the two), then after the slash what else it
   * knows.
   */
  private static final String TABLE =
      """
      descriptive       measure|formula / bootstrap cluster interval
      t-test            formula|measure|items / paired subject mu alternative variances contrasts
      mann-whitney      formula / alternative exact continuity correction contrasts
      wilcoxon          formula|measure|items / paired subject mu alternative exact continuity correction contrasts
      permutation       formula|measure|items / paired subject mu alternative draws exact method
      tost              formula|measure|items bounds / paired subject mu variances alpha
      bayes-t           formula|measure|items / paired subject mu rscale alternative
      anova             formula / type tests posthoc contrasts specs variances correction method
      rm-anova          formula|items / subject within correction type posthoc contrasts specs
      ancova            formula / type tests posthoc contrasts specs
      kruskal-wallis    formula / posthoc contrasts
      friedman          formula|items / subject posthoc method
      emmeans           formula / specs contrasts estimator df family link within subject type posthoc
      chi-square        formula|measure / correction continuity method draws mu
      fisher            formula / alternative draws
      mcnemar           formula|items / paired subject exact continuity correction method
      cochran-q         formula|items / subject posthoc
      binomial          formula|measure / mu alternative interval success
      correlation       formula|items / method controls alternative bootstrap cluster interval exact subject
      ols               formula / cluster type tests contrasts specs
      logistic          formula / cluster family link success tests contrasts specs
      lmm               formula / estimator df tests type contrasts specs posthoc interval bootstrap
      glmm              formula / family link agq tests type contrasts specs success interval bootstrap df
      clm               formula / link tests contrasts specs
      clmm              formula / link tests contrasts specs agq
      bradley-terry     winner loser / tie cluster bootstrap interval contrasts method
      survival          formula|time / event group method cluster
      signal-detection  formula|signal / said signal correction bootstrap cluster subject interval
      reliance          / truth advice initial final response undefined clip bootstrap cluster baseline method confidence
      simulatability    measure|formula / phase pre post bootstrap cluster baseline group method interval
      calibration       formula|confidence / confidence truth bins bootstrap cluster scale
      agreement         rater|items|formula / subject rater value items method weights scale bootstrap
      reliability       items / instrument method reversed scale bootstrap
      power             test / effect n groups power alpha alternative draws formula variances bounds mu estimator family
      """;

  /**
   * @param needs each entry one key or several of which one is enough
   */
  record Keys(List<List<String>> needs, Set<String> known) {}

  private static final Map<String, Keys> KINDS = read();

  private KindKeys() {}

  static Keys of(String kind) {
    return KINDS.get(kind);
  }

  private static Map<String, Keys> read() {
    var kinds = new LinkedHashMap<String, Keys>();
    for (var line : TABLE.strip().split("\n")) {
      var halves = line.split("/", 2);
      var left = List.of(halves[0].strip().split("\\s+"));
      var needs = new ArrayList<List<String>>();
      var known = new TreeSet<>(ALL);
      for (var need : left.subList(1, left.size())) {
        needs.add(List.of(need.split("\\|")));
        known.addAll(needs.getLast());
      }
      known.addAll(List.of(halves[1].strip().split("\\s+")));
      kinds.put(left.getFirst(), new Keys(needs, known));
    }
    return kinds;
  }
}
