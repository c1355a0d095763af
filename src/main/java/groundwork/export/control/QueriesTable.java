package groundwork.export.control;

import static groundwork.export.entity.Column.level;
import static groundwork.export.entity.Column.number;
import static groundwork.export.entity.Column.text;
import static groundwork.export.entity.Column.time;
import static groundwork.export.entity.Column.whole;
import static groundwork.export.entity.Column.yesNo;

import groundwork.export.entity.Person;
import groundwork.export.entity.QueryRow;
import groundwork.export.entity.Scope;
import groundwork.export.entity.Table;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What participants asked a model inside a figure. */
final class QueriesTable {
  private static final String QUERIES =
      "select * from model_query where study = ? order by enrolment, seq, figure, place";

  private QueriesTable() {}

  static boolean isEmpty(Snapshot snapshot, Scope scope) {
    return Scopes.count(snapshot, "select count(*) from model_query where study = ?", scope.study())
        == 0;
  }

  static Table<QueryRow> of(Scope scope) {
    return new Table<>(
        "data/queries.csv",
        "Questions to the model",
        "What participants asked a model inside a figure, and what it answered: one row per"
            + " question, also of steps that were not answered in the end.",
        List.of("participant", "seq", "figure", "number"),
        List.of(
            text("participant", "Pseudonym", row -> row.person().pseudonym()),
            whole("seq", "Number of the answer that the step has", QueryRow::seq),
            level("block", "Block", scope.blocks(), QueryRow::block),
            text("condition", "Condition within the arm", QueryRow::condition),
            text("item", "Item of the stimulus set", QueryRow::item),
            text(
                "figure",
                "Id of the figure where a document holds several",
                row -> row.figure().isEmpty() ? null : row.figure()),
            whole("number", "Number within figure and step, from 1", QueryRow::number),
            level(
                "what",
                "What was asked: the output of a changed case or a drawing, a training, a round of"
                    + " feedback, going back a round",
                List.of("predict", "train", "retrain", "undo"),
                QueryRow::what),
            text(
                "changed",
                "What differs from the beginning (feedback: from the round before), a list in JSON",
                row -> Json.write(row.changed())),
            text("input", "All that was asked, in JSON", row -> row.input().toString()),
            text("output", "Class that the model said", row -> word(row.output(), "predicted")),
            text("answer", "All that was answered, in JSON", row -> row.output().toString()),
            number(
                "quality",
                "Of feedback: quality of the model after it, as the figure measures it",
                null,
                row ->
                    row.output().path("quality").isNumber()
                        ? row.output().path("quality").asDouble()
                        : null),
            number(
                "cost",
                "Cost of the changes: steps times cost of each feature, words, pixels, or acts",
                null,
                QueryRow::cost),
            text(
                "immutable_tried",
                "What may not be changed and was tried since the question before, a list in JSON",
                row -> Json.write(row.tried())),
            yesNo("reached", "Whether the goal was reached", QueryRow::reached),
            time("at", "When", QueryRow::at)));
  }

  static void each(Snapshot snapshot, Scope scope, People people, Consumer<QueryRow> use) {
    record Stored(UUID enrolment, QueryRow row) {}
    try (var rows =
        snapshot.rows(
            found -> new Stored(found.getObject("enrolment", UUID.class), row(found)),
            QUERIES,
            scope.study())) {
      people.everyone(
          person -> {
            while (rows.peek() != null && rows.peek().enrolment().equals(person.id())) {
              var row = rows.next().row();
              if (person.isIn(scope)) {
                use.accept(of(row, person));
              }
            }
          });
    }
  }

  private static QueryRow of(QueryRow row, Person person) {
    return new QueryRow(
        person,
        row.seq(),
        row.block(),
        row.condition(),
        row.item(),
        row.figure(),
        row.number(),
        row.what(),
        row.changed(),
        row.input(),
        row.output(),
        row.cost(),
        row.tried(),
        row.reached(),
        row.at());
  }

  private static QueryRow row(ResultSet found) throws SQLException {
    return new QueryRow(
        null,
        found.getInt("seq"),
        found.getString("block"),
        found.getString("condition"),
        found.getString("item"),
        found.getString("figure"),
        found.getInt("place"),
        found.getString("what"),
        texts(found.getString("changed")),
        Json.tree(found.getString("input")),
        Json.tree(found.getString("output")),
        (Double) found.getObject("cost"),
        texts(found.getString("tried")),
        (Boolean) found.getObject("reached"),
        Sql.instant(found, "at"));
  }

  private static List<String> texts(String list) {
    return Json.tree(list).valueStream().map(JsonNode::asString).toList();
  }

  private static String word(JsonNode output, String member) {
    return output.path(member).isString() ? output.path(member).asString() : null;
  }
}
