package groundwork.metric.scoring;

import groundwork.metric.entity.Direction;
import groundwork.metric.entity.Score;
import groundwork.metric.scoring.ScoreTable.Accuracy;
import groundwork.metric.scoring.ScoreTable.Cell;
import groundwork.metric.scoring.ScoreTable.Overall;
import groundwork.provenance.control.Build;
import groundwork.statistics.Mean;
import groundwork.statistics.Proportion;
import groundwork.statistics.Ranks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line for each model, method and metric. */
final class Cells {
  private Cells() {}

  static List<Cell> of(Scores scores) {
    var cells = new ArrayList<Cell>();
    for (var model : scores.request.models()) {
      for (var measure : scores.request.metrics()) {
        var column =
            scores.methods(model).stream()
                .map(method -> cell(model, method, measure, scores.tally(model, method, measure)))
                .toList();
        cells.addAll(ranked(column, measure.metric().card().direction()));
      }
    }
    return cells;
  }

  private static Cell cell(String model, String method, Measure measure, Tally tally) {
    double[] finite = tally.finite();
    var overall = tally.overall;
    var interval = finite.length < 2 ? null : Mean.student(finite, ScoreTable.LEVEL).interval();
    boolean whole = overall != null;
    Double mean =
        whole
            ? number(overall.value())
            : finite.length == 0 ? null : Double.valueOf(Mean.of(finite));
    var reasons = new LinkedHashMap<>(tally.reasonCounts());
    if (tally.notApplicable != null) {
      reasons.put(tally.notApplicable, tally.values.length);
    }
    if (whole && !overall.defined()) {
      reasons.merge(overall.reason(), 1, Integer::sum);
    }
    return new Cell(
        model,
        method,
        Controls.is(method),
        measure.key(),
        finite.length,
        mean,
        whole || interval == null ? null : interval.low(),
        whole || interval == null ? null : interval.high(),
        whole ? overall.error() : tally.monteCarlo(),
        null,
        whole && finite.length == 0 ? 0 : tally.values.length - finite.length,
        reasons,
        whole ? overall(overall) : null,
        whole && overall.curve() != null ? overall.curve() : tally.meanCurve());
  }

  private static Overall overall(Score score) {
    return new Overall(number(score.value()), score.error(), score.reason(), score.curve());
  }

  static Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static List<Cell> ranked(List<Cell> column, Direction direction) {
    var scored = column.stream().filter(cell -> cell.mean() != null).toList();
    if (scored.isEmpty()) {
      return column;
    }
    double sign = direction == Direction.HIGHER ? -1 : 1;
    double[] ranks = Ranks.mid(scored.stream().mapToDouble(cell -> sign * cell.mean()).toArray());
    return column.stream()
        .map(cell -> cell.mean() == null ? cell : cell.ranked(ranks[scored.indexOf(cell)]))
        .toList();
  }

  static List<Accuracy> accuracies(Scores scores) {
    return scores.request.models().stream()
        .map(
            model -> {
              var seen = scores.of(model);
              if (seen.known == 0) {
                return new Accuracy(model, null, null, null, 0);
              }
              var share = Proportion.wilson(seen.right, seen.known, ScoreTable.LEVEL);
              return new Accuracy(
                  model,
                  share.estimate(),
                  share.interval().low(),
                  share.interval().high(),
                  seen.known);
            })
        .toList();
  }

  static Map<String, Object> provenance(Scores scores) {
    var provenance = new LinkedHashMap<String, Object>();
    provenance.put("version", Build.version());
    provenance.put("seed", scores.request.seed());
    provenance.put("inputs", scores.material.inputs());
    provenance.put("models", scores.request.models());
    provenance.put("methods", scores.request.methods());
    provenance.put("items", scores.material.items().size());
    return provenance;
  }
}
