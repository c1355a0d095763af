package groundwork.analysis.control;

import groundwork.analysis.control.kind.Context;
import groundwork.analysis.control.kind.Kind;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Contrast;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.Finding.Term;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.statistics.design.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One analysis for each combination of {@code by}, put together in one finding. */
final class Splitting {
  private Splitting() {}

  static Finding of(Kind kind, Units units, Context context) {
    var analysis = units.analysis();
    var by = analysis.by();
    var table = units.table().complete(by);
    var groups = Grouping.of(table, by);
    var together = FindingBuilder.of(analysis);
    int n = 0;
    for (int group = 0; group < groups.size(); group++) {
      var values = groups.values(table, group);
      var place =
          values.entrySet().stream()
              .map(one -> one.getKey() + " = " + one.getValue())
              .collect(Collectors.joining(", "));
      try {
        var one =
            Sentences.complete(
                kind.run(
                    analysis.without("by"),
                    table.at(groups.rows()[group]),
                    context.rows(matching(context, values))));
        add(together, one, values, place);
        n += one.n() == null ? 0 : one.n();
      } catch (IllegalArgumentException impossible) {
        together.warn("not-run", "Not run where " + place + ": " + impossible.getMessage());
      }
    }
    return Families.within(together.n(n).done(), analysis.text("adjust", "none"));
  }

  private static Table matching(Context context, Map<String, String> values) {
    var rows = context.rows();
    var holds = new boolean[rows.rows()];
    for (int row = 0; row < holds.length; row++) {
      int at = row;
      holds[row] =
          values.entrySet().stream()
              .allMatch(one -> one.getValue().equals(rows.column(one.getKey()).text(at)));
    }
    return rows.where(holds);
  }

  private static void add(
      FindingBuilder together, Finding one, Map<String, String> values, String place) {
    if (one.estimator() != null) {
      together.estimator(one.estimator());
    }
    one.groups().forEach((name, count) -> together.group(place + ", " + name, count));
    one.excluded().forEach(together::excluded);
    for (var term : one.terms()) {
      together.term(
          new Term(
              place + ": " + term.term(),
              term.estimate(),
              term.se(),
              term.statistic(),
              term.df(),
              term.p(),
              term.low(),
              term.high()));
    }
    one.tests().forEach(test -> together.test(test.and("by", values)));
    for (var contrast : one.contrasts()) {
      var at = new LinkedHashMap<>(values);
      at.putAll(contrast.by());
      together.contrast(
          new Contrast(
              contrast.contrast(),
              at,
              contrast.method(),
              contrast.estimate(),
              contrast.se(),
              contrast.statistic(),
              contrast.df(),
              contrast.p(),
              contrast.pAdjusted(),
              contrast.adjust(),
              contrast.low(),
              contrast.high(),
              contrast.effectSize()));
    }
    for (var descriptive : one.descriptives()) {
      var at = new LinkedHashMap<>(values);
      at.putAll(descriptive.group());
      together.descriptive(new Descriptive(at, descriptive.measure(), descriptive.values()));
    }
    one.assumptions().forEach(together::assumption);
    one.warnings().forEach(two -> together.warn(two.code(), place + ": " + two.message()));
    one.sentences().forEach(sentence -> together.sentence(place + ": " + sentence));
    one.beside().forEach(together::beside);
  }
}
