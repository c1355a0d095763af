package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding.Contrast;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Alternative;
import groundwork.statistics.compare.TTest;
import groundwork.statistics.multiple.Adjustment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Groups compared by one number a person: Welch's test, or the paired one of the same people. */
final class PersonMeans {
  private PersonMeans() {}

  /**
   * @param name of the group
   * @param values by person, in order
   */
  record Group(String name, Map<String, Double> values) {
    double[] all() {
      return values.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double[] of(List<String> people) {
      return people.stream().mapToDouble(values::get).toArray();
    }
  }

  static void compare(
      FindingBuilder finding, Analysis analysis, String measure, List<Group> groups) {
    var contrasts = new ArrayList<Contrast>();
    for (int b = 1; b < groups.size(); b++) {
      for (int a = 0; a < b; a++) {
        try {
          contrasts.add(contrast(analysis, measure, groups.get(a), groups.get(b)));
        } catch (IllegalArgumentException constant) {
          finding.warn(
              "not-compared",
              "%s: %s and %s are not compared: %s"
                  .formatted(
                      measure, groups.get(a).name(), groups.get(b).name(), constant.getMessage()));
        }
      }
    }
    add(finding, analysis, contrasts);
  }

  /** One family of contrasts, corrected as the plan says. */
  static void add(FindingBuilder finding, Analysis analysis, List<Contrast> contrasts) {
    var adjust = analysis.text("adjust", "none");
    if (adjust.equals("none") || contrasts.isEmpty()) {
      contrasts.forEach(finding::contrast);
      return;
    }
    double[] adjusted =
        Adjustment.named(adjust).of(contrasts.stream().mapToDouble(Contrast::p).toArray());
    for (int i = 0; i < adjusted.length; i++) {
      finding.contrast(contrasts.get(i).adjusted(adjusted[i], adjust));
    }
  }

  private static Contrast contrast(Analysis analysis, String measure, Group a, Group b) {
    var both = new ArrayList<>(a.values().keySet());
    both.retainAll(b.values().keySet());
    boolean apart = Collections.disjoint(a.values().keySet(), b.values().keySet());
    var test =
        apart
            ? TTest.welch(a.all(), b.all(), 0, Alternative.TWO_SIDED, analysis.level())
            : TTest.paired(a.of(both), b.of(both), 0, Alternative.TWO_SIDED, analysis.level());
    return new Contrast(
        a.name() + " - " + b.name(),
        Map.of("measure", measure),
        apart ? "Welch" : "paired t",
        test.estimate(),
        test.standardError(),
        test.statistic(),
        test.df(),
        test.p(),
        null,
        null,
        test.interval().low(),
        test.interval().high(),
        (EffectSize) null);
  }
}
