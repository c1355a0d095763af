package groundwork.export.control;

import static groundwork.export.entity.Column.number;
import static groundwork.export.entity.Column.text;

import groundwork.export.entity.Cell;
import groundwork.export.entity.Column;
import groundwork.export.entity.Field;
import groundwork.export.entity.Observation;
import groundwork.export.entity.Scope;
import groundwork.export.entity.ScoreRow;
import groundwork.export.entity.Table;
import groundwork.export.entity.Version;
import groundwork.study.control.Instruments;
import groundwork.study.entity.Block;
import groundwork.study.entity.Instrument;
import groundwork.study.entity.Score;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code data/analysis.csv}: what the plan is run on. The columns of {@link TrialsTable}, one row
 * an answer instead of one a field; the items of the scales and their scores are columns of their
 * own.
 */
final class AnalysisTable {
  static final String PATH = "data/analysis.csv";
  private static final Set<String> NOT_OF_ANSWERS = Set.of("field", "status", "received_at");

  private AnalysisTable() {}

  static Table<Observation> of(Scope scope, Codes codes) {
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
    var scales = scales(scope.latest()).values();
    scales.stream()
        .flatMap(asked -> asked.scale().items().stream())
        .map(Instrument.Item::id)
        .distinct()
        .forEach(
            item ->
                columns.add(
                    number(
                        item,
                        "Answer to an item of a scale; turned round where a high answer means"
                            + " little",
                        null,
                        row -> row.items().get(item))));
    for (var asked : scales) {
      for (var score : asked.scale().scores()) {
        columns.add(score(asked, score));
      }
    }
    var taken = columns.stream().map(Column::name).collect(Collectors.toSet());
    columns.addAll(AnswerColumns.of(scope.latest(), taken));
    columns.addAll(codes.ofAnswers());
    return new Table<>(
        PATH,
        "What the plan is run on",
        "One row per answered trial or questionnaire of the latest version, by those who completed.",
        List.of("participant", "seq"),
        columns);
  }

  private static Column<Observation> score(Asked asked, Score score) {
    var block = asked.block().id();
    var range = score.range(asked.scale());
    return number(
        score.column(block),
        "%s: %s of the block %s, from %s to %s; high: %s"
            .formatted(
                asked.scale().title(),
                score.title(),
                block,
                Cell.of(range[0]),
                Cell.of(range[1]),
                score.high()),
        null,
        row -> {
          var value =
              block.equals(row.answer().blockId())
                  ? score.value(asked.scale(), row.items())
                  : OptionalDouble.empty();
          return value.isPresent() ? value.getAsDouble() : null;
        });
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

  /** Questionnaires of the latest version, each with its scale. */
  static Map<String, Asked> scales(Version version) {
    var scales = new LinkedHashMap<String, Asked>();
    if (version != null) {
      for (var block : version.definition().blocks().toList()) {
        if (block instanceof Block.Questionnaire asked) {
          Instruments.byId(asked.instrument())
              .ifPresent(
                  scale -> scales.put(block.id(), new Asked(asked, scale.worded(asked.stems()))));
        }
      }
    }
    return scales;
  }

  /** A scale as one block asks it. */
  record Asked(Block.Questionnaire block, Instrument scale) {}
}
