package groundwork.analysis.control;

import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Plan.Family;
import groundwork.statistics.multiple.Adjustment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/** Corrects the p values of tests that belong together. */
final class Families {
  private Families() {}

  /** Families over several findings. Of each its contrasts count, where it has any, else tests. */
  static List<Finding> corrected(List<Family> families, List<Finding> findings) {
    var corrected = findings;
    for (var family : families) {
      corrected =
          over(
              corrected,
              (id, effect) ->
                  family.members().contains(id) || family.members().contains(id + "/" + effect),
              family.adjust());
    }
    return corrected;
  }

  /** All of one finding. */
  static Finding within(Finding finding, String adjust) {
    return adjust.equals("none")
        ? finding
        : over(List.of(finding), (id, effect) -> true, adjust).getFirst();
  }

  private static List<Finding> over(
      List<Finding> findings, BiPredicate<String, String> member, String adjust) {
    double[] p =
        findings.stream()
            .flatMap(
                finding ->
                    effects(finding).stream()
                        .filter(one -> member.test(finding.id(), one.name))
                        .map(Effect::p))
            .mapToDouble(one -> one == null ? Double.NaN : one)
            .toArray();
    if (p.length == 0) {
      return findings;
    }
    double[] adjusted = Adjustment.named(adjust).of(p);
    var corrected = new ArrayList<Finding>();
    int next = 0;
    for (var finding : findings) {
      var contrasts = new ArrayList<>(finding.contrasts());
      var tests = new ArrayList<>(finding.tests());
      var effects = effects(finding);
      for (int i = 0; i < effects.size(); i++) {
        if (!member.test(finding.id(), effects.get(i).name)) {
          continue;
        }
        double value = adjusted[next++];
        if (i < contrasts.size()) {
          contrasts.set(i, contrasts.get(i).adjusted(value, adjust));
        }
        if (contrasts.isEmpty() || same(finding)) {
          tests.set(i, tests.get(i).adjusted(value, adjust));
        }
      }
      corrected.add(FindingBuilder.of(finding).contrasts(contrasts).tests(tests).done());
    }
    return corrected;
  }

  private record Effect(String name, Double p) {}

  private static List<Effect> effects(Finding finding) {
    return finding.contrasts().isEmpty() || same(finding)
        ? finding.tests().stream().map(one -> new Effect(one.effect(), one.p())).toList()
        : finding.contrasts().stream().map(one -> new Effect(one.contrast(), one.p())).toList();
  }

  /** Whether every test says the same as the contrast at its place: a t test has both. */
  private static boolean same(Finding finding) {
    int n = finding.tests().size();
    return n == finding.contrasts().size()
        && IntStream.range(0, n)
            .allMatch(
                i -> Objects.equals(finding.tests().get(i).p(), finding.contrasts().get(i).p()));
  }
}
