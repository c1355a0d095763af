package groundwork.query.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.json.control.Json;
import groundwork.persistence.control.Durability;
import groundwork.persistence.control.Sql;
import groundwork.query.entity.Answered;
import groundwork.query.entity.Asked;
import groundwork.query.entity.Budget;
import groundwork.query.entity.Question;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Questions that were answered: each number once, never more than the budget, for ever. */
@ApplicationScoped
public class QueryLog {
  private static final String INSERT =
      """
      insert into model_query (study, enrolment, seq, figure, number, place, position, block, condition, item, what,
        asked_hash, input, output, changed, cost, tried, reached, at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?::jsonb, ?, ?)
      """;

  @Inject Sql sql;
  @Inject Clock clock;
  @Inject Durability durability;

  /** What was asked of a figure in the present step, in order. */
  List<Asked> asked(Enrolment run, String figure) {
    return sql.all(
        QueryLog::asked,
        "select * from model_query where study = ? and enrolment = ? and seq = ? and figure = ? order by place",
        run.study(),
        run.id(),
        run.saves(),
        figure);
  }

  /**
   * Holds the run where it is until the transaction ends.
   *
   * @return false where it has moved on
   */
  boolean hold(Enrolment run) {
    return sql.one(
            row -> true,
            """
            select 1 from enrolment where study = ? and id = ? and saves = ? and position = ? and status = 'active'
            for update
            """,
            run.study(),
            run.id(),
            run.saves(),
            run.position())
        .isPresent();
  }

  /**
   * Stores a question with its answer, if the run is still there and the budget allows it.
   *
   * @return all of the figure's questions; the stored one stands for a retry that was faster; empty
   *     where the run has moved on
   * @throws groundwork.problem.entity.Rejected where the budget is used up
   */
  @Transactional
  Optional<List<Asked>> store(
      Enrolment run, Question question, Answered answered, Budget budget, boolean counts) {
    durability.require();
    if (!hold(run)) {
      return Optional.empty();
    }
    var before = asked(run, question.figure());
    if (before.stream().anyMatch(one -> one.number() == question.number())) {
      return Optional.of(before);
    }
    var now = clock.instant();
    budget.require(before, counts, now);
    var step = run.step();
    sql.update(
        INSERT,
        run.study(),
        run.id(),
        run.saves(),
        question.figure(),
        question.number(),
        before.size() + 1,
        run.position(),
        step.block(),
        step.condition(),
        step.item(),
        question.what(),
        question.hash(),
        Json.write(answered.input()),
        Json.write(answered.output()),
        Json.write(answered.changed()),
        answered.cost(),
        Json.write(answered.tried()),
        answered.reached(),
        now);
    return Optional.of(asked(run, question.figure()));
  }

  private static Asked asked(ResultSet row) throws SQLException {
    return new Asked(
        row.getLong("number"),
        row.getInt("place"),
        row.getString("what"),
        row.getBytes("asked_hash"),
        new Answered(
            Json.tree(row.getString("input")),
            Json.tree(row.getString("output")),
            texts(Json.tree(row.getString("changed"))),
            (Double) row.getObject("cost"),
            texts(Json.tree(row.getString("tried"))),
            (Boolean) row.getObject("reached")),
        Sql.instant(row, "at"));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
