package groundwork.export.control;

import static groundwork.export.entity.Column.number;
import static groundwork.export.entity.Column.text;

import groundwork.export.entity.Column;
import groundwork.export.entity.Field;
import groundwork.export.entity.Observation;
import groundwork.export.entity.Scope;
import groundwork.export.entity.ScoreRow;
import groundwork.export.entity.Table;
import groundwork.export.entity.Version;
import groundwork.study.control.Instruments;
import groundwork.study.entity.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code data/analysis.csv}: what the plan is run on. The columns of {@link TrialsTable}, one row
 * an answer instead of one a field; the items of the scales are columns of their own.
 */
final class AnalysisTable {
  static final String PATH = "data/analysis.csv";
  private static final Set<String> NOT_OF_ANSWERS = Set.of("field", "status", "received_at");

  private AnalysisTable() {}

  static Table<Observation> of(Scope scope) {
    var columns = new ArrayList<Column<Observation>>();
    for (var column : TrialsTable.of(scope).columns()) {
      if (!NOT_OF_ANSWERS.contains(column.name())) {
        columns.add(same(column));
      }
    }
    columns.add(
        text("initial", "Choice before the advice, beside the one after", Observation::initial));
    columns.add(
        text(
            "advice",
            "What the model says, where a choice was made beside or after it",
            row -> row.isDecision() ? row.answer().output() : null));
    columns.add(
        text(
            "final",
            "The choice, or the one after the advice",
            row -> row.isDecision() ? row.field().response() : null));
    for (var item : items(scope.latest()).keySet()) {
      columns.add(
          number(
              item,
              "Answer to an item of a scale; turned round where a high answer means little",
              null,
              row -> row.items().get(item)));
    }
    return new Table<>(
        PATH,
        "What the plan is run on",
        "One row per answered trial or questionnaire of the latest version, by those who completed.",
        List.of("participant", "seq"),
        columns);
  }

  /** Without people: one row per score of the newest finished run. */
  static Table<ScoreRow> scores() {
    var columns = new ArrayList<Column<ScoreRow>>();
    for (var column : OtherTables.scores().columns()) {
      columns.add(column.name().equals("value") ? named("score", column) : column);
    }
    return new Table<>(
        PATH,
        "What the plan is run on",
        "One row per score of the newest finished run.",
        List.of("model", "method", "metric", "item"),
        columns);
  }

  private static <T> Column<T> named(String name, Column<T> column) {
    return new Column<>(
        name, column.label(), column.type(), column.unit(), column.levels(), column.value());
  }

  private static Column<Observation> same(Column<Field> column) {
    return new Column<>(
        column.name(),
        column.label(),
        column.type(),
        column.unit(),
        column.levels(),
        row -> column.value().apply(row.field()));
  }

  /** By id, with what to take an answer from where it is to be turned round; 0 where not. */
  static Map<String, Integer> items(Version version) {
    var items = new LinkedHashMap<String, Integer>();
    if (version == null) {
      return items;
    }
    for (var block : version.definition().blocks().toList()) {
      if (block instanceof Block.Questionnaire asked) {
        Instruments.byId(asked.instrument())
            .ifPresent(
                scale -> {
                  int turn = scale.scale().min() + scale.scale().max();
                  scale.items().forEach(item -> items.put(item.id(), item.reversed() ? turn : 0));
                });
      }
    }
    return items;
  }
}
