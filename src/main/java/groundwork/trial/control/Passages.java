package groundwork.trial.control;

import groundwork.assignment.control.Endings;
import groundwork.assignment.control.Joins;
import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import groundwork.trial.control.Runs.Run;
import groundwork.trial.entity.Move;
import groundwork.trial.entity.Move.Happened;
import groundwork.trial.entity.Scored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Moves that are more than one statement: an assignment, an end, something to be remembered. All of
 * it happens, or nothing does.
 */
@ApplicationScoped
public class Passages {
  @Inject Sql sql;
  @Inject Clock clock;
  @Inject Joins joins;
  @Inject Endings endings;
  @Inject Ways ways;

  /** Moves the run on and stores what moved it; false where it had moved on before. */
  @FunctionalInterface
  public interface Step {
    boolean store(int position, Scored scored, Duration lease);
  }

  /** Somebody else was faster: nothing of this move stands. */
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /**
   * @param run where the participant is, before the move
   * @return the run after the move, its answers not counted
   * @throws RuntimeException which {@link #isOvertaken} knows, where the run had moved on before
   */
  @Transactional
  public Enrolment pass(Run run, Ways.Turn turn, Step step) {
    var before = run.enrolment();
    return switch (turn.move()) {
      case Move.On on -> {
        require(step.store(on.position(), on.scored(), lease(run, before, on)));
        remember(run, on);
        yield before.moved(on.position(), before.saves(), Status.ACTIVE);
      }
      case Move.Assign due -> {
        lockCounts(before);
        require(step.store(due.position(), due.scored(), lease(run, before, due)));
        remember(run, due);
        yield assigned(run, due, turn);
      }
      case Move.End end -> {
        require(
            endings.end(
                before,
                end.status(),
                () -> step.store(end.position(), end.scored(), lease(run, before, end))));
        remember(run, end);
        yield before.moved(end.position(), before.saves(), end.status());
      }
    };
  }

  /** The cause may arrive wrapped by the container. */
  public static boolean isOvertaken(RuntimeException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Overtaken) {
        return true;
      }
    }
    return false;
  }

  private static void require(boolean stored) {
    if (!stored) {
      throw new Overtaken(); // rolls back
    }
  }

  private static Duration lease(Run run, Enrolment at, Move move) {
    return Lease.of(run.version(), at.plan(), move.position());
  }

  /** As a join does, before any run is touched, so that the two cannot wait for each other. */
  private void lockCounts(Enrolment run) {
    sql.all(
        row -> row.getString("arm"),
        "select arm from arm_count where study = ? and version = ? and kind = ? order by arm for update",
        run.study(),
        run.version(),
        run.kind().word());
  }

  /** An arm, and what its rules say of the first steps in it. */
  private Enrolment assigned(Run run, Move.Assign due, Ways.Turn turn) {
    var facts = turn.facts().get();
    var assigned = joins.assign(run.version(), run.enrolment(), facts.strata(run.version()));
    var now = assigned.moved(due.position(), run.enrolment().saves(), assigned.status());
    if (now.status() != Status.ACTIVE) {
      return now; // every place is taken
    }
    var move =
        ways.onward(
            run.version(),
            now,
            Answers.ahead(now, due.position(), Scored.NOT, List.of()),
            () -> facts.in(now.arm()));
    var status = move instanceof Move.End end ? end.status() : Status.ACTIVE;
    if (status != Status.ACTIVE) {
      endings.end(now, status, () -> true);
    }
    if (move.position() != due.position()) {
      sql.update(
          "update enrolment set position = ? where study = ? and id = ?",
          move.position(),
          now.study(),
          now.id());
    }
    remember(run, move);
    return now.moved(move.position(), now.saves(), status);
  }

  private void remember(Run run, Move move) {
    for (var happened : move.happened()) {
      event(run.enrolment(), happened);
      switch (happened.kind()) {
        case Happened.FAILED_ATTENTION -> update(run, "attention_failed = attention_failed + 1");
        case Happened.SESSION -> // from here on somebody is expected to be seen again
            update(run, "lease_until = ?", clock.instant().plus(lease(run, run.enrolment(), move)));
        default -> {}
      }
    }
    if (move instanceof Move.End end && end.status() != Status.COMPLETED) {
      ended(run.enrolment(), end.status(), end.reason());
    }
  }

  private void update(Run run, String change, Object... values) {
    var parameters = new ArrayList<Object>(List.of(values));
    parameters.add(run.enrolment().study());
    parameters.add(run.enrolment().id());
    sql.update(
        "update enrolment set " + change + " where study = ? and id = ?", parameters.toArray());
  }

  /** Keeps why a run ended; {@code reason} may be null. */
  private void ended(Enrolment run, Status status, String reason) {
    if (reason != null) {
      sql.update(
          "update enrolment set ended_reason = ? where study = ? and id = ?",
          reason,
          run.study(),
          run.id());
    }
    event(
        run,
        new Happened(
            Happened.ENDED,
            reason == null
                ? Map.of("outcome", status.word())
                : Map.of("outcome", status.word(), "reason", reason)));
  }

  private void event(Enrolment run, Happened happened) {
    sql.update(
        "insert into run_event (study, enrolment, kind, detail, at) values (?, ?, ?, ?, ?)",
        run.study(),
        run.id(),
        happened.kind(),
        Json.write(happened.detail()),
        clock.instant());
  }

  /**
   * What rules say of the very first steps, once somebody is in. Asked again it says the same, so a
   * crash in between does no harm.
   */
  @Transactional
  public Enrolment begin(Run run) {
    var before = run.enrolment();
    var facts = ways.facts(run.version(), before);
    var first = Answers.ahead(before, 0, Scored.NOT, List.of());
    var move = ways.onward(run.version(), before, first, facts);
    return move.equals(first) && !(move instanceof Move.Assign)
        ? before
        : pass(run, new Ways.Turn(move, facts), (position, scored, lease) -> moved(run, position));
  }

  private boolean moved(Run run, int position) {
    return sql.update(
            """
            update enrolment set position = ?
            where study = ? and id = ? and position = 0 and saves = 0 and status = 'active'
            """,
            position,
            run.enrolment().study(),
            run.enrolment().id())
        == 1;
  }

  /** The time is up, by the server's clock. */
  @Transactional
  public void timeOut(Enrolment run, String reason) {
    endings.end(
        run,
        Status.TIMED_OUT,
        () -> {
          boolean active =
              sql.update(
                      "update enrolment set last_seen_at = last_seen_at"
                          + " where study = ? and id = ? and status = 'active'",
                      run.study(),
                      run.id())
                  == 1;
          if (active) {
            ended(run, Status.TIMED_OUT, reason);
          }
          return active;
        });
  }
}
