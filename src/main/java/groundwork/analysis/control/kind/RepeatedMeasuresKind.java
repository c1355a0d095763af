package groundwork.analysis.control.kind;

import groundwork.analysis.control.Sentences;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Assumption;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.Table;
import groundwork.statistics.groups.Effect;
import groundwork.statistics.groups.RepeatedMeans;
import groundwork.statistics.groups.RepeatedMeasures;
import groundwork.statistics.groups.Sphericity;
import groundwork.statistics.groups.SumsOfSquares;
import java.util.Arrays;
import java.util.Map;

/**
 * Kind {@code rm-anova}: any factors within people and between them, sums of squares of type 3
 * unless {@code type} says otherwise, degrees of freedom corrected by Greenhouse and Geisser unless
 * {@code correction} says hf or none.
 */
final class RepeatedMeasuresKind implements Kind {
  private static final double ALPHA = 0.05;
  private static final int FEW = 10;

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var finding = FindingBuilder.of(analysis).estimator("least squares");
    var design = RepeatedDesign.of(analysis, table, context, finding);
    design.describe(finding, analysis.level());
    int people = design.cells().length;
    if (people < FEW) {
      finding.warn("few-people", "Only %d people have all values.".formatted(people));
    }
    boolean typed = analysis.has("type") || analysis.has("tests");
    int type = typed ? AnovaKind.type(analysis) : 3;
    var anova =
        RepeatedMeasures.of(
            design.cells(), design.factors(), design.linear(), SumsOfSquares.type(type));
    var correction = analysis.text("correction", "gg");
    for (var effect : anova.effects()) {
      finding.test(
          test(effect, anova.sphericity().get(effect.term()), type, correction, analysis.level()));
    }
    anova.sphericity().forEach((term, one) -> sphericity(finding, term, one, correction));
    AnovaAssumptions.normality(
        finding,
        Arrays.stream(anova.residuals()).flatMapToDouble(Arrays::stream).toArray(),
        "kind friedman does not need it");
    Sentences.of(finding.done()).forEach(finding::sentence);
    contrasts(finding, analysis, design);
    beside(finding, analysis, table, context, design);
    return finding.done();
  }

  private static Test test(
      Effect effect, Sphericity sphericity, int type, String correction, double level) {
    var plain = AnovaKind.test(effect, "type " + type, level);
    if (sphericity == null || correction.equals("none")) {
      return plain;
    }
    double epsilon =
        switch (correction) {
          case "gg" -> sphericity.greenhouseGeisser();
          case "hf" -> sphericity.huynhFeldtAtMostOne();
          default ->
              throw new IllegalArgumentException("correction is gg, hf or none, not " + correction);
        };
    var corrected =
        Test.of(
                effect.term(),
                "type %d, %s".formatted(type, correction.equals("gg") ? "GG" : "HF"),
                "F",
                effect.f(),
                effect.df1() * epsilon,
                effect.df2() * epsilon,
                effect.p(epsilon))
            .with(plain.effectSize());
    for (var member : plain.more().entrySet()) {
      corrected = corrected.and(member.getKey(), member.getValue());
    }
    return corrected
        .and("epsilon", epsilon)
        .and("epsilonGreenhouseGeisser", sphericity.greenhouseGeisser())
        .and("epsilonHuynhFeldt", sphericity.huynhFeldt())
        .and("uncorrected", Map.of("df1", effect.df1(), "df2", effect.df2(), "p", effect.p()))
        .and("pGreenhouseGeisser", effect.p(sphericity.greenhouseGeisser()))
        .and("pHuynhFeldt", effect.p(sphericity.huynhFeldtAtMostOne()));
  }

  private static void sphericity(
      FindingBuilder finding, String term, Sphericity one, String correction) {
    Boolean holds = one.p().isPresent() ? one.p().getAsDouble() >= ALPHA : null;
    finding.assumption(
        new Assumption(
            "sphericity of " + term,
            one.w().isPresent() ? one.w().getAsDouble() : null,
            one.p().isPresent() ? one.p().getAsDouble() : null,
            holds,
            "Mauchly; Greenhouse-Geisser epsilon %.3f, Huynh-Feldt %.3f; %s"
                .formatted(
                    one.greenhouseGeisser(),
                    one.huynhFeldt(),
                    correction.equals("none")
                        ? "no correction was made"
                        : "degrees of freedom are corrected by " + correction)));
  }

  private static void contrasts(FindingBuilder finding, Analysis analysis, RepeatedDesign design) {
    var posthoc = analysis.text("posthoc", "none");
    boolean asked = analysis.has("specs") || analysis.has("contrasts");
    if (!asked && posthoc.equals("none")) {
      return;
    }
    var means = RepeatedMeans.of(design.cells(), design.levels(), design.between());
    if (asked) {
      ModelContrasts.add(finding, analysis, means.grid(), means.model(), "multivariate");
      return;
    }
    if (!posthoc.equals("tukey") && !posthoc.equals("pairwise-t")) {
      throw new IllegalArgumentException(
          "after repeated measures posthoc is tukey, pairwise-t or none, not " + posthoc);
    }
    var adjusted =
        posthoc.equals("tukey")
            ? analysis.with("adjust", "tukey")
            : analysis.has("adjust") ? analysis : analysis.with("adjust", "holm");
    for (var factor : means.grid().variables().keySet()) {
      ModelContrasts.add(
          finding, adjusted.with("specs", factor), means.grid(), means.model(), "multivariate");
    }
  }

  /** With one factor within people and none between, the test by ranks. */
  private static void beside(
      FindingBuilder finding,
      Analysis analysis,
      Table table,
      Context context,
      RepeatedDesign design) {
    if (design.factors().size() == 1 && design.between().isEmpty()) {
      var plain =
          analysis
              .with("kind", "friedman")
              .with("posthoc", "none")
              .without("contrasts")
              .without("specs");
      context.beside(plain, table).ifPresent(finding::beside);
    }
  }
}
