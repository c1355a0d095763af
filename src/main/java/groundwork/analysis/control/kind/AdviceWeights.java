package groundwork.analysis.control.kind;

import groundwork.analysis.control.Grouping;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Mean;
import groundwork.statistics.decision.WeightOfAdvice;
import groundwork.statistics.decision.WeightOfAdvice.Outside;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Weight of advice: how far numbers move to the number that is advised. */
final class AdviceWeights {
  private static final int CLASSES = 10;

  private AdviceWeights() {}

  /** Where the plan says so, or the answers are numbers of many values and there is no truth. */
  static boolean asked(Analysis analysis, Table table) {
    if (analysis.has("clip") || Set.of("woa", "influence").contains(analysis.text("method", ""))) {
      return true;
    }
    var names = Advised.names(analysis, table);
    return names.keySet().containsAll(List.of("initial", "advice", "final"))
        && !names.containsKey("truth")
        && table.column(names.get("final")) instanceof Column.Numbers numbers
        && table.column(names.get("initial")) instanceof Column.Numbers
        && table.column(names.get("advice")) instanceof Column.Numbers
        && Arrays.stream(numbers.values()).distinct().limit(CLASSES).count() == CLASSES;
  }

  static Finding run(Analysis analysis, Table given, Context context, FindingBuilder finding) {
    var names = Advised.names(analysis, given);
    for (var role : List.of("initial", "advice", "final")) {
      if (!names.containsKey(role)) {
        throw new IllegalArgumentException(
            "weight of advice needs a column under \"" + role + "\"");
      }
    }
    var table = Advised.complete(given, analysis.by(), finding);
    var complete =
        Advised.complete(
            table, List.of(names.get("initial"), names.get("advice"), names.get("final")), finding);
    var outside =
        switch (analysis.text("clip", "raw")) {
          case "clip" -> Outside.CLIPPED;
          case "drop" -> Outside.DROPPED;
          default -> Outside.KEPT;
        };
    var groups = Grouping.of(complete, analysis.by());
    finding.n(complete.rows());
    for (int group = 0; group < groups.size(); group++) {
      var rows = complete.at(groups.rows()[group]);
      var weights =
          WeightOfAdvice.of(
              rows.numbers(names.get("initial")),
              rows.numbers(names.get("advice")),
              rows.numbers(names.get("final")),
              outside);
      var one =
          Descriptive.of(groups.values(complete, group), "weight_of_advice")
              .and("n", weights.weights().length)
              .and("undefined", weights.undefined())
              .and("outside", weights.outside());
      if (weights.mean().isPresent()) {
        double[] used = weights.weights();
        double[] ones = new double[used.length];
        Arrays.fill(ones, 1);
        one = one.and("mean", Mean.of(used));
        if (used.length > 1) {
          one = one.and("sd", Math.sqrt(Mean.variance(used)));
        }
        var draws = new Draws(analysis, context, rows.at(weights.trials()));
        finding.estimator(draws.method());
        var bootstrap = draws.ratio(used, ones);
        if (bootstrap.isPresent()) {
          one =
              one.and("se", bootstrap.get().standardError())
                  .within(draws.interval(bootstrap.get()).orElse(null));
        }
      }
      finding.descriptive(one);
      if (weights.undefined() > 0) {
        finding.warn(
            "undefined-weights",
            "The advice was the first answer in some trials: there is no weight of advice, and the"
                + " trials are counted under \"undefined\".");
      }
      if (weights.outside() > 0) {
        finding.warn(
            "weights-outside",
            "Some weights lie outside 0 to 1 and were "
                + switch (outside) {
                  case KEPT -> "kept; \"clip: clip\" or \"clip: drop\" treats them otherwise.";
                  case CLIPPED -> "moved to the nearer bound.";
                  case DROPPED -> "left out.";
                });
      }
    }
    return finding.done();
  }
}
