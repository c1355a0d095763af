package groundwork.analysis.control.kind;

import groundwork.analysis.control.Reported;
import groundwork.analysis.entity.Finding.Term;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.statistics.Interval;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.mixed.Hypotheses;
import groundwork.statistics.mixed.Link;
import groundwork.statistics.mixed.WaldChiSquare;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * LinkedTerms on the scale of a link, with normal tests.
 *
 * @param names as R has them
 * @param intervals in place of the normal ones; none for these
 */
record LinkedTerms(
    List<String> names,
    double[] estimates,
    double[][] covariance,
    Link link,
    double level,
    Interval[] intervals) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private double error(int j) {
    return Math.sqrt(covariance[j][j]);
  }

  private double p(double z) {
    return Double.isNaN(z) ? Double.NaN : 2 * NORMAL.survivalProbability(Math.abs(z));
  }

  private double[] bounds(int j) {
    if (intervals.length > 0) {
      return new double[] {intervals[j].low(), intervals[j].high()};
    }
    double margin = NORMAL.inverseCumulativeProbability((1 + level) / 2) * error(j);
    return new double[] {estimates[j] - margin, estimates[j] + margin};
  }

  /** Terms, ratios and sentences; thresholds and intercepts have no ratio and no sentence. */
  void tell(FindingBuilder finding) {
    var ratios = new ArrayList<Map<String, Object>>();
    String ratio = link == Link.LOGIT ? "OR" : link == Link.CLOGLOG ? "HR" : "";
    for (int j = 0; j < names.size(); j++) {
      double se = error(j);
      double z = estimates[j] / se;
      double[] bounds = bounds(j);
      finding.term(new Term(names.get(j), estimates[j], se, z, null, p(z), bounds[0], bounds[1]));
      if (names.get(j).equals("(Intercept)") || names.get(j).contains("|")) {
        continue;
      }
      var said = Reported.coefficient(estimates[j], se).z(z).p(p(z));
      if (ratio.isEmpty()) {
        said = said.value("b", estimates[j]).interval(bounds[0], bounds[1], level);
      } else {
        double times = Math.exp(estimates[j]);
        double low = Math.exp(bounds[0]);
        double high = Math.exp(bounds[1]);
        said = said.effect(ratio, times).interval(low, high, level);
        var member = new LinkedHashMap<String, Object>();
        member.put("term", names.get(j));
        put(member, "estimate", times);
        put(member, "low", low);
        put(member, "high", high);
        ratios.add(member);
      }
      finding.sentence(names.get(j) + ": " + said.text());
    }
    if (!ratios.isEmpty()) {
      finding.and(ratio.equals("OR") ? "oddsRatios" : "hazardRatios", ratios);
    }
  }

  private static void put(Map<String, Object> member, String name, double value) {
    if (Double.isFinite(value)) {
      member.put(name, value);
    }
  }

  /**
   * Wald's test of each term.
   *
   * @param skip how many columns of the matrix stand before the coefficients that are here
   * @param offset of the first coefficient of the matrix among the estimates
   */
  void wald(
      FindingBuilder finding,
      Map<String, double[][]> hypotheses,
      String type,
      int skip,
      int offset) {
    int p = estimates.length - offset;
    double[] of = Arrays.copyOfRange(estimates, offset, estimates.length);
    double[][] v = new double[p][];
    for (int j = 0; j < p; j++) {
      v[j] = Arrays.copyOfRange(covariance[offset + j], offset, estimates.length);
    }
    hypotheses.forEach(
        (effect, l) -> {
          double[][] own =
              Arrays.stream(l)
                  .map(row -> Arrays.copyOfRange(row, skip, row.length))
                  .toArray(double[][]::new);
          try {
            var test = WaldChiSquare.of(own, of, v);
            tell(finding, effect, "Wald, " + type, test.statistic(), test.df(), test.p());
          } catch (IllegalArgumentException singular) {
            finding.warn(
                "untestable", "%s cannot be tested: %s".formatted(effect, singular.getMessage()));
          }
        });
  }

  static void tell(
      FindingBuilder finding, String effect, String method, double chi2, int df, double p) {
    finding.test(Test.of(effect, method, "chi2", chi2, (double) df, null, p));
    if (df > 1) {
      finding.sentence(effect + ": " + Reported.chi2(chi2, df, 0).p(p).note(method).text());
    }
  }

  static void doubt(FindingBuilder finding, boolean converged, List<String> separation) {
    if (!converged) {
      finding.warn(
          "not-converged",
          "no maximum of the likelihood was found: do not report these estimates; simplify the"
              + " random part or scale numeric predictors");
    }
    separation.forEach(what -> finding.warn("separation", what));
  }

  /** The hypotheses of a type; 2 where none is named. */
  static Map<String, double[][]> hypotheses(String tests, ModelMatrix matrix, ModelMatrix sum) {
    return switch (tests) {
      case "type1" -> Hypotheses.sequential(matrix);
      case "type3" -> Hypotheses.typeThree(matrix, sum);
      default -> Hypotheses.marginal(matrix);
    };
  }

  static String name(String tests) {
    return switch (tests) {
      case "type1" -> "type I";
      case "type3" -> "type III";
      default -> "type II";
    };
  }
}
