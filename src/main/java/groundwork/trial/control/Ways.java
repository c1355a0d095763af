package groundwork.trial.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.control.SetModels;
import groundwork.study.entity.Block;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.control.Facts.Given;
import groundwork.trial.control.Runs.Run;
import groundwork.trial.entity.Move;
import groundwork.trial.entity.Move.Happened;
import groundwork.trial.entity.Origin;
import groundwork.trial.entity.Scored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Where an answer leads once the study's rules and the clock have had their say. The database is
 * asked only where there is a rule or a wait.
 */
@ApplicationScoped
public class Ways {
  @Inject Sql sql;
  @Inject Clock clock;
  @Inject SetModels models;

  /** The move of an answer, and what is known by then; the facts are computed when first asked. */
  public record Turn(Move move, Supplier<Facts> facts) {}

  public Turn turn(Run run, JsonNode answer, boolean timedOut) {
    var version = run.version();
    var enrolment = run.enrolment();
    var move = Answers.move(version, enrolment, answer, timedOut, models);
    var block = new Key(version).block(enrolment.step());
    if (Wait.at(enrolment.step().kind())) {
      move = waited(enrolment, block, move);
    }
    var latest = new Given(enrolment.step(), answer, move.scored().correct(), timedOut);
    var facts = once(() -> facts(version, enrolment, latest));
    if (block instanceof Block.Screening screening) {
      for (var exclusion : screening.exclude()) {
        if (facts.get().hold(exclusion.when())) {
          return new Turn(
              new Move.End(
                  move.position(), Scored.NOT, Status.SCREENED_OUT, exclusion.reason(), List.of()),
              facts);
        }
      }
    }
    return new Turn(onward(version, enrolment, move, facts), facts);
  }

  /** Considers the rules of what comes next. */
  Move onward(StudyVersion version, Enrolment run, Move move, Supplier<Facts> facts) {
    var way = new Way(version.definition(), run.plan());
    if (!(move instanceof Move.On) || !way.ruled(move.position())) {
      return move;
    }
    var stop = way.from(move.position(), facts.get());
    var happened = new ArrayList<>(move.happened());
    happened.addAll(stop.happened());
    return stop.ending() == null
        ? Answers.ahead(run, stop.position(), move.scored(), happened)
        : new Move.End(
            stop.position(), move.scored(), Status.of(stop.ending()), stop.reason(), happened);
  }

  /** Facts of a run before its first answer. */
  Supplier<Facts> facts(StudyVersion version, Enrolment run) {
    return once(() -> facts(version, run, null));
  }

  private static <T> Supplier<T> once(Supplier<T> costly) {
    return new Supplier<>() {
      private T value;

      @Override
      public T get() {
        return value == null ? value = costly.get() : value;
      }
    };
  }

  private record Person(String locale, Map<String, String> recruitment) {}

  /**
   * @param latest the answer that is about to be stored; null where there is none
   */
  private Facts facts(StudyVersion version, Enrolment run, Given latest) {
    var person =
        sql.one(
                row -> new Person(row.getString("locale"), texts(row.getString("parameters"))),
                """
                select e.locale, i.parameters from enrolment e
                left join identity i on i.study = e.study and i.enrolment = e.id
                where e.study = ? and e.id = ?
                """,
                run.study(),
                run.id())
            .orElseThrow();
    var given =
        new ArrayList<>(
            sql.all(
                row ->
                    new Given(
                        run.plan().get(row.getInt("position")),
                        Json.tree(row.getString("answer")),
                        (Boolean) row.getObject("correct"),
                        row.getBoolean("late")),
                """
                select position, body -> 'answer' as answer, correct, (body ->> 'timedOut')::boolean as late
                from response where study = ? and enrolment = ? and seq < ? and not superseded order by seq
                """,
                run.study(),
                run.id(),
                run.saves()));
    if (latest != null) {
      given.add(latest);
    }
    return new Facts(version, run.arm(), person.locale(), person.recruitment(), given);
  }

  /** From where somebody came whose run has ended. */
  Origin origin(Enrolment run) {
    return sql.one(
            row -> new Origin(row.getString("source"), texts(row.getString("parameters"))),
            """
            select e.source, i.parameters from enrolment e
            left join identity i on i.study = e.study and i.enrolment = e.id
            where e.study = ? and e.id = ?
            """,
            run.study(),
            run.id())
        .orElse(Origin.UNKNOWN);
  }

  private static Map<String, String> texts(String parameters) {
    var texts = new HashMap<String, String>();
    if (parameters != null) {
      Json.tree(parameters)
          .properties()
          .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
    }
    return texts;
  }

  /** How long somebody has been at a break or between sessions; null at every other step. */
  Wait waiting(Enrolment run) {
    if (run.status() != Status.ACTIVE || !Wait.at(run.step().kind())) {
      return null;
    }
    var since =
        sql.one(
                row -> Sql.instant(row, "since"),
                """
                select coalesce(r.received_at, e.enrolled_at) as since from enrolment e
                left join response r on r.study = e.study and r.enrolment = e.id and r.seq = e.saves - 1
                where e.study = ? and e.id = ?
                """,
                run.study(),
                run.id())
            .orElseThrow();
    boolean held = run.kind() == EnrolmentKind.REAL || run.kind() == EnrolmentKind.PILOT;
    return new Wait(since, clock.instant(), held);
  }

  private Move waited(Enrolment run, Block block, Move move) {
    var wait = waiting(run);
    return switch (block) {
      case Block.Pause pause -> {
        var until = wait.since().plusSeconds(pause.minSeconds());
        require(wait, until, "The break lasts until " + until + ".");
        yield move;
      }
      case Block.Session session -> {
        var opens = session.opens(wait.since());
        require(wait, opens, "The next session begins at " + opens + "; come back then.");
        yield move.and(new Happened(Happened.SESSION, sitting(session, wait)));
      }
      default -> move;
    };
  }

  private static void require(Wait wait, Instant from, String otherwise) {
    if (wait.held() && wait.now().isBefore(from)) {
      throw new Rejected(Fault.NOT_YET, otherwise)
          .opensAt(from)
          .retryAfter(Duration.between(wait.now(), from).plusSeconds(1));
    }
  }

  /** What the data say of a new sitting. */
  private static Map<String, Object> sitting(Block.Session session, Wait wait) {
    var opens = session.opens(wait.since());
    var closes = session.closes(wait.since());
    var detail = new LinkedHashMap<String, Object>();
    detail.put("block", session.id());
    detail.put("opened", opens.toString());
    detail.put("awayMs", Duration.between(wait.since(), wait.now()).toMillis());
    detail.put("late", closes != null && wait.now().isAfter(closes));
    detail.put("waited", wait.held());
    return detail;
  }
}
