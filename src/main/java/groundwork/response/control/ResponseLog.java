package groundwork.response.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.json.control.Json;
import groundwork.persistence.control.Durability;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.response.entity.Recording;
import groundwork.response.entity.Submission;
import groundwork.trial.entity.Scored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/** Stores answers: each number once, in order, for ever. */
@ApplicationScoped
public class ResponseLog {
  /**
   * Moves the run on and stores the answer, or does neither: whoever comes second changes no row.
   *
   * <p>The lease is prolonged only when a tenth of it has passed: its column is indexed, and an
   * update that leaves indexed columns alone touches no index.
   */
  private static final String SAVE =
      """
      with moved as (
        update enrolment set position = ?, saves = saves + 1, last_seen_at = ?,
          lease_until = case when lease_until < ? then ? else lease_until end
        where study = ? and id = ? and saves = ? and position = ? and status = 'active' and lease_until is not null
        returning 1)
      insert into response (study, enrolment, seq, position, attempt, body, body_hash, correct, received_at, block, step,
        active_ms, timed_out, events_lost, measures)
      select ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb from moved
      """;

  @Inject Sql sql;
  @Inject Clock clock;
  @Inject Durability durability;

  /**
   * Stores the answer to the present step.
   *
   * @param run where the participant is; what stands in the database decides
   * @param position of the step that comes next
   * @param kept the answer as it is stored
   * @return true when stored; false when the run has moved on meanwhile and must be read again
   */
  public boolean store(
      Enrolment run,
      Submission submission,
      JsonNode kept,
      int position,
      Scored scored,
      Duration lease) {
    durability.require();
    var now = clock.instant();
    return sql.update(
            SAVE,
            position,
            now,
            now.plus(lease.multipliedBy(9).dividedBy(10)),
            now.plus(lease),
            run.study(),
            run.id(),
            run.saves(),
            run.position(),
            run.study(),
            run.id(),
            run.saves(),
            run.position(),
            run.step().attempt(),
            Json.write(submission.with(kept)),
            hash(submission),
            scored.correct(),
            now,
            run.step().block(),
            run.step().kind().name(),
            submission.timing().activeMs(),
            submission.timedOut(),
            submission.eventsLost(),
            scored.measures().isEmpty() ? null : Json.write(scored.measures()))
        == 1;
  }

  /**
   * What to say about an answer that is not the one that is due.
   *
   * @param run read just now
   */
  public Recording judge(Enrolment run, Submission submission) {
    if (submission.seq() < run.saves()) {
      var stored = storedHash(run, submission.seq());
      if (Arrays.equals(stored, hash(submission))) {
        return new Recording.Repeated(run);
      }
      throw new Rejected(
          Fault.ALREADY_ANSWERED,
          "Answer %d was stored before, and it was a different one; the stored one stands."
              .formatted(submission.seq()));
    }
    if (run.status() != Status.ACTIVE) {
      throw new Rejected(Fault.GONE, "This run has ended (" + run.status().word() + ").");
    }
    throw new Rejected(
        Fault.OUT_OF_SEQUENCE,
        "Answer %d came, answer %d is due.".formatted(submission.seq(), run.saves()));
  }

  private byte[] storedHash(Enrolment run, int seq) {
    return sql.one(
            row -> row.getBytes("body_hash"),
            "select body_hash from response where study = ? and enrolment = ? and seq = ?",
            run.study(),
            run.id(),
            seq)
        .orElse(new byte[0]);
  }

  /** Over what makes two answers the same: step and answer, not the timing. */
  private static byte[] hash(Submission submission) {
    var same = submission.step() + submission.timedOut() + Json.canonical(submission.answer());
    return ContentHash.sha256().digest(same.getBytes(StandardCharsets.UTF_8));
  }
}
