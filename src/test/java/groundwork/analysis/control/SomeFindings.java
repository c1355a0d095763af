package groundwork.analysis.control;

import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Assumption;
import groundwork.analysis.entity.Finding.Contrast;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Random;
import groundwork.analysis.entity.Finding.Source;
import groundwork.analysis.entity.Finding.Term;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.json.control.Json;
import groundwork.plan.entity.Analysis;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Findings of several shapes, without data. */
public final class SomeFindings {
  /** Everything that Markdown, HTML and LaTeX would take for their own. */
  public static final String NASTY =
      "50% & <b>_{a}^~$x$ #1 \\end{document} | `c` *d* [e](f) \"g\" 'h' – é ł 中 β\u0007";

  private SomeFindings() {}

  static Analysis analysis(String id, String kind) {
    return new Analysis(
        (ObjectNode)
            Json.tree(
                """
                {"id":"%s","kind":"%s","role":"primary","title":"Does it help?"}"""
                    .formatted(id, kind)));
  }

  public static Finding mixed() {
    return mixed(0.52, 0.0312);
  }

  public static Finding mixed(double estimate, double p) {
    return FindingBuilder.of(analysis("gain", "glmm"))
        .formula("correct ~ method + (1 | participant)")
        .estimator("Laplace")
        .n(1200)
        .group("participant", 60)
        .group("item", 20)
        .excluded("missing correct", 3)
        .term(new Term("(Intercept)", 0.1, 0.09, 1.1, null, 0.27, -0.08, 0.28))
        .term(new Term("methodlime", estimate, 0.11, 4.73, null, p, 0.3, 0.74))
        .random(Random.of("participant", "(Intercept)", 0.61))
        .random(new Random("participant", "phase", 0.2, -0.31, List.of(-0.31)))
        .fit(-700.25, 1410.5, 1436)
        .r2(0.05, 0.18)
        .converged(true)
        .singular(false)
        .warn("few-clusters", "Only 20 items: intervals may be too short.")
        .assumption(new Assumption("separation", null, null, true, null))
        .provenance(new Source("d".repeat(64), "e".repeat(64), "0.3", 7L))
        .done();
  }

  public static Finding nasty() {
    return FindingBuilder.of(analysis("nasty", "t-test"))
        .title(NASTY)
        .formula("y ~ `" + NASTY + "`")
        .n(40)
        .group(NASTY, 20)
        .test(
            Test.of(NASTY, "Welch", "t", 4.836, 37.5512, null, 2.1e-5)
                .with(new EffectSize("d", 1.312, 0.69, 1.91, 0.95)))
        .descriptive(
            Descriptive.of(Map.of(NASTY, NASTY), NASTY)
                .and("n", 20)
                .and("mean", 4.5)
                .and("sd", 1.25)
                .and("low", 3.9)
                .and("high", 5.1))
        .contrast(
            new Contrast(
                NASTY,
                Map.of("at", NASTY),
                "Tukey",
                -0.4,
                0.2,
                -2.0,
                38.0,
                0.052,
                0.11,
                "tukey",
                -0.9,
                0.1,
                null))
        .warn("code", NASTY)
        .and("auc", 0.75)
        .and("rows", List.of(Map.of("item", NASTY), Map.of("value", 0.25)))
        .done();
  }

  /** Descriptives by two factors. */
  public static Finding groups() {
    var builder =
        FindingBuilder.of(analysis("cells", "descriptive")).title("Accuracy by phase").n(240);
    double mean = 0.5;
    for (var method : List.of("none", "lime", "shap")) {
      for (var phase : List.of("pre", "post")) {
        mean += 0.05;
        builder.descriptive(
            Descriptive.of(
                    new java.util.TreeMap<>(Map.of("factor_method", method, "phase", phase)),
                    "correct_vs_model")
                .and("n", 40)
                .and("mean", mean)
                .and("sd", 0.2)
                .and("low", mean - 0.06)
                .and("high", mean + 0.06));
      }
    }
    return builder.done();
  }
}
