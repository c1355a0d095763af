package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Contrast;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.groups.Coefficients;
import groundwork.statistics.mixed.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Marginal means and contrasts on the scale of a link, and what they are as chances and ratios. */
final class LinkedMeans {
  private LinkedMeans() {}

  static void add(
      FindingBuilder finding,
      Analysis analysis,
      ModelMatrix matrix,
      double[] estimates,
      double[][] covariance) {
    ModelContrasts.add(
        finding,
        analysis,
        matrix,
        new Coefficients(estimates, covariance, contrast -> Double.POSITIVE_INFINITY),
        "asymptotic");
  }

  /** Chances beside means of the predictor: for a response of yes and no. */
  static Finding chances(Finding finding, Link link) {
    if (!(finding.more().get("means") instanceof List<?> means)) {
      return finding;
    }
    var with = new ArrayList<Map<String, Object>>();
    for (Object mean : means) {
      var more = new LinkedHashMap<String, Object>();
      ((Map<?, ?>) mean).forEach((key, value) -> more.put(key.toString(), value));
      more.put("probability", link.chance((Double) more.get("estimate")));
      more.put("probabilityLow", link.chance((Double) more.get("low")));
      more.put("probabilityHigh", link.chance((Double) more.get("high")));
      with.add(more);
    }
    return FindingBuilder.of(finding).and("means", with).done();
  }

  /** Odds or hazard ratios as the contrasts' effect sizes. */
  static Finding ratios(Finding finding, Link link) {
    if (link == Link.PROBIT || finding.contrasts().isEmpty()) {
      return finding;
    }
    var name = link == Link.LOGIT ? "OR" : "HR";
    var contrasts = finding.contrasts().stream().map(one -> ratio(one, name, finding)).toList();
    return FindingBuilder.of(finding).contrasts(contrasts).done();
  }

  private static Contrast ratio(Contrast one, String name, Finding finding) {
    return new Contrast(
        one.contrast(),
        one.by(),
        one.method(),
        one.estimate(),
        one.se(),
        one.statistic(),
        one.df(),
        one.p(),
        one.pAdjusted(),
        one.adjust(),
        one.low(),
        one.high(),
        new EffectSize(
            name,
            Math.exp(one.estimate()),
            Math.exp(one.low()),
            Math.exp(one.high()),
            finding.level()));
  }
}
