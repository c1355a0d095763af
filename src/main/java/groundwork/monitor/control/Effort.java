package groundwork.monitor.control;

import groundwork.assignment.entity.Kinds;
import groundwork.monitor.entity.Situation;
import groundwork.monitor.entity.Situation.QuestionCount;
import groundwork.persistence.control.Sql;
import groundwork.study.entity.Block;
import groundwork.study.entity.StudyVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What needs all answers: times by block, failed checks, reloads. */
@ApplicationScoped
public class Effort {
  /** Rows with a block are about it; the one without is about the people. */
  private static final String SPENT =
      """
      with spent as materialized (
        select r.enrolment, r.block, sum(r.active_ms) as ms,
          count(*) filter (where r.correct is false) as wrong, sum(r.events_lost) as lost
        from response r join enrolment e on e.study = r.study and e.id = r.enrolment
        where r.study = ? and e.kind = any(string_to_array(?, ',')) and r.block is not null
        group by 1, 2),
      people as (
        select s.enrolment, sum(s.ms) as ms, sum(s.lost) as lost from spent s group by 1)
      select block, count(*) as n, percentile_cont(0.5) within group (order by ms) as median,
        percentile_cont(0.9) within group (order by ms) as high, count(*) filter (where wrong > 0) as failed,
        0 as returning, 0 as losing
      from spent group by 1
      union all
      select null, count(*) filter (where e.status = 'completed'),
        percentile_cont(0.5) within group (order by p.ms) filter (where e.status = 'completed'), null,
        count(*), count(*) filter (where e.resumes >= 3), count(*) filter (where p.lost > 0)
      from enrolment e left join people p on p.enrolment = e.id
      where e.study = ? and e.kind = any(string_to_array(?, ',')) and e.arm is not null
      """;

  private static final String QUESTIONS =
      """
      select r.block, q.key as question, q.value as answer, count(*) as n, count(*) filter (where r.correct is false) as wrong
      from response r join enrolment e on e.study = r.study and e.id = r.enrolment
      cross join lateral jsonb_each_text(case when r.step = 'COMPREHENSION' then r.body -> 'answer' -> 'answers'
        else '{"": ""}' end) q
      where r.study = ? and e.version = ? and e.kind = any(string_to_array(?, ','))
        and r.step in ('COMPREHENSION', 'ATTENTION') and r.attempt = 1
      group by 1, 2, 3
      """;

  @Inject Sql sql;
  @Inject Lately lately;

  /**
   * One block.
   *
   * @param people who answered in it
   * @param median milliseconds in view that one person spent on it
   * @param high nine of ten spent less
   * @param failed people with a wrong answer
   */
  public record On(int people, Double median, Double high, int failed) {}

  record Spent(
      Map<String, On> blocks,
      List<QuestionCount> questions,
      Situation.People people,
      int completed,
      Double completedMedian) {}

  private record Asked(UUID study, String version, String kinds) {}

  private record Row(
      String block, int n, Double median, Double high, int failed, int returning, int losing) {}

  private record Given(String block, String question, String answer, int n, int wrong) {}

  /** Empty while it is being counted for the first time. */
  Optional<Spent> lately(UUID study, StudyVersion shape, Kinds kinds) {
    return lately.of(
        new Asked(study, shape.hash().hex(), kinds.words()), () -> count(study, shape, kinds));
  }

  /** By block; empty while it is being counted for the first time. */
  public Optional<Map<String, On>> byBlock(UUID study, StudyVersion shape, Kinds kinds) {
    return lately(study, shape, kinds).map(Spent::blocks);
  }

  /** What kind of block it is, as a definition writes it. */
  public static String kind(Block block) {
    return Labels.kind(block);
  }

  private Spent count(UUID study, StudyVersion shape, Kinds kinds) {
    var blocks = new HashMap<String, On>();
    Row people = null;
    for (var row : rows(study, kinds)) {
      if (row.block() == null) {
        people = row;
      } else {
        blocks.put(row.block(), new On(row.n(), row.median(), row.high(), row.failed()));
      }
    }
    return new Spent(
        blocks,
        questions(study, shape, kinds),
        new Situation.People(people.failed(), people.returning(), people.losing()),
        people.n(),
        people.median());
  }

  private List<Row> rows(UUID study, Kinds kinds) {
    return sql.all(
        row ->
            new Row(
                row.getString("block"),
                row.getInt("n"),
                row.getObject("median", Double.class),
                row.getObject("high", Double.class),
                row.getInt("failed"),
                row.getInt("returning"),
                row.getInt("losing")),
        SPENT,
        study,
        kinds.words(),
        study,
        kinds.words());
  }

  /** Of this version only: another one may have another key. */
  private List<QuestionCount> questions(UUID study, StudyVersion shape, Kinds kinds) {
    var given =
        sql.all(
            row ->
                new Given(
                    row.getString("block"),
                    row.getString("question"),
                    row.getString("answer"),
                    row.getInt("n"),
                    row.getInt("wrong")),
            QUESTIONS,
            study,
            shape.hash().hex(),
            kinds.words());
    var counts = new ArrayList<QuestionCount>();
    for (var block : shape.definition().blocks().toList()) {
      var here = given.stream().filter(one -> one.block().equals(block.id())).toList();
      if (block instanceof Block.Comprehension check) {
        for (var question : check.questions()) {
          var to = here.stream().filter(one -> one.question().equals(question.id())).toList();
          counts.add(
              new QuestionCount(
                  block.id(),
                  question.id(),
                  question.text(),
                  to.stream().mapToInt(Given::n).sum(),
                  to.stream()
                      .filter(one -> !question.key().equals(one.answer()))
                      .mapToInt(Given::n)
                      .sum()));
        }
      } else if (block instanceof Block.Attention check) {
        counts.add(
            new QuestionCount(
                block.id(),
                block.id(),
                check.title(),
                here.stream().mapToInt(Given::n).sum(),
                here.stream().mapToInt(Given::wrong).sum()));
      }
    }
    return counts;
  }
}
