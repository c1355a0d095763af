package groundwork.analysis.control.kind;

import groundwork.analysis.control.Reported;
import groundwork.analysis.entity.Finding.Contrast;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.groups.Coefficients;
import groundwork.statistics.groups.ContrastWeights;
import groundwork.statistics.groups.FamilyCorrection;
import groundwork.statistics.groups.MarginalMeans;
import groundwork.statistics.groups.MarginalMeans.MarginalContrast;
import groundwork.statistics.groups.MarginalMeans.MarginalMean;
import groundwork.statistics.groups.ReferenceGrid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Marginal means of a fitted model and the contrasts that a plan asks for by {@code specs}, {@code
 * by}, {@code contrasts} and {@code adjust}; nothing where it asks for none.
 */
final class ModelContrasts {
  private static final String ADJUST = "holm";

  private ModelContrasts() {}

  /**
   * @param method how degrees of freedom were found, to be said with each contrast
   * @throws IllegalArgumentException if it is not said which of several factors is meant, or a
   *     level is unknown
   */
  static void add(
      FindingBuilder finding,
      Analysis analysis,
      ModelMatrix matrix,
      Coefficients model,
      String method) {
    if (analysis.has("specs") || analysis.has("contrasts")) {
      add(finding, analysis, ReferenceGrid.of(matrix), model, method);
    }
  }

  /** The same over a grid that is known, whether contrasts are asked for or not. */
  static void add(
      FindingBuilder finding,
      Analysis analysis,
      ReferenceGrid grid,
      Coefficients model,
      String method) {
    var by = analysis.by().stream().filter(name -> known(grid, name)).toList();
    var means = MarginalMeans.of(grid, model, specs(analysis, grid, by), by, analysis.level());
    finding.and("means", means.means().stream().map(ModelContrasts::mean).toList());
    var adjust = analysis.text("adjust", ADJUST);
    var contrasts =
        means.contrasts(model, weights(analysis), FamilyCorrection.named(adjust), analysis.level());
    for (MarginalContrast one : contrasts) {
      finding.contrast(contrast(one, method, adjust));
      finding.sentence(sentence(one, adjust));
    }
  }

  private static boolean known(ReferenceGrid grid, String name) {
    try {
      return !grid.resolve(name).isEmpty();
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }

  private static List<String> specs(Analysis analysis, ReferenceGrid grid, List<String> by) {
    var given = analysis.texts("specs").stream().filter(name -> !by.contains(name)).toList();
    if (!given.isEmpty()) {
      return given;
    }
    var inBy = by.stream().map(grid::resolve).toList();
    var others = grid.variables().keySet().stream().filter(name -> !inBy.contains(name)).toList();
    if (others.size() != 1) {
      throw new IllegalArgumentException(
          "contrasts of which factor? Name it in specs; there are " + others);
    }
    return others;
  }

  private static Function<List<String>, List<ContrastWeights>> weights(Analysis analysis) {
    JsonNode given = analysis.tree().path("contrasts");
    if (given.isArray()) {
      return levels -> given.valueStream().map(one -> pair(levels, one.asString())).toList();
    }
    if (given.isObject()) {
      return levels ->
          given.properties().stream()
              .map(one -> ContrastWeights.custom(one.getKey(), levels, weights(one.getValue())))
              .toList();
    }
    return switch (given.asString("pairwise")) {
      case "reference" -> levels -> ContrastWeights.reference(levels, 0);
      case "consecutive" -> ContrastWeights::consecutive;
      case "pairwise" -> ContrastWeights::pairwise;
      default -> levels -> List.of(pair(levels, given.asString()));
    };
  }

  private static Map<String, Double> weights(JsonNode node) {
    var weights = new LinkedHashMap<String, Double>();
    node.properties().forEach(one -> weights.put(one.getKey(), one.getValue().asDouble()));
    return weights;
  }

  /** "a - b", where levels may hold " - " themselves. */
  private static ContrastWeights pair(List<String> levels, String text) {
    for (String level : levels) {
      if (text.startsWith(level + " - ")) {
        var other = text.substring(level.length() + 3);
        if (levels.contains(other)) {
          return ContrastWeights.difference(levels, level, other);
        }
      }
    }
    throw new IllegalArgumentException(
        "\"%s\" is no difference of two of the levels %s".formatted(text, levels));
  }

  private static Map<String, Object> mean(MarginalMean mean) {
    var out = new LinkedHashMap<String, Object>();
    out.put("levels", mean.levels());
    out.put("estimate", mean.estimate());
    out.put("se", mean.standardError());
    if (Double.isFinite(mean.df())) {
      out.put("df", mean.df());
    }
    out.put("low", mean.interval().low());
    out.put("high", mean.interval().high());
    return out;
  }

  private static Contrast contrast(MarginalContrast one, String method, String adjust) {
    return new Contrast(
        one.label(),
        one.by(),
        "marginal means, " + method,
        one.estimate(),
        one.standardError(),
        one.statistic(),
        Double.isFinite(one.df()) ? one.df() : null,
        one.p(),
        one.pAdjusted(),
        adjust,
        one.interval().low(),
        one.interval().high(),
        null);
  }

  private static String sentence(MarginalContrast one, String adjust) {
    var where = new ArrayList<String>();
    one.by().forEach((factor, level) -> where.add(factor + " " + level));
    var said = Reported.coefficient(one.estimate(), one.standardError());
    said =
        Double.isFinite(one.df())
            ? said.test("t", one.statistic(), one.df())
            : said.z(one.statistic());
    said = adjust.equals("none") ? said.p(one.p()) : said.pAdjusted(one.pAdjusted(), adjust);
    var interval = one.interval();
    return one.label()
        + (where.isEmpty() ? "" : " (" + String.join(", ", where) + ")")
        + ": "
        + said.interval(interval.low(), interval.high(), interval.level()).text();
  }
}
