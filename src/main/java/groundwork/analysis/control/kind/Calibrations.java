package groundwork.analysis.control.kind;

import groundwork.analysis.control.Grouping;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.decision.Calibration;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The kind {@code calibration}: whether people are as often right as they say. {@code correct ~
 * confidence}, or the keys {@code confidence} and {@code truth} (1 where they were right).
 */
final class Calibrations implements Kind {
  private static final int BINS = 10;
  private static final Map<String, ToDoubleFunction<Calibration>> MEASURES = new LinkedHashMap<>();

  static {
    MEASURES.put("brier", Calibration::brier);
    MEASURES.put("ece", Calibration::ece);
    MEASURES.put("bias", Calibration::bias);
    MEASURES.put("log_loss", Calibration::logLoss);
  }

  @Override
  public boolean splitsBy() {
    return false;
  }

  @Override
  public Finding run(Analysis analysis, Table given, Context context) {
    var finding = FindingBuilder.of(analysis);
    var formula = analysis.formula().map(Formula::parse);
    var confidence =
        analysis
            .text("confidence")
            .or(() -> formula.flatMap(f -> f.predictors().stream().findFirst()))
            .orElse("confidence");
    var outcome =
        analysis
            .text("truth")
            .or(() -> formula.flatMap(f -> f.response()).map(Object::toString))
            .or(
                () ->
                    List.of("correct_vs_truth", "correct", "human_correct").stream()
                        .filter(given::has)
                        .findFirst())
            .orElseThrow(
                () -> new IllegalArgumentException("name what was right (1 or 0) under \"truth\""));
    var table =
        Advised.complete(
            Advised.complete(given, analysis.by(), finding), List.of(confidence, outcome), finding);
    double[] bounds = bounds(analysis, table.numbers(confidence), confidence);
    int bins = analysis.whole("bins").orElse(BINS);
    var groups = Grouping.of(table, analysis.by());
    finding.n(table.rows()).estimator(bins + " bins of equal width");
    for (int group = 0; group < groups.size(); group++) {
      var rows = table.at(groups.rows()[group]);
      var values = groups.values(table, group);
      double[] stated = stated(rows.numbers(confidence), bounds);
      double[] right = Arrays.stream(Advised.binary(rows, outcome)).asDoubleStream().toArray();
      describe(finding, analysis, context, rows, values, stated, right, bounds, bins);
    }
    return finding.done();
  }

  /** Of the scale, and of the bins: {scale low, scale high, bins low, bins high}. */
  private static double[] bounds(Analysis analysis, double[] confidence, String name) {
    double[] scale = analysis.numbers("scale");
    if (scale.length == 2) {
      boolean shares = scale[0] >= 0 && scale[1] <= 1;
      return shares
          ? new double[] {0, 1, scale[0], scale[1]}
          : new double[] {scale[0], scale[1], 0, 1};
    }
    if (Arrays.stream(confidence).allMatch(c -> c >= 0 && c <= 1)) {
      return new double[] {0, 1, 0, 1};
    }
    throw new IllegalArgumentException(
        "\"%s\" is no probability; name its lowest and highest answer under \"scale\""
            .formatted(name));
  }

  private static double[] stated(double[] confidence, double[] bounds) {
    return Arrays.stream(confidence).map(c -> (c - bounds[0]) / (bounds[1] - bounds[0])).toArray();
  }

  private static void describe(
      FindingBuilder finding,
      Analysis analysis,
      Context context,
      Table rows,
      Map<String, String> group,
      double[] stated,
      double[] right,
      double[] bounds,
      int bins) {
    var all = Calibration.of(stated, right, bounds[2], bounds[3], bins);
    var draws = new Draws(analysis, context, rows);
    MEASURES.forEach(
        (measure, of) -> {
          double value = of.applyAsDouble(all);
          if (!Double.isFinite(value)) {
            finding.warn(
                "infinite-log-loss",
                "Something called impossible happened: the log loss is infinite.");
            return;
          }
          var one = Descriptive.of(group, measure).and("n", stated.length).and("estimate", value);
          var bootstrap =
              draws.statistic(
                  drawn ->
                      drawn.length == 0
                          ? Double.NaN
                          : of.applyAsDouble(
                              Calibration.of(
                                  take(stated, drawn),
                                  take(right, drawn),
                                  bounds[2],
                                  bounds[3],
                                  bins)));
          if (bootstrap.isPresent()) {
            one =
                one.and("se", bootstrap.get().standardError())
                    .within(draws.interval(bootstrap.get()).orElse(null));
          }
          finding.descriptive(one);
        });
    finding.descriptive(
        Descriptive.of(group, "decomposition")
            .and("n", stated.length)
            .and("reliability", all.reliability())
            .and("resolution", all.resolution())
            .and("uncertainty", all.uncertainty())
            .and("withinBins", all.withinBins())
            .and("maximum", all.maximum()));
    for (var bin : all.bins()) {
      finding.descriptive(
          Descriptive.of(group, "bin")
              .and("from", bin.low())
              .and("to", bin.high())
              .and("n", bin.n())
              .and("stated", bin.stated())
              .and("observed", bin.observed()));
    }
    if (Arrays.stream(right).distinct().count() == 1) {
      finding.warn("one-outcome", "All answers were " + (right[0] == 1 ? "right." : "wrong."));
    }
  }

  private static double[] take(double[] x, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> x[row]).toArray();
  }
}
